"""`respon schema`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.answers import ANSWERS, shapes
from respon.errors import UsageError
from respon.messages import say


def command(
    answer: Annotated[
        str | None,
        typer.Argument(
            metavar="COMMAND", autocompletion=complete.among(ANSWERS), help="Whose rows; without, the data."
        ),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
) -> None:
    """Write the data format, or the rows that a command answers, as JSON Schema (2020-12).

    Name the data format's in a data file's first line, and editors check and complete the file:
    `# yaml-language-server: $schema=respon.schema.json`. A command's is that of a line of `-f jsonl`, and of an
    item of `rows` in `-f json`.

    Examples:

        respon schema

        respon schema -o data/respon.schema.json

        respon schema duties
    """
    from respon.cli.emit import file, write
    from respon.schema import rows_schema, schema

    if answer is not None and answer not in ANSWERS:
        raise UsageError(
            say("no command answers '{answer}'", answer=answer),
            hint=say("one of {words}", words=", ".join(ANSWERS)),
        )
    text = rows_schema(answer, list(shapes(answer)), ANSWERS[answer].others) if answer else schema()
    write([text.encode()], file(output))
