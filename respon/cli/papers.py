"""Reading documents for the commands that need it: progress, and words on what was not understood."""

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence

from respon.cli.stderr import to_stderr
from respon.extract.draft import ReadPaper, is_elsewhere, is_of
from respon.extract.understood import READER, understood
from respon.files.confined import Confined
from respon.grammar.result import Extraction
from respon.i18n import tr
from respon.plan import Plan
from respon.sources.named import bundled
from respon.text import Table
from respon.where import Where

_TABLES = 5  # whose headings are told where nothing is found
LONG = 2 * 1024 * 1024
"""Bytes of a document from which reading takes long enough to say so."""


def registry(files: Sequence[str]) -> tuple[Plan, str]:
    """Return what the registry files hold, without any the bundled registry; and the place its agencies are of."""
    from respon.names.short import place_of
    from respon.sources.whole import read as read_plan

    plan = read_plan(files or [str(bundled().parent / "agencies.yaml")])
    return plan, place_of(agency.full_name for agency in plan.agencies.values())


def reader() -> Confined:
    """Return the process that reads documents, to be entered before anything else: it takes a while to get ready."""
    return Confined(READER)


def sources(
    process: Confined, documents: Iterable[str], registry: Plan, place: str = "", given: str = ""
) -> list[ReadPaper]:
    """Return what each document proposes. Raises DocumentError if one can't be read.

    place: only documents known to be of this place get the registry's names. given: the documents' place, as told.
    """
    agencies = registry.agencies.values()
    names = {form for a in agencies for form in (a.name, a.full_name, *a.aliases, *a.signboards) if form}
    found = []
    for file in documents:
        tell_long(file)
        text, read_out = understood(process, file, names, sys.stdin.buffer if sys.stdin else None)
        known = is_of(read_out, place, given)
        if not known and not given:
            tell_unknown_place(file, read_out)
        found.append(ReadPaper(file, text, read_out, registry.agencies if known else {}, registry.reforms))
    return found


def tell_long(file: str) -> None:
    """Say on a terminal that a long document is being read."""
    if sys.stderr is not None and sys.stderr.isatty() and _is_long(file):
        to_stderr(tr("reading {file} …").format(file=file))


def _is_long(file: str) -> bool:
    return os.path.isfile(file) and os.path.getsize(file) > LONG  # noqa: PTH113, PTH202 - any name, no error


def tell_unknown_place(file: str, found: Extraction) -> None:
    """Say on stderr that the registry's names are not asked for, since nobody says whose paper it is."""
    if not is_elsewhere(found) and any(action.assignments for action in found.actions):
        told = tr("{file}: whose paper this is isn't known, so agencies are named as printed; `--place` says it")
        to_stderr(told.format(file=file))


def tell_findings(read: Collection[ReadPaper]) -> bool:
    """Say on stderr what was not understood, and where nothing was found; tell if there was anything to say."""
    told = False
    for source in read:
        for finding in source.found.findings:
            told = True
            where = Where(source.file, finding.place.line)
            to_stderr(f"{where}: {tr(finding.kind)}: {finding.text}")
        if not any(action.assignments for action in source.found.actions):
            told = True
            for line in nothing_found(source):
                to_stderr(line)
    _tell_ledgers(read)
    return told


def _tell_ledgers(read: Iterable[ReadPaper]) -> None:
    """Say on stderr which files are ledgers, that every command reads as data."""
    from respon.sources.readers import reader

    for source in read:
        tables = [block for block in source.text.blocks if isinstance(block, Table)]
        if (
            tables
            and reader(source.file).table
            and len(tables) == len(source.text.blocks)
            and any(map(_is_ledger, tables))
        ):
            to_stderr(tr("{file}: a ledger: `-d {file}` reads it directly, in every command").format(file=source.file))


def _is_ledger(table: Table) -> bool:
    from respon.grammar import ledger_head, own_tables

    try:
        return ledger_head.find(table) is not None or own_tables.known([(0, table)]) is not None
    except ledger_head.MisreadCell:
        return True  # one with a cell that the reader will tell


def nothing_found(source: ReadPaper) -> Iterator[str]:
    """Yield what was looked at in vain, and what would have been understood."""
    tables = [block for block in source.text.blocks if isinstance(block, Table) and block.rows]
    said = tr("{file}: no assignment found in {paragraphs} paragraphs and {tables} tables")
    paragraphs = len(source.text.blocks) - len(tables)
    yield said.format(file=source.file, paragraphs=paragraphs, tables=len(tables))
    for table in tables[:_TABLES]:
        where = Where(source.file, table.lines[0] if table.lines else 0)
        yield f"{where}: " + tr("headings looked at: {heads}").format(heads=" | ".join(dict.fromkeys(table.rows[0])))
    yield tr(
        "  understood are labels (牵头单位：…), brackets (…牵头，…配合), sentences (由…负责), columns headed 责任单位, "
        "matrices of R, A, S, C"
    )
