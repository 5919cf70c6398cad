"""The only writer: an answer to a file, whole or not at all, or to stdout in bytes, whatever the locale."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from respon.answer import Answer
from respon.cli.stderr import to_stderr
from respon.errors import ResponError, UsageError
from respon.formats import FORMATS, Written, chosen
from respon.harmless import door
from respon.i18n import tr
from respon.render import Look, left_out, render


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
        look = self._look()
        form = FORMATS["table" if self.name == "chart" else self.name]
        pieces = render(answer, self.name, look)
        write(pieces, self.output, form.binary, colour=look.colour, dos=look.excel, commands=form.commands)
        if left := left_out(answer, self.name):
            words = tr("{n} findings are left out: {format} takes no more; the gravest are in it")
            to_stderr(words.format(n=left, format=self.name))

    def _look(self) -> Look:
        if is_terminal(self.output):
            plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"  # no-color.org
            return Look(shutil.get_terminal_size().columns, not plain, self.excel)
        return Look(excel=self.excel)


def write(pieces: Iterable[bytes], output: Path | None, binary: bool = False, **manners: bool) -> None:
    """Write to the file, whole or not at all, or to stdout where there is none.

    Text is made harmless here, whatever wrote it; `manners` are those of `harmless.door`.
    """
    pieces = pieces if binary else door(pieces, **manners)
    if output is None:
        _to_stdout(pieces)
    else:
        from respon.cli.atomic import to_file

        to_file(pieces, output)


def _warn_of_many(rows: int) -> None:
    from respon.render.table import MANY

    if rows > MANY:
        words = tr("{rows} rows, more than a screen is good for: see --help for filters, or write -o FILE.csv")
        to_stderr(words.format(rows=f"{rows:,}"))


def is_terminal(output: Path | None) -> bool:
    """Tell if what is written goes to a terminal."""
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def _to_stdout(pieces: Iterable[bytes]) -> None:
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
