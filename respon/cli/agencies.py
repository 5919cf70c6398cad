"""`respon agencies`."""

from typing import Annotated, get_args

import typer

from respon.cli import complete
from respon.cli.corpora import TabledRun, tabled_or_draft
from respon.cli.run import one_of
from respon.errors import UsageError
from respon.messages import say
from respon.model import Kind

KINDS = get_args(Kind)


OfKind = Annotated[
    str | None,
    typer.Option(
        "--kind", metavar="KIND", autocompletion=complete.among(KINDS), help=f"Only one kind: {', '.join(KINDS)}."
    ),
]
Chart = Annotated[bool, typer.Option("--chart", help="Draw bars instead of a table, a piece a role.")]
Drafts = Annotated[
    list[str] | None,
    typer.Option(
        "--from", metavar="DRAFT", help="Propose entries of a registry by a draft's names; many times, `-` is stdin."
    ),
]


@tabled_or_draft
def command(run: TabledRun, kind: OfKind = None, chart: Chart = False, drafts: Drafts = None) -> None:
    """List every agency, with how many actions it leads, shares, supports and oversees.

    With `--from`, propose entries of a registry by the names that drafts of `respon extract` hold: short and full forms
    that fit one another side by side, for a person to confirm. What the registry of `--data` knows is left out; without
    `--data` nothing is. `-o FILE.yaml` writes them as a registry, each marked as recalled.

    Examples:

        respon agencies

        respon agencies --kind central -f csv --excel -o 单位.csv

        respon agencies --chart

        respon agencies --chart -o 单位.svg

        respon agencies -d data/ -o agencies.xlsx

        respon agencies --from draft.yaml

        respon agencies --from draft.yaml --from 新.yaml -d data/ -o to-confirm.yaml
    """
    one_of(KINDS, kind, "--kind")
    if drafts:
        if kind or chart or run.as_of or run.planned:
            what = say("--from goes with --data, --format, --output, --excel and --lang alone")
            raise UsageError(what, hint=say("leave the other options away"))
        return _propose(run, drafts)
    if run.target.name == "yaml":
        raise UsageError(say("yaml is for proposed entries"), hint=say("add --from DRAFT, or use -f json"))
    if chart:
        run.target.draw()
    if run.corpus:
        from respon.table.counted import agencies as counted

        return run.emit(counted(run.corpus, kind))
    from respon.query.agencies import agencies

    return run.emit(agencies(run.graph, kind))


def _propose(run: TabledRun, files: list[str]) -> None:
    """Write the entries that drafts propose: nothing is merged into the registry."""
    from respon.cli.emit import write
    from respon.cli.load import load
    from respon.extract.entries import HEADER, entries, listed, proposed
    from respon.plan import Plan
    from respon.sources.dump import dump

    found = entries([load([file], strict=False) for file in files], load(run.data, False) if run.data else Plan())
    if run.target.name == "yaml":
        return write([(HEADER + dump(proposed(found))).encode()], run.target.output)
    answer = listed(found)
    answer.files = tuple(files)
    return run.emit(answer)
