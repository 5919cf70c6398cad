"""What would a planned reform change: whose load, which co-ownerships, which overlaps?"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Annotated, NamedTuple

from respon import marked
from respon.answer import Answer, Column, Marked, columns
from respon.graph import Graph
from respon.messages import say

EFFECTS = ("load-grows", "load-shrinks", "loses-co-owner", "lone-owner", "no-longer-overlaps", "to-be-settled")


class EffectRow(NamedTuple):
    """One effect of the reform, before and after."""

    effect: Annotated[str, Column("one of " + ", ".join(f"`{effect}`" for effect in EFFECTS), "Effect", "term")]
    agency: Annotated[str, Column("the agency concerned, if one is", "Agency")] = ""
    other: Annotated[str, Column("the other agency of a pair", "With")] = ""
    action: Annotated[str, Column("the action's id, if it is about one", "Action")] = ""
    title: Annotated[str, Column("its title", "Title", "title")] = ""
    before: Annotated[Sequence[str], Column("the state before the reform", "Before", "names")] = []
    after: Annotated[Sequence[str], Column("the state after it", "After", "names")] = []


def reform_effect(before: Graph, after: Graph) -> Answer:
    """Return what differs between the graph before and after the reform.

    load-grows, load-shrinks: an agency's number of actions. loses-co-owner: an action with fewer owners.
    lone-owner: an action left with one. no-longer-overlaps: a pair of agencies that have become one, by the
    actions they shared. to-be-settled: a duty without a certain holder.
    """
    rows = [*_loads(before, after), *_actions(before, after), *_pairs(before, after)]
    notes = [] if rows else [say("the reform changes nothing here")]
    return Answer("reform-effect", say("Effect of the planned reform"), columns(EffectRow), rows, notes)


def _loads(before: Graph, after: Graph) -> Iterator[EffectRow]:
    old, new = ({name: len(_held(graph, name)) for name in graph.agencies()} for graph in (before, after))
    changed = [name for name in {**old, **new} if old.get(name, 0) != new.get(name, 0)]
    for name in sorted(changed, key=lambda n: (old.get(n, 0) - new.get(n, 0), n)):
        effect = "load-grows" if new.get(name, 0) > old.get(name, 0) else "load-shrinks"
        yield EffectRow(effect, name, before=[str(old.get(name, 0))], after=[str(new.get(name, 0))])


def _held(graph: Graph, name: str) -> set[str]:
    return {duty.action.id for duty in graph.duties(name)}


def _actions(before: Graph, after: Graph) -> Iterator[EffectRow]:
    for action in before.plan.actions:
        old, new = ({g.agency: g for g in graph.assignments(action)} for graph in (before, after))
        earlier = {(u.agency, u.candidates) for u in before.plan.unsettled(action)}
        unsettled = [u for u in after.plan.unsettled(action) if (u.agency, u.candidates) not in earlier]
        told = (action.id, action.title, list(old), marked.names(new.values()))
        if len(new) < len(old) and not unsettled:
            yield EffectRow("loses-co-owner", "", "", *told)
        if len(new) == 1 < len(old) and not unsettled:
            yield EffectRow("lone-owner", next(iter(new)), "", *told)
        for open_ in unsettled:
            among = [Marked(" / ".join(open_.candidates), marked.way(open_))]
            yield EffectRow("to-be-settled", open_.agency, "", action.id, action.title, [open_.agency], list(among))


def _pairs(before: Graph, after: Graph) -> Iterator[EffectRow]:
    """Yield the pairs whose duties, on every action they share, have come to one and the same agency."""
    apart: set[tuple[str, str]] = set()
    for action in before.plan.actions:
        named = {given.printed: given.agency for given in before.assignments(action)}
        # The agencies of the text lead from the holders before to the holders after.
        texts = {before.plan.canonical.get(printed, printed): holder for printed, holder in named.items()}
        now = {holder: set(after.plan.candidates(action, text)) for text, holder in texts.items()}
        apart |= {tuple(sorted(pair)) for pair in combinations(now, 2) if len(now[pair[0]] | now[pair[1]]) > 1}  # type: ignore[misc]
    for pair in before.pairs():
        if (pair.a, pair.b) not in apart:
            yield EffectRow("no-longer-overlaps", pair.a, pair.b, before=[str(pair.shared)], after=["0"])
