"""A corpus on another day: the plan follows the reforms for the actions that they concern, the table has the rest."""

from collections.abc import Iterator, Sequence
from typing import Any

from respon.graph import Graph
from respon.model import Reform
from respon.plan import Plan
from respon.reforms.then import Planned, ReformedPlan, reformed
from respon.table.carried import OWNER
from respon.table.corpus import Corpus

Owner = tuple[Any, ...]


def on_day(corpus: Corpus, as_of: str | None, planned: Sequence[Planned]) -> Corpus:
    """Return the corpus on a day, and after planned reforms. Raises as `reformed` does."""
    plan = reformed(corpus.plan, as_of, planned)
    if not isinstance(plan, ReformedPlan):
        return corpus
    ended = {name for reform in (*plan.applied, *plan.planned) for name in reform.from_}
    then = Corpus(corpus.engine, plan, corpus.known, corpus.origin)
    found = list(then.whole(then.naming(sorted(ended))))
    then.places = [n for n, _ in found]
    changed = corpus.engine.give("changed", {"n": "int64"}, ((n,) for n in then.places))
    then.by_text = then.actions.anti_join(changed, "n")
    then.plan = then.placed(found)
    then.handed_on = corpus.engine.give("handed_on", OWNER, _owners(then.plan, then.places))
    return then


def _owners(plan: Plan, places: Sequence[int]) -> Iterator[Owner]:
    graph = Graph(plan)  # which has each agency in each role once
    for n, action in zip(places, plan.actions, strict=True):
        for rank, given in enumerate(graph.assignments(action)):
            yield n, given.agency, given.role, given.stated, rank, given.recalled, bool(given.merged)


def kin(agencies: Sequence[str], reforms: Sequence[Reform]) -> list[str]:
    """Return the agencies and all that reforms join with them, before or after: who may have held their duties."""
    found = dict.fromkeys(agencies)
    while more := [
        name
        for reform in reforms
        if not found.keys().isdisjoint((*reform.from_, *reform.to))
        for name in (*reform.from_, *reform.to)
        if name not in found
    ]:
        found |= dict.fromkeys(more)
    return list(found)
