"""`respon extract`."""

from pathlib import Path
from typing import Annotated

import typer

from respon.cli.options import Lang
from respon.errors import UsageError

FORMATS = ("yaml", "table", "csv", "tsv", "json", "jsonl", "md", "html", "xlsx")
ORDERS = ("equal", "first-leads")


def command(
    documents: Annotated[
        list[str], typer.Argument(metavar="DOC…", help="txt, md, html, docx, pdf, xlsx or csv; `-` is stdin.")
    ],
    registry: Annotated[
        list[str] | None,
        typer.Option("--registry", metavar="FILE", help="Data files with agencies. Default: the bundled registry."),
    ] = None,
    list_order: Annotated[
        str, typer.Option("--list-order", metavar="|".join(ORDERS), help="How an unlabelled 责任单位 list is read.")
    ] = "equal",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the text with clauses, names and roles marked.")
    ] = False,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="|".join(FORMATS), help="Default: by the suffix of --output, else yaml."
        ),
    ] = None,
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
    from respon import i18n
    from respon.cli import documents as reading

    i18n.use(lang)
    if list_order not in ORDERS:
        raise UsageError(f"no list order is called '{list_order}'", hint=f"one of {', '.join(ORDERS)}")
    found = reading.sources(documents, *reading.registry(registry or []))
    reading.tell_findings(found)
    if explain:
        from respon.cli.emit import write
        from respon.cli.explain import explained

        return write(explained(found), output)
    name = format or _by_suffix(output)
    if name == "yaml":
        from respon.cli.emit import write
        from respon.documents.draft import HEADER, draft
        from respon.sources.dump import dump

        return write([(HEADER + dump(draft(found, list_order))).encode()], output)  # type: ignore[arg-type]
    from respon.cli.emit import Target
    from respon.query.extract import extracted

    report = extracted(found, list_order)  # type: ignore[arg-type]
    report.files = tuple(documents)
    return Target(name, Path(output) if output else None, excel).write(report)


def _by_suffix(output: str | None) -> str | None:
    return "yaml" if output is None or Path(output).suffix in (".yaml", ".yml") else None
