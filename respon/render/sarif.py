"""SARIF 2.1.0 (OASIS), the format in which code scanning takes findings: one run, rules with their help."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from respon.answer import Answer
from respon.finding import Finding, Findings, RuleHelp, fingerprints, gravest
from respon.harmless import escaped
from respon.render import Look, found_in
from respon.render.paths import uri

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


MOST = 25_000
"""Results that GitHub takes in a run; it refuses a file with more, and shows the 5,000 gravest."""


def told(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that are written: the gravest first, and as many as are taken."""
    return gravest(findings)[:MOST]


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the log. Every result has a file and a line, and its own fingerprint: GitHub refuses or merges it else."""
    found = found_in(answer)
    results = told(found.all)
    order = {rule.name: index for index, rule in enumerate(found.rules)}
    run = {
        "tool": {"driver": _driver(found)},
        "results": [
            _result(finding, order[finding.rule], mark)
            for finding, mark in zip(results, fingerprints(results), strict=True)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield (escaped(json.dumps(log, ensure_ascii=False, indent=1)) + "\n").encode("utf-8", "replace")


def _driver(found: Findings) -> dict[str, Any]:
    driver: dict[str, Any] = {"name": "respon", "rules": [_rule(rule) for rule in found.rules]}
    with suppress(PackageNotFoundError):  # run from a checkout
        driver["version"] = version("respon")
    return driver


def _rule(rule: RuleHelp) -> dict[str, Any]:
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.help, "markdown": rule.help},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, mark: str) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": uri(finding.where.file)},
        "region": {"startLine": max(1, finding.where.line)},  # a file as a whole has its first line
    }
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.action:
        location["logicalLocations"] = [{"name": finding.action, "kind": "action"}]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.text},
        "locations": [location],
        "partialFingerprints": {"respon/v1": mark, "primaryLocationLineHash": f"{mark}:1"},
        "properties": {"action": finding.action, "agencies": finding.agencies},
    }
