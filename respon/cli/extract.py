"""`respon extract`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from respon.cli.choice import choice
from respon.cli.engines import spark
from respon.cli.run import one_of, speak
from respon.cli.shared_options import Lang, format_option
from respon.errors import UsageError
from respon.formats import FORMATS, Written, chosen
from respon.messages import say

if TYPE_CHECKING:
    from respon.cli.emit import Target
    from respon.cli.many_papers import Meant, Way
    from respon.extract.draft import ReadPaper

DRAFTS = ("yaml", "actions", "parquet")
FEW = 100
"""Documents that are read again, after a kill, sooner than it is worth keeping what they gave."""

KINDS: tuple[Written, ...] = ("draft", "bulk", "answer")
ORDERS = ("equal", "first-leads")


Documents = Annotated[
    list[str],
    typer.Argument(metavar="DOC", help="txt, md, html, docx, pdf, xlsx, ods or csv; folders, patterns; `-` is stdin."),
]
Registry = Annotated[
    list[str] | None,
    typer.Option("--registry", metavar="FILE", help="Data files with agencies. Default: the bundled registry."),
]
Order = Annotated[
    str,
    choice(
        ORDERS,
        "--list-order",
        help="How an unlabelled 责任单位 list is read.",
    ),
]
Place = Annotated[
    str, typer.Option("--place", metavar="PLACE", help="Whose papers these are, where they don't say: 上海市.")
]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Read so many documents at a time.")]
Going = Annotated[bool, typer.Option("--keep-going", "-k", help="Tell of a document that can't be read, and go on.")]
Manifest = Annotated[
    str | None,
    typer.Option("--manifest", metavar="FILE", help="Write here what was read, refused and left (csv, json, xlsx …)."),
]
Engine = Annotated[
    str | None,
    typer.Option("--engine", metavar="spark|URL", help="Read on Spark: this machine's, or at `spark://…`, `sc://…`."),
]
Explain = Annotated[bool, typer.Option("--explain", help="Show the text with clauses, names and roles marked.")]


def command(
    documents: Documents,
    registry: Registry = None,
    list_order: Order = "equal",
    place: Place = "",
    explain: Explain = False,
    jobs: Jobs = None,
    engine: Engine = None,
    keep_going: Going = False,
    manifest: Manifest = None,
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

        respon extract papers/ --jobs 4 --keep-going --manifest read.csv -o corpus.parquet
    """
    from respon.cli import emit, many_papers
    from respon.cli.main import FINDINGS

    speak(lang)
    one_of(ORDERS, list_order, "--list-order")
    target, name = _asked(format, output)
    meant = many_papers.meant(documents)
    here = explain or "-" in documents
    kept = None if here else _kept(target, len(meant.documents))
    way = many_papers.Way(registry or [], place, jobs or 0, keep_going, kept, spark(engine))
    found, told = _read_here(meant, way, manifest) if here else many_papers.read_all(meant, way, manifest)
    if explain:
        _show(found, target)
    elif name in DRAFTS:
        emit.write(_drafted(found, list_order, name), target, binary=FORMATS[name].binary)
    else:
        _tell(found, list_order, tuple(meant.documents), emit.Target(name, output, emit.Manner(excel), "answer"))
    many_papers.forget(kept)
    if told:
        raise typer.Exit(FINDINGS)


def _asked(given: str | None, output: str | None) -> "tuple[Path | None, str]":
    """Return the file that is asked for, if one is, and the format."""
    from respon.cli.emit import file, refuse_terminal

    target = file(output)
    name = chosen(given, target.suffix if target else None, "yaml", *KINDS)
    if FORMATS[name].binary:
        refuse_terminal(name, target)
    return target, name


def _show(found: "list[ReadPaper]", target: Path | None) -> None:
    """Show the texts with what was found in them."""
    from respon.cli.emit import is_terminal, write
    from respon.cli.explain import explained

    terminal = is_terminal(target)
    write(explained(found, terminal), target, colour=terminal)


def _tell(found: "list[ReadPaper]", list_order: str, files: tuple[str, ...], target: "Target") -> None:
    """Write the proposals as an answer."""
    from respon.extract.proposals import extracted

    answer = extracted(found, list_order)  # type: ignore[arg-type]
    answer.files = files
    target.write(answer)


def _read_here(meant: "Meant", way: "Way", manifest: str | None) -> "tuple[list[ReadPaper], bool]":
    """Return what the documents propose, their texts too, and whether anything was told of them."""
    from respon.cli import papers

    if way.jobs > 1 or way.going or way.engine or manifest:
        raise UsageError(
            say("--jobs, --engine, --keep-going and --manifest are not for --explain and `-`"),
            hint=say("leave them away"),
        )
    with papers.reader() as process:
        found = papers.sources(process, meant.documents, *papers.registry(way.registry), way.place)
    return found, papers.tell_findings(found)


def _kept(target: Path | None, documents: int) -> Path | None:
    """Return the folder beside the output that keeps what is read until all is; few documents need none."""
    return target.with_name(f".{target.name}.read") if target and documents > FEW else None


def _drafted(found: "list[ReadPaper]", list_order: str, name: str) -> Iterator[bytes]:
    """Yield the data file that the documents propose: YAML, JSON Lines without what is no action, or Parquet."""
    from respon.extract.draft import HEADER, draft

    data = draft(found, list_order)  # type: ignore[arg-type]
    if name == "yaml":
        from respon.sources.dump import dump

        yield (HEADER + dump(data)).encode()
    elif name == "actions":
        from respon.convert.jsonl import write
        from respon.model import DataFile

        yield from write(DataFile(respon=1, actions=data.actions), name)
    else:
        from respon.sources.as_parquet import as_parquet

        yield from as_parquet(data)
