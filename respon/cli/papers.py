"""Reading documents for the commands that need it: progress, and words on what was not understood."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from respon.cli.stderr import to_stderr
from respon.extract.draft import Source, is_of
from respon.extract.extracting import Recogniser, extract
from respon.i18n import tr
from respon.model import Agency
from respon.reading import read
from respon.sources.files import bundled
from respon.where import Where

LONG = 2 * 1024 * 1024
"""Bytes of a document from which reading takes long enough to say so."""


def registry(files: Sequence[str]) -> tuple[dict[str, Agency], str]:
    """Return the agencies of the registry files; without any, the bundled registry's, and its place."""
    from respon.names.short import place_of
    from respon.sources.whole import read as read_plan

    agencies = read_plan(files or [str(bundled().parent / "agencies.yaml")]).agencies
    return agencies, "" if files else place_of(agency.full_name for agency in agencies.values())


def sources(documents: Iterable[str], agencies: dict[str, Agency], place: str = "") -> list[Source]:
    """Return what each document proposes. Raises DocumentError if one can't be read.

    place: only documents that may be of this place get the registry's names.
    """
    forms = (form for a in agencies.values() for form in (a.name, a.full_name, *a.aliases, *a.signboards) if form)
    recogniser = Recogniser(forms)
    found = []
    for file in documents:
        if sys.stderr.isatty() and Path(file).is_file() and Path(file).stat().st_size > LONG:
            to_stderr(tr("reading {file} …").format(file=file))
        text = read(file, sys.stdin.buffer)
        read_out = extract(text, recogniser)
        found.append(Source(file, text, read_out, agencies if is_of(read_out, place) else {}))
    return found


def tell_findings(read: Iterable[Source]) -> None:
    """Say on stderr what was not understood: it is never dropped in silence."""
    for source in read:
        for finding in source.found.findings:
            where = Where(source.file, finding.place.line)
            to_stderr(f"{where}: {tr(finding.kind)}: {finding.text}")
