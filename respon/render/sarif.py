"""SARIF 2.1.0 (OASIS), the format in which code scanning takes findings: one run, rules with their help."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from respon.answer import Answer
from respon.finding import Finding, Findings, RuleHelp, fingerprints
from respon.render import Look, found_in
from respon.render.paths import uri

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the log."""
    found = found_in(answer)
    order = {rule.name: index for index, rule in enumerate(found.rules)}
    run = {
        "tool": {"driver": _driver(found)},
        "results": [
            _result(finding, order[finding.rule], mark)
            for finding, mark in zip(found.all, fingerprints(found.all), strict=True)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _driver(found: Findings) -> dict[str, Any]:
    from importlib.metadata import PackageNotFoundError, version

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
    location: dict[str, Any] = {}
    if path := uri(finding.where.file):
        place: dict[str, Any] = {"artifactLocation": {"uri": path}}
        if finding.where.line:
            place["region"] = {"startLine": finding.where.line}
        location["physicalLocation"] = place
    names = [("action", finding.action)] if finding.action else []
    if logical := [{"name": name, "kind": kind} for kind, name in names]:
        location["logicalLocations"] = logical
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.text},
        "locations": [location] if location else [],
        "partialFingerprints": {"respon/v1": mark},
        "properties": {"action": finding.action, "agencies": finding.agencies},
    }
