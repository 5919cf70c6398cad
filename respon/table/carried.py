"""Who carries which action, as a table: the assignments that a plan's `assignments` yields, an assignment a row."""

import functools
from typing import Any

import ibis

from respon.table.corpus import Corpus

OWNER: dict[str, str] = {
    "n": "int64",
    "agency": "string",
    "role": "string",
    "stated": "boolean",
    "rank": "int64",
    "recalled": "boolean",
    "merged": "boolean",
}
"""n: the action's place in the plan's order; rank: the assignment's in the action. recalled, merged: as marks say."""

PER_ROLE = 1 << 32
"""Ranks that the names of one role may have."""


def carried(corpus: Corpus) -> ibis.Table:
    """Return the assignments of all actions in force, each agency in each role once, as the graph has them."""
    found = by_text(corpus, corpus.by_text)
    if corpus.twice:
        keys = ("n", "agency", "role")
        found = found.group_by(*keys).agg(stated=found.stated.argmax(found["rank"]), rank=found["rank"].min())
    if corpus.handed_on is None:
        return found
    nobody = {"recalled": ibis.literal(False), "merged": ibis.literal(False)}
    return ibis.union(found.select("n", "agency", "role", "stated", "rank", **nobody), corpus.handed_on)


def by_text(corpus: Corpus, actions: ibis.Table) -> ibis.Table:
    """Return the assignments as the text has them, by the registry's names."""
    force = actions.filter(ibis.coalesce(actions.status != "cancelled", True))
    parts = [_in_role(corpus, force, key, at) for at, key in enumerate(corpus.known.filled)]
    if not parts:
        return corpus.engine.give("nobody", OWNER, ()).select("n", "agency", "role", "stated", "rank")
    found = functools.reduce(lambda a, b: a.union(b), parts)
    if all(form == agency for form, agency in corpus.plan.canonical.items()):
        return found.rename(agency="written")
    names = corpus.names
    joined = found.join(names, found.written == names.form)
    return joined.select("n", "agency", "role", "stated", "rank")


def _in_role(corpus: Corpus, actions: ibis.Table, key: str, at: int) -> ibis.Table:
    """Return the assignments that one column states, or gives in an unlabelled list."""
    each = corpus.engine.each
    if key != "responsible":
        named = each(actions.select("n", written=actions[key]), "written")
        return _rows(named, at, ibis.literal(key), True)
    first = corpus.first_leads
    if first is None:
        named = each(actions.select("n", written=actions.responsible), "written")
        return _rows(named, at, ibis.literal("co"), False)
    joined = actions.left_join(first, actions.document == first.document)
    led = (first.document.notnull() & joined.lead.isnull()).name("led")
    named = each(joined.select("n", led, written=joined.responsible), "written")
    role = ibis.ifelse((named["rank"] == 0) & named.led, "lead", "co")
    return _rows(named, at, role, False)


def _rows(named: ibis.Table, at: int, role: Any, stated: bool) -> ibis.Table:
    place = named["rank"].cast("int64") + at * PER_ROLE
    return named.select("n", "written", role=role, stated=ibis.literal(stated), rank=place)
