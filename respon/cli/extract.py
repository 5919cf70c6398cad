"""`respon extract`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.options import Lang, format_option, one_of, speak
from respon.formats import Written, chosen

KINDS: tuple[Written, ...] = ("draft", "answer")
ORDERS = ("equal", "first-leads")


def command(
    documents: Annotated[
        list[str], typer.Argument(metavar="DOC", help="txt, md, html, docx, pdf, xlsx or csv; `-` is stdin.")
    ],
    registry: Annotated[
        list[str] | None,
        typer.Option("--registry", metavar="FILE", help="Data files with agencies. Default: the bundled registry."),
    ] = None,
    list_order: Annotated[
        str,
        typer.Option(
            "--list-order",
            metavar="|".join(ORDERS),
            autocompletion=complete.among(ORDERS),
            help="How an unlabelled 责任单位 list is read.",
        ),
    ] = "equal",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the text with clauses, names and roles marked.")
    ] = False,
    format: Annotated[str | None, format_option("yaml", *KINDS)] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="csv and tsv for Excel.")] = False,
    lang: Lang = None,
) -> None:
    """Read official documents and propose their actions and assignments, each with the clause it rests on.

    The YAML is a data file ready for review. What was not understood is told on stderr, and in the other formats
    as rows with a `finding`.

    Examples:

        respon extract 实施意见.docx -o draft.yaml

        respon extract gazette.txt notice.html -f json

        pdftotext plan.pdf - | respon extract - --explain
    """
    from respon.cli import emit
    from respon.cli import papers as reading

    speak(lang)
    one_of(ORDERS, list_order, "--list-order")
    target = emit.file(output)
    name = chosen(format, target.suffix if target else None, "yaml", *KINDS)
    found = reading.sources(documents, *reading.registry(registry or []))
    reading.tell_findings(found)
    if explain:
        from respon.cli.explain import explained

        terminal = emit.is_terminal(target)
        return emit.write(explained(found, terminal), target, colour=terminal)
    if name == "yaml":
        from respon.extract.draft import HEADER, draft
        from respon.sources.dump import dump

        return emit.write([(HEADER + dump(draft(found, list_order))).encode()], target)  # type: ignore[arg-type]
    from respon.extract.proposals import extracted

    answer = extracted(found, list_order)  # type: ignore[arg-type]
    answer.files = tuple(documents)
    return emit.Target(name, output, excel, "answer").write(answer)
