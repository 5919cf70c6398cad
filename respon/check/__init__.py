"""Named rules over the data. A rule is one module in `rules` and its line in RULES.

A rule sees a Context and yields Findings; the runner adds the rule's name and severity, so that settings can
change a severity and a rule cannot forget its own name.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from inspect import cleandoc

from respon.check.context import Context
from respon.check.finding import LEVELS, Finding, Findings, Rule, Severity, fingerprints

__all__ = ["LEVELS", "RULES", "Context", "Finding", "Findings", "Rule", "Severity", "fingerprints", "rule", "run"]

RULES: tuple[str, ...] = (
    "unknown-agency",
    "unknown-document",
    "ambiguous-name",
    "alias-used",
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


def rule(name: str) -> Rule:
    """Return the rule of this name, from its module's docstring, SEVERITY and `check`."""
    module = import_module(f"respon.check.rules.{name.replace('-', '_')}")
    text = cleandoc(module.__doc__ or "")
    return Rule(name, module.SEVERITY, text.partition("\n")[0], text, module.check)


def run(
    context: Context, names: Collection[str] = RULES, severities: Mapping[str, Severity] | None = None
) -> list[Finding]:
    """Return what the rules find, in the order of the data's files and lines.

    severities: by rule, where it shall not be the rule's own.
    """
    order = {file: at for at, file in enumerate(context.plan.files)}
    found = list(_found(context, (rule(name) for name in RULES if name in names), severities or {}))
    return sorted(found, key=lambda f: (order.get(f.where.file, len(order)), f.where.line))


def _found(context: Context, chosen: Iterable[Rule], severities: Mapping[str, Severity]) -> Iterator[Finding]:
    for each in chosen:
        severity = severities.get(each.name, each.severity)
        for finding in each.check(context):
            yield finding._replace(rule=each.name, severity=severity)
