"""Folders and patterns of documents, read by several processes, for `respon extract`."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from respon.cli.papers import registry, tell_findings, tell_long, tell_unknown_place
from respon.cli.stderr import to_stderr
from respon.cli.waiting import waiting
from respon.errors import DocumentError, ResponError
from respon.extract.draft import ReadPaper, is_of
from respon.extract.gathering import Gathered, Readers, Reading, gather
from respon.extract.manifest import ManifestRow, manifest, summed
from respon.files.source import Source
from respon.files.uncollected import without_garbage_collection
from respon.i18n import speak as spoken
from respon.i18n import tr
from respon.messages import Message, say
from respon.plan import Plan
from respon.reading.kinds import READERS, REFUSED

if TYPE_CHECKING:
    from respon.extract.read_before import ReadBefore

PER_CORE = 16
"""Documents that a Spark is given at a time for each of its cores: it takes half of a second to hand some out."""

MANY = 10
"""Documents from which reading takes long enough to show progress."""


class Meant(NamedTuple):
    """The documents that arguments mean, and the files in their folders that are of no kind that is read."""

    documents: list[str]
    left: list[str]


def meant(arguments: Sequence[str]) -> Meant:
    """Return what files, folders (with all in them) and patterns mean, each folder's in the order of their names."""
    documents: dict[str, None] = {}
    left: dict[str, None] = {}
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            for file in sorted(each for each in path.rglob("*") if each.is_file() and not _hidden(each, path)):
                read = file.suffix.lower() in READERS or file.suffix.lower() in REFUSED
                (documents if read else left)[str(file)] = None
        elif not path.exists() and has_magic(argument):
            documents |= dict.fromkeys(sorted(glob(argument, recursive=True)))  # noqa: PTH207 - any pattern
        else:
            documents[argument] = None
    return Meant(list(documents), list(left))


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


class Read(NamedTuple):
    """What the documents propose, what became of each, and whether anything was told of them."""

    papers: list[ReadPaper]
    rows: list[ManifestRow]
    told: bool


class Way(NamedTuple):
    """How documents are read.

    registry: its files. place: whose papers these are, where they don't say. jobs: documents at a time; 0: as suits.
    going: a document that can't be read is told and passed over. kept: the folder of what was read before. engine: the
    Spark that reads them, if any.
    """

    registry: Sequence[str]
    place: str
    jobs: int = 0
    going: bool = False
    kept: Path | None = None
    engine: str | None = None


def read(documents: Sequence[str], way: Way) -> Read:
    """Return what the documents propose. Raises DocumentError for one that can't be read, unless it is passed over."""
    with without_garbage_collection(), ExitStack() as held:
        readers = held.enter_context(_readers(held, way, len(documents)))
        known, place = registry(way.registry)  # while the readers get ready
        agencies = known.agencies.values()
        forms = (form for a in agencies for form in (a.name, a.full_name, *a.aliases, *a.signboards) if form)
        names = sorted(set(forms))
        if len(documents) < MANY:
            for file in documents:
                tell_long(file)
        kept = _kept(way.kept, names) if way.kept else None
        if kept:
            held.enter_context(kept)
        gathered = held.enter_context(closing(gather(documents, names, readers, kept)))
        papers: list[ReadPaper] = []
        rows: list[ManifestRow] = []
        told = False
        with waiting(tr("reading documents"), len(documents) >= MANY) as tell:
            for done, each in enumerate(gathered, 1):
                tell(done, len(documents))
                if each.error is not None:
                    _pass_over(each.file, each.error, way.going)
                    rows.append(ManifestRow(each.file, "refused", message=_said(each.error)))
                    told = True
                    continue
                paper = _paper(each, known, place, way.place)
                told = tell_findings([paper]) or told
                papers.append(paper._replace(text=paper.text._replace(blocks=())))
                rows.append(_row(paper))
    return Read(papers, rows, told)


def _readers(held: ExitStack, way: Way, documents: int) -> AbstractContextManager[Reading]:
    """Return who reads: processes here, or Spark's. Raises ResponError where there is no Spark."""
    if way.engine is None:
        return Readers(min(way.jobs or 1, documents))
    from respon.extract.spread import Spread
    from respon.table.spark_session import cores, session

    spark = session(held, way.engine)
    return Spread(spark, min(way.jobs or PER_CORE * cores(spark), documents))


def _kept(folder: Path, names: Sequence[str]) -> "ReadBefore | None":
    """Return what was read in an earlier run, and takes what is read in this one; None where nothing can be kept."""
    from respon.extract.read_before import ReadBefore  # 5 ms, for many documents alone

    try:
        return ReadBefore(folder, names, _version())
    except ResponError as error:
        to_stderr(f"respon: {error.told(spoken)}")
        return None


def _pass_over(file: str, error: DocumentError, going: bool) -> None:
    placed = error if error.where else Source(file, b"").error(*error.said)
    if not going:
        raise placed
    to_stderr(f"respon: {placed.told(spoken)}")


def _said(error: DocumentError) -> Message | str:
    message, hint = error.said
    return say("{message} — {hint}", message=message, hint=hint) if hint else message


def _paper(each: Gathered, registry: Plan, place: str, given: str) -> ReadPaper:
    assert each.found is not None  # noqa: S101 - there is no error
    known = is_of(each.found, place, given)
    if not known and not given:
        tell_unknown_place(each.file, each.found)
    return ReadPaper(each.file, each.text, each.found, registry.agencies if known else {}, registry.reforms)


def _row(paper: ReadPaper) -> ManifestRow:
    found = paper.found
    assignments = sum(len(action.assignments) for action in found.actions)
    return ManifestRow(paper.file, "read", len(found.actions), assignments, len(found.findings))


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("respon")
    except PackageNotFoundError:
        return ""


def left(files: Sequence[str]) -> Iterator[ManifestRow]:
    """Yield the rows of files that were not read."""
    return (ManifestRow(file, "left") for file in files)


def read_all(meant: Meant, way: Way, file: str | None) -> tuple[list[ReadPaper], bool]:
    """Return what the documents propose, and if anything was told of them; write the manifest, if a file is named.

    How many were read is said on stderr where not all were. Raises DocumentError.
    """
    found = read(meant.documents, way)
    rows = [*found.rows, *left(meant.left)]
    if file:
        from respon.cli.emit import Manner, Target

        Target(None, file, Manner(), "answer").write(manifest(rows))
    if any(row.outcome != "read" for row in rows):
        to_stderr(spoken(summed(rows)))
    return found.papers, found.told


def forget(kept: Path | None) -> None:
    """Take away what was kept: all is written."""
    if kept:
        shutil.rmtree(kept, ignore_errors=True)
