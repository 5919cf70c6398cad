"""The only writer: an answer to a file, whole or not at all, or to stdout in bytes, whatever the locale."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from respon.answer import Answer
from respon.cli.stderr import to_stderr
from respon.errors import ResponError, UsageError
from respon.formats import FORMATS, Theme, Written, chosen, known
from respon.harmless import door
from respon.i18n import tr
from respon.messages import SEPARATOR, say
from respon.render import Look, left_out, render


def file(output: str | None) -> Path | None:
    """Return the file that --output names; None for stdout, which is `-` too."""
    return None if output in (None, "-") else Path(str(output))


def refuse_terminal(name: str, output: Path | None) -> None:
    """Raise UsageError if this binary format would go to a terminal."""
    if is_terminal(output):
        raise UsageError(say("{name} is not for a terminal", name=name), hint=say("add -o FILE.{name}", name=name))


class Manner(NamedTuple):
    """How one wants it written: for Excel; in colours (`auto`, `always`, `never`); what joins a list; with a header.

    theme: of a picture.
    """

    excel: bool = False
    color: str | None = None
    join: str | None = None
    header: bool = True
    theme: Theme | None = None


class Target:
    """Where an answer goes, and in which format. Raises UsageError for what doesn't fit together.

    kinds: what is written, a query's answer or, among its formats, those for findings too.
    """

    def __init__(self, name: str | None, output: str | None, manner: Manner, *kinds: Written) -> None:
        self.output = file(output)
        self.name = chosen(name, self.output.suffix if self.output else None, "table", *kinds)
        self.manner = manner
        self.ascii = False
        for option, given in (("--excel", manner.excel), ("--join", manner.join), ("--no-header", not manner.header)):
            if given and self.name not in ("csv", "tsv"):
                raise UsageError(
                    say("{option} is for csv and tsv", option=option), hint=say("add -f csv; -f xlsx is a workbook")
                )
        if manner.theme and not self.is_picture:
            raise UsageError(
                say("--theme is for pictures, not {name}", name=self.name), hint=say("add -o FILE.svg or FILE.png")
            )
        if FORMATS[self.name].binary:
            refuse_terminal(self.name, self.output)

    @property
    def is_picture(self) -> bool:
        """True if a picture is written."""
        return self.name in known("picture")

    def draw(self) -> None:
        """Draw a chart in place of the table. Raises UsageError if a format is asked for that can't."""
        if self.name == "table":
            self.name = "chart"
        elif not self.is_picture:
            raise UsageError(
                say("a chart is text or a picture, not {name}", name=self.name),
                hint=say("-o FILE.svg, or leave --chart away"),
            )

    def write(self, answer: Answer) -> None:
        """Write the answer. Raises ResponError if the file can't be written."""
        if self.name == "table" and is_terminal(self.output):
            answer.rows = list(answer.rows)
            _warn_of_many(len(answer.rows))
        look = self._look()
        form = FORMATS["table" if self.name == "chart" else self.name]
        pieces = render(answer, self.name, look)
        write(pieces, self.output, form.binary, colour=look.colour, dos=look.excel or form.dos, commands=form.commands)
        if left := left_out(answer, self.name):
            words = tr("{n} findings are left out: {format} takes no more; the gravest are in it")
            to_stderr(words.format(n=left, format=self.name))

    def _look(self) -> Look:
        manner = self.manner
        look = Look(excel=manner.excel, join=manner.join or SEPARATOR, header=manner.header, theme=manner.theme)
        is_screen, is_coloured = is_terminal(self.output), self.output is None and _wants_colour(manner.color)
        if not (is_screen or (is_coloured and not FORMATS.get(self.name, FORMATS["table"]).binary)):
            return look
        width = shutil.get_terminal_size().columns
        return look._replace(width=width, colour=is_coloured, ascii=self.ascii)


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


def _wants_colour(color: str | None) -> bool:
    """Tell if stdout gets colours: as told, else by NO_COLOR (no-color.org) and FORCE_COLOR, else on a terminal."""
    if color in ("always", "never"):
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal(None) and os.environ.get("TERM") != "dumb"


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
        raise ResponError(say("can't write: standard output is closed"), hint=say("redirect it, or use -o FILE"))
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    for piece in pieces:
        if stream is None:
            sys.stdout.write(piece.decode())
        else:
            stream.write(piece)
    sys.stdout.flush()
