"""How often a corpus breaks each rule of `check`. The rules judge themselves: of actions alike for a rule, one stands
for all, and its findings count as many times."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import ibis

from respon.check import Context, run
from respon.check.listed import Counts
from respon.finding import Severity
from respon.model import Action
from respon.plan import Origin, Plan
from respon.table.carried import by_text
from respon.table.corpus import BATCH, Corpus

OF_NAMES = (
    "unknown-agency",
    "ambiguous-name",
    "alias-used",
    "invisible-character",
    "separator-in-name",
    "vague-owner",
    "orphaned-by-reform",
    "recalled-fact",
    "unused-agency",
)
"""They ask which names are written, in actions in force or not, and what the registry holds."""
OF_SHAPES = ("unknown-document", "no-owner", "no-lead", "several-leads", "open-ended", "lone-owner", "missing-cite")
"""They ask how many carry an action, in which roles, and what else it has."""
OF_DATES = ("due-passed",)
OF_TITLES = ("duplicate-title", "invisible-character", "separator-in-name")
"""They ask for ids and titles, within a document."""
OF_WORDS = ("duplicate-assignment", "clause-mismatch")
"""They go through each action's own words."""

Weighted = Sequence[tuple[Action, int]]
"""Actions, and how many each stands for."""


def counts(
    corpus: Corpus, names: Collection[str], severities: Mapping[str, Severity], today: str, as_of: str | None
) -> Counts:
    """Return how many findings there are of each of these rules. today, as_of, severities: as `check` has them."""
    found: Counts = Counter()

    def judge(plan: Plan, rules: Sequence[str], stands_for: Mapping[str, int] | None = None, also: int = 0) -> None:
        """Count what the rules find. stands_for: None: itself. also: how often a finding of no action counts."""
        for finding in run(Context(plan, today, as_of), [rule for rule in rules if rule in names], severities):
            times = also if not finding.action else stands_for[finding.action] if stands_for else 1
            found[finding.rule, finding.severity] += times

    def wanted(rules: Sequence[str]) -> bool:
        return any(rule in names for rule in rules)

    if wanted(OF_NAMES):
        judge(*_weighted(corpus, OF_NAMES, _named(corpus)), also=1)
    if wanted(OF_SHAPES):
        judge(*_weighted(corpus, OF_SHAPES, _alike(corpus, _shapes(corpus))))
    if wanted(OF_DATES):
        judge(*_weighted(corpus, OF_DATES, _alike(corpus, _dates(corpus))))
    if wanted(OF_TITLES):
        for actions in _titled(corpus):
            judge(_plan(corpus, actions), OF_TITLES)
    for rule, condition in _worded(corpus):
        if wanted((rule,)):
            for plan in corpus.parts(condition):
                judge(plan, (rule,))
    return +found


def _weighted(corpus: Corpus, rules: Sequence[str], actions: Weighted) -> tuple[Plan, Sequence[str], dict[str, int]]:
    return _plan(corpus, [each for each, _ in actions]), rules, {each.id: number for each, number in actions}


def _plan(corpus: Corpus, actions: Sequence[Action]) -> Plan:
    """Return a plan of these actions; where they stand is not asked."""
    return replace(corpus.plan, actions=tuple(actions), origins=(Origin("", 0, [0] * len(actions)),))


def _cancelled(actions: ibis.Table) -> Any:
    return ibis.coalesce(actions.status == "cancelled", False)


def _named(corpus: Corpus) -> Weighted:
    """Return an action for each name written: one in force, and one that is cancelled."""
    columns = [
        corpus.actions.select(written=corpus.actions[key].unnest(), cancelled=_cancelled(corpus.actions))
        for key in corpus.known.filled
    ]
    if not columns:
        return []
    table = reduce(lambda a, b: a.union(b), columns)
    rows = corpus.engine.rows(table.group_by("written", "cancelled").agg(number=table.count()))
    return [
        (Action(str(at), "t", responsible=(name,), status="cancelled" if cancelled else "in-force"), number)
        for at, (name, cancelled, number) in enumerate(sorted(rows))
    ]


def _shapes(corpus: Corpus) -> ibis.Table:
    """Return the actions with all that the rules of OF_SHAPES may ask."""
    actions, owners = corpus.actions, by_text(corpus, corpus.actions)
    collective = sorted(corpus.plan.collectives)
    told = owners.group_by("n").agg(
        owners=ibis.least(owners.agency.nunique(), 2),
        led=(owners.role == "lead").any(),
        vague=owners.agency.isin(collective or [""]).any(),
    )
    few = {f"few_{key}": ibis.least(ibis.coalesce(actions[key].length(), 0), 2) for key in corpus.known.filled}
    heads = actions.select(
        "n",
        "id",
        **few,
        cancelled=_cancelled(actions),
        open_ended=ibis.coalesce(actions.open_ended, False),
        clause=ibis.coalesce(actions.cite["clause"] != "", False),
        fingerprint=ibis.coalesce(actions.cite["fingerprint"] != "", False),
    )
    return heads.left_join(told, "n").drop("n_right")


def _dates(corpus: Corpus) -> ibis.Table:
    actions = corpus.actions.filter(corpus.actions.due.notnull())
    return actions.select("id", "due", cancelled=_cancelled(actions))


def _alike(corpus: Corpus, table: ibis.Table) -> Weighted:
    """Return one of the actions that are alike in all but their name and place, and how many are."""
    keys = [name for name in table.columns if name not in ("n", "id")]
    grouped = table.group_by(keys).agg(one=table.id.min(), number=table.count())
    number = {one: number for *_, one, number in corpus.engine.rows(grouped)}
    return [(action, number[action.id]) for _, action in corpus.whole(corpus.actions.id.isin(sorted(number) or [""]))]


def _titled(corpus: Corpus) -> Iterator[Sequence[Action]]:
    """Yield ids and titles in the plan's order, some thousand at a time, a document never in two."""
    rows = corpus.engine.rows(corpus.actions.order_by("document", "n").select("id", "title", "document"))
    batch: list[Action] = []
    for key, title, document in rows:
        if len(batch) >= BATCH and batch[-1].document != (document or ""):
            yield batch
            batch = []
        batch.append(Action(key, title, document=document or ""))
    yield batch


def _worded(corpus: Corpus) -> Iterator[tuple[str, Any]]:
    """Yield the rules that go through the actions one by one, with the condition of those that they concern."""
    if corpus.twice:
        yield "duplicate-assignment", None
    yield "clause-mismatch", ibis.coalesce(corpus.actions.cite["clause"] != "", False)
