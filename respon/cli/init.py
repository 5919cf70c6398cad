"""`respon init`."""

import re
import shlex
from pathlib import Path
from typing import Annotated

import typer

from respon.cli.choice import choice
from respon.cli.run import speak
from respon.i18n import LANGUAGES, language, tr

SCHEMA = "respon.schema.json"
"""Beside the data files, whose first line names it: editors need no network."""


def command(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Made if it isn't there. Default: the working folder.")
    ] = ".",
    lang: Annotated[
        str | None,
        choice(
            LANGUAGES,
            "--lang",
            help="Language of the files and their comments. Default: the locale's.",
        ),
    ] = None,
) -> None:
    """Write a commented start of one's own data: a data file, a registry, the schema for editors, settings of `check`.

    What is written is whole and passes `respon check`: replace its examples by your own. Nothing is overwritten: where
    one of the files is there already, none is written, and the exit code is 3.

    Examples:

        respon init 分工 --lang zh

        respon init plan --lang en
    """
    from respon.cli.emit import write
    from respon.cli.new_files import new_files
    from respon.cli.stderr import to_stderr
    from respon.schema import schema
    from respon.start import start

    speak(lang)
    files = start(language()) | {SCHEMA: schema().encode()}
    written = new_files(files, Path(folder))
    write([f"{path}\n".encode("utf-8", "surrogateescape") for path in written], None)
    to_stderr(tr("written; next, try:"))
    for line in ("respon check -d {data}", "respon duties --all -d {data}", "respon gaps -d {data}"):
        to_stderr("  " + line.format(data=_data(Path(folder))))


def _data(folder: Path) -> str:
    """Return what to name after -d in a shell: the folder, or our data file where others are there too."""
    from respon.sources.named import expand
    from respon.start import ACTIONS, NAMES

    ours = {folder / name for name in NAMES}
    named = str(folder if set(expand(str(folder))) <= ours else folder / ACTIONS)
    return named if re.fullmatch(r"[\w./+@%-]+", named) else shlex.quote(named)
