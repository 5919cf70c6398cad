"""`respon extract`."""

from typing import TYPE_CHECKING, Annotated

import typer

from respon.cli import complete
from respon.cli.run import one_of, speak
from respon.cli.shared_options import Lang, format_option
from respon.formats import Written, chosen

if TYPE_CHECKING:
    from respon.extract.draft import ReadPaper

KINDS: tuple[Written, ...] = ("draft", "answer")
ORDERS = ("equal", "first-leads")


Documents = Annotated[
    list[str], typer.Argument(metavar="DOC", help="txt, md, html, docx, pdf, xlsx, ods or csv; `-` is stdin.")
]
Registry = Annotated[
    list[str] | None,
    typer.Option("--registry", metavar="FILE", help="Data files with agencies. Default: the bundled registry."),
]
Order = Annotated[
    str,
    typer.Option(
        "--list-order",
        metavar="|".join(ORDERS),
        autocompletion=complete.among(ORDERS),
        help="How an unlabelled 责任单位 list is read.",
    ),
]
Place = Annotated[
    str, typer.Option("--place", metavar="PLACE", help="Whose papers these are, where they don't say: 上海市.")
]
Explain = Annotated[bool, typer.Option("--explain", help="Show the text with clauses, names and roles marked.")]


def command(
    documents: Documents,
    registry: Registry = None,
    list_order: Order = "equal",
    place: Place = "",
    explain: Explain = False,
    format: Annotated[str | None, format_option("yaml", *KINDS)] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="csv and tsv for Excel.")] = False,
    lang: Lang = None,
) -> None:
    """Read official documents and propose their actions and assignments, each with the clause it rests on.

    The YAML is a data file ready for review. What was not understood is told on stderr, and in the other formats
    as rows with a `finding`. Exit code 1 where anything is told so, or no assignment was found.

    Examples:

        respon extract 实施意见.docx -o draft.yaml

        respon extract gazette.txt notice.html -f json

        pdftotext plan.pdf - | respon extract - --explain
    """
    from respon.cli import emit
    from respon.cli import papers as reading
    from respon.cli.main import FINDINGS

    speak(lang)
    one_of(ORDERS, list_order, "--list-order")
    target = emit.file(output)
    name = chosen(format, target.suffix if target else None, "yaml", *KINDS)
    with reading.reader() as process:
        found = reading.sources(process, documents, *reading.registry(registry or []), place)
    told = reading.tell_findings(found)
    if explain:
        from respon.cli.explain import explained

        terminal = emit.is_terminal(target)
        emit.write(explained(found, terminal), target, colour=terminal)
    elif name == "yaml":
        emit.write([_drafted(found, list_order)], target)
    else:
        from respon.extract.proposals import extracted

        answer = extracted(found, list_order)  # type: ignore[arg-type]
        answer.files = tuple(documents)
        emit.Target(name, output, emit.Manner(excel), "answer").write(answer)
    if told:
        raise typer.Exit(FINDINGS)


def _drafted(found: "list[ReadPaper]", list_order: str) -> bytes:
    """Return the data file that the documents propose."""
    from respon.extract.draft import HEADER, draft
    from respon.sources.dump import dump

    return (HEADER + dump(draft(found, list_order))).encode()  # type: ignore[arg-type]
