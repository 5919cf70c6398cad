"""`respon schema`."""

from typing import Annotated

import typer


def command(
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
) -> None:
    """Write the data format as JSON Schema (2020-12), generated from the model.

    Name it in a data file's first line, and editors check and complete the file:
    `# yaml-language-server: $schema=respon.schema.json`

    Examples:

        respon schema

        respon schema -o data/respon.schema.json
    """
    from respon.cli.emit import file, write
    from respon.schema import schema

    write([schema().encode()], file(output))
