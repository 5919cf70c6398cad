"""Named rules over the data. A rule is one module in `rules` and its line in RULES.

A rule sees a Context and yields Findings; the runner adds the rule's name and severity, so that settings can
change a severity and a rule cannot forget its own name.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from inspect import cleandoc
from typing import Any

from respon.check.context import Context
from respon.finding import Finding, RuleHelp, Severity

__all__ = ["RULES", "Context", "rule", "run"]

RULES: tuple[str, ...] = (
    "unknown-agency",
    "unknown-document",
    "ambiguous-name",
    "alias-used",
    "invisible-character",
    "separator-in-name",
    "duplicate-assignment",
    "duplicate-title",
    "no-owner",
    "no-lead",
    "several-leads",
    "vague-owner",
    "open-ended",
    "lone-owner",
    "due-passed",
    "orphaned-by-reform",
    "missing-cite",
    "clause-mismatch",
    "recalled-fact",
    "unused-agency",
)
"""Every rule's name, in the order of the docs: names, assignments, time, evidence, registry."""


def rule(name: str) -> RuleHelp:
    """Return what is told of the rule of this name: its module's docstring and SEVERITY."""
    module = _module(name)
    text = cleandoc(module.__doc__ or "")
    return RuleHelp(name, module.SEVERITY, text.partition("\n")[0], text)


def run(
    context: Context, names: Collection[str] = RULES, severities: Mapping[str, Severity] | None = None
) -> list[Finding]:
    """Return what the rules find, in the order of the data's files and lines.

    severities: by rule, where it shall not be the rule's own.
    """
    order = {file: at for at, file in enumerate(context.plan.files)}
    found = list(_found(context, (name for name in RULES if name in names), severities or {}))
    return sorted(found, key=lambda f: (order.get(f.where.file, len(order)), f.where.line))


def _found(context: Context, chosen: Iterable[str], severities: Mapping[str, Severity]) -> Iterator[Finding]:
    for name in chosen:
        module = _module(name)
        severity = severities.get(name, module.SEVERITY)
        for finding in module.check(context):
            yield finding._replace(rule=name, severity=severity)


def _module(name: str) -> Any:
    return import_module(f"respon.check.rules.{name.replace('-', '_')}")
