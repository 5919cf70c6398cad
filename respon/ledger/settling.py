"""What is taken of all units' replies: the word of whoever leads; what others say otherwise is told, not lost.

Where nobody leads, every owner's word counts, if they say the same. A reply is taken only where the data still says
what the unit was sent.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from respon.graph import Graph
from respon.judgements import leads, names
from respon.ledger.form import cell, is_sent, normal
from respon.ledger.found import ReturnRow, told
from respon.ledger.replies import Reply
from respon.model import Action


class Settled(NamedTuple):
    """The replies that are taken, one an action and column, and what is to be told of the others."""

    taken: list[Reply]
    rows: list[ReturnRow]


class _Parties(NamedTuple):
    """Who carries an action: whose word counts, and everyone."""

    deciding: frozenset[str]
    owners: frozenset[str]


def settled(graph: Graph, replies: Iterable[Reply]) -> Settled:
    """Return what is taken and what is told."""
    groups: dict[tuple[str, str], dict[tuple[str, str], Reply]] = {}
    for reply in replies:
        said = groups.setdefault((reply.action, reply.column), {})
        said.setdefault((reply.unit, normal(reply.text)), reply)  # the same in two rows or files is said once
    found = Settled([], [])
    for (key, _), group in groups.items():
        if action := graph.plan.action(key):
            _settle(action, list(group.values()), _parties(graph, action), found)
    return found


def _parties(graph: Graph, action: Action) -> _Parties:
    owners = graph.assignments(action)
    return _Parties(frozenset(names(leads(owners)) or names(owners)), frozenset(names(owners)))


def _settle(action: Action, group: Sequence[Reply], parties: _Parties, found: Settled) -> None:
    """Settle what was replied in one column on one action."""
    now = cell(action.extra.get(group[0].column, ""))
    deciding = [reply for reply in group if reply.unit in parties.deciding]
    others = [reply for reply in group if reply.unit not in parties.deciding]
    texts = {normal(reply.text) for reply in deciding}
    if len(texts) > 1:
        found.rows.extend(_told("answers-differ", action, reply, now) for reply in (*deciding, *others))
        return
    if deciding and normal(now) not in texts:
        fresh = [reply for reply in deciding if is_sent(now, reply.sent)]
        if fresh:
            found.taken.append(fresh[0])
        else:
            found.rows.extend(_told("changed-meanwhile", action, reply, now) for reply in deciding)
    found.rows.extend(_otherwise(action, others, deciding, parties, now))


def _otherwise(
    action: Action, others: Iterable[Reply], deciding: Sequence[Reply], parties: _Parties, now: str
) -> Iterator[ReturnRow]:
    """Yield what those say, whose word doesn't count here, where it is another."""
    word = deciding[0].text if deciding else now
    for reply in others:
        if normal(reply.text) != normal(word):
            kind = "answers-differ" if deciding else "lead-silent"
            yield _told(kind if reply.unit in parties.owners else "not-an-owner", action, reply, word)


def _told(finding: str, action: Action, reply: Reply, old: str) -> ReturnRow:
    return told(finding, reply.unit, action.id, action.title, reply.column, old, reply.text, reply.file, reply.line)
