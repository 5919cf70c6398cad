"""`respon diff`."""

from typing import TYPE_CHECKING, Annotated

import typer

from respon.cli.options import comparison
from respon.cli.run import Run

if TYPE_CHECKING:
    from respon.plan import Plan


@comparison
def command(
    run: Run,
    old: Annotated[str, typer.Argument(metavar="OLD", help="File, folder, or REF:path as git has it.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="File, folder, or REF:path as git has it.")],
    document: Annotated[
        str | None, typer.Option("--document", metavar="NUMBER", help="Compare only this document's actions.")
    ] = None,
) -> None:
    """Compare two versions: who gains and loses duties, who leads now, what was renamed, reordered, put off.

    Exits 1 where they differ.

    Examples:

        respon diff HEAD~1:data/ data/

        respon diff 旧台账.xlsx 新台账.xlsx -o 分工变更单.xlsx --lang zh

        respon diff origin/main:data/ data/ -f md
    """
    from respon.cli.main import FINDINGS
    from respon.diff.told import diff

    answer = diff(_read(old), _read(new), document)
    run.emit(answer)
    if answer.rows:
        raise typer.Exit(FINDINGS)


def _read(source: str) -> "Plan":
    from respon.cli.load import load
    from respon.sources import git

    return git.read(source) if git.is_spec(source) else load([source], strict=False)
