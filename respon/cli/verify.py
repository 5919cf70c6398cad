"""`respon verify`."""

from typing import Annotated

import typer

from respon.cli.options import query
from respon.cli.run import Run
from respon.errors import DataError
from respon.messages import say


@query
def command(
    run: Run,
    source: Annotated[
        list[str], typer.Option("--source", "-s", metavar="DOC", help="The document, or several; `-` is stdin.")
    ],
    differing: Annotated[bool, typer.Option("--differing", help="Only what differs.")] = False,
) -> None:
    """Prove that data and text agree: each assignment against the clause it rests on.

    agrees: the text says so. moved: the clause stands under another heading. changed: another role, place in the
    list or printed name, or, without an agency, another text of the action. missing: the text doesn't say so.
    Exit code 1 where they differ. Traditional and Simplified printings are the same text.

    An action that names nobody is proved by its text's fingerprint. Notes below the table, `notes` in json, say which
    documents each source holds, and which no source does. A ledger or notice without a number is known by its file's
    name, as `extract` calls it, so that a draft can be proved against its own source.

    Examples:

        respon verify -s gazette.txt

        respon verify -s gazette.txt -s republication.txt --differing

        respon verify -d data/ -s 公报.pdf -f json

        respon verify -d ledger.yaml -s ledger.csv
    """
    from respon.cli import papers as documents
    from respon.verify.proofs import verified

    with documents.reader() as process:
        found = documents.sources(process, source, run.plan)
    answer, proved, differs = verified(run.plan, found, differing)
    if not proved:
        raise DataError(say("the sources hold none of the data's documents"), hint=say("check --data and --source"))
    run.emit(answer)
    if differs:
        raise typer.Exit(1)
