"""A file of known findings: only what is not in it is told. Moved lines make no difference."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from respon.errors import DataError
from respon.files.limits import BASELINE_BYTES
from respon.files.opening import contents
from respon.finding import Finding, fingerprints
from respon.messages import say
from respon.where import Where

VERSION = 1
KEY = "respon-baseline"
HINT = say("write it anew with --write-baseline")


def text(findings: Sequence[Finding]) -> str:
    """Return the file's text for these findings: a finding a line, in an order that keeps changes small."""
    entries = sorted(
        json.dumps(
            {"rule": f.rule, "action": f.action, "agencies": f.agencies, "about": f.about, "fingerprint": mark},
            ensure_ascii=False,
        )
        for f, mark in zip(findings, fingerprints(findings), strict=True)
    )
    return f'{{"{KEY}": {VERSION}, "findings": [\n' + ",\n".join(entries) + "\n]}\n"


def load(path: Path) -> frozenset[str]:
    """Return the fingerprints of the findings that the file knows. Raises DataError."""
    data = contents(path, BASELINE_BYTES, HINT)
    try:
        content = json.loads(data.decode())
        if content[KEY] != VERSION:
            raise DataError(
                say("this program reads version {version} of a baseline", version=VERSION),
                Where(str(path)),
                HINT,
            )
        return frozenset(str(entry["fingerprint"]) for entry in content["findings"])
    except (ValueError, TypeError, LookupError, RecursionError):
        raise DataError(say("not a baseline"), Where(str(path)), HINT) from None


def unknown(findings: Sequence[Finding], known: Iterable[str]) -> list[Finding]:
    """Return the findings that are not known yet."""
    known = frozenset(known)
    return [f for f, mark in zip(findings, fingerprints(findings), strict=True) if mark not in known]
