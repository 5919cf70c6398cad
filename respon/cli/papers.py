"""Reading documents for the commands that need it: progress, and words on what was not understood."""

import os
import sys
from collections.abc import Iterable, Sequence

from respon.cli.stderr import to_stderr
from respon.extract.draft import Source, is_of
from respon.extract.understood import understood
from respon.files.confined import Confined
from respon.i18n import tr
from respon.model import Agency
from respon.sources.named import bundled
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
    names = {form for a in agencies.values() for form in (a.name, a.full_name, *a.aliases, *a.signboards) if form}
    found = []
    with Confined() as process:
        for file in documents:
            if sys.stderr.isatty() and _is_long(file):
                to_stderr(tr("reading {file} …").format(file=file))
            text, read_out = understood(process, file, names, sys.stdin.buffer if sys.stdin else None)
            found.append(Source(file, text, read_out, agencies if is_of(read_out, place) else {}))
    return found


def _is_long(file: str) -> bool:
    return os.path.isfile(file) and os.path.getsize(file) > LONG  # noqa: PTH113, PTH202 - any name, no error


def tell_findings(read: Iterable[Source]) -> None:
    """Say on stderr what was not understood: it is never dropped in silence."""
    for source in read:
        for finding in source.found.findings:
            where = Where(source.file, finding.place.line)
            to_stderr(f"{where}: {tr(finding.kind)}: {finding.text}")
