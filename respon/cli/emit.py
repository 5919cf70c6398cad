"""The only writer: an answer to a file, whole or not at all, or to stdout in bytes, whatever the locale."""

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from respon.answer import Answer
from respon.errors import ResponError, UsageError
from respon.formats import FORMATS, Written, chosen
from respon.i18n import tr
from respon.render import Look, render
from respon.where import Where


def file(output: str | None) -> Path | None:
    """Return the file that --output names; None for stdout, which is `-` too."""
    return None if output in (None, "-") else Path(str(output))


def refuse_terminal(name: str, output: Path | None) -> None:
    """Raise UsageError if this binary format would go to a terminal."""
    if is_terminal(output):
        raise UsageError(f"{name} is not for a terminal", hint=f"add -o FILE.{name}")


class Target:
    """Where an answer goes, and in which format. Raises UsageError for what doesn't fit together.

    kinds: what is written, a query's answer or, among its formats, those for findings too.
    """

    def __init__(self, name: str | None, output: str | None, excel: bool, *kinds: Written) -> None:
        self.output = file(output)
        self.name = chosen(name, self.output.suffix if self.output else None, "table", *kinds)
        self.excel = excel
        if excel and self.name not in ("csv", "tsv"):
            raise UsageError("--excel is for csv and tsv", hint="add -f csv, or use -f xlsx for a workbook")
        if FORMATS[self.name].binary:
            refuse_terminal(self.name, self.output)

    def draw(self) -> None:
        """Draw a chart in place of the table. Raises UsageError if another format is asked for."""
        if self.name != "table":
            raise UsageError(f"a chart is text, not {self.name}", hint="leave --format away, or --chart")
        self.name = "chart"

    def write(self, answer: Answer) -> None:
        """Write the answer. Raises ResponError if the file can't be written."""
        if self.name == "table" and is_terminal(self.output):
            answer.rows = list(answer.rows)
            _warn_of_many(len(answer.rows))
        pieces = render(answer, self.name, self._look())
        write(pieces, self.output)

    def _look(self) -> Look:
        if is_terminal(self.output):
            plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"  # no-color.org
            return Look(shutil.get_terminal_size().columns, not plain, self.excel)
        return Look(excel=self.excel)


def write(pieces: Iterable[bytes], output: Path | None) -> None:
    """Write to the file, whole or not at all, or to stdout where there is none."""
    if output is None:
        to_stdout(pieces)
    else:
        to_file(pieces, output)


def _warn_of_many(rows: int) -> None:
    from respon.render.table import MANY

    if rows > MANY:
        words = tr("{rows} rows, more than a screen is good for: see --help for filters, or write -o FILE.csv")
        sys.stderr.write(words.format(rows=f"{rows:,}") + "\n")


def is_terminal(output: Path | None) -> bool:
    """Tell if what is written goes to a terminal."""
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def to_stdout(pieces: Iterable[bytes]) -> None:
    """Write bytes to stdout: Chinese comes out right under any locale. Raises ResponError if it is closed."""
    if sys.stdout is None:
        raise ResponError("can't write: standard output is closed", hint="redirect it, or use -o FILE")
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    for piece in pieces:
        if stream is None:
            sys.stdout.write(piece.decode())
        else:
            stream.write(piece)
    sys.stdout.flush()


def to_file(pieces: Iterable[bytes], path: Path) -> None:
    """Write a file beside its name and rename it: readers see the old one or the new one, never half.

    A link's target is written, not the link; a device or pipe (`-o /dev/null`) can't be renamed and is written to.
    Raises ResponError if the file can't be written.
    """
    import tempfile

    path = path.resolve()
    if path.exists() and not path.is_file():
        _to_device(pieces, path)
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise ResponError(f"can't write: {error.strerror}", Where(str(path)), "check the folder after -o") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException as error:
        with suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            raise ResponError(
                f"can't write: {error.strerror}", Where(str(path)), "check the disk and the rights"
            ) from None
        raise


def _to_device(pieces: Iterable[bytes], path: Path) -> None:
    try:
        with path.open("wb") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise ResponError(f"can't write: {error.strerror}", Where(str(path)), "name a file after -o") from None


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those that a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
