"""GitLab's code quality report: the part of the Code Climate format that its merge requests show."""

import json
from collections.abc import Iterator
from typing import Any

from respon.answer import Answer
from respon.finding import Finding, fingerprints
from respon.harmless import escaped
from respon.render import Look, found_in
from respon.render.paths import located

_LEVELS = {"error": "major", "warning": "minor", "info": "info"}


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the answer; an empty list where there is no finding."""
    found = found_in(answer).all
    entries = [_entry(finding, mark) for finding, mark in zip(found, fingerprints(found), strict=True)]
    yield (escaped(json.dumps(entries, ensure_ascii=False, indent=1)) + "\n").encode("utf-8", "replace")


def _entry(finding: Finding, mark: str) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": finding.text,
        "categories": ["Bug Risk"],
        "severity": _LEVELS[finding.severity],
        "fingerprint": mark,
        "location": {
            "path": located(finding.where.file),
            "lines": {"begin": max(1, finding.where.line)},  # GitLab wants a line: a file as a whole has its first
        },
    }
