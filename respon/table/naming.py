"""What the names of a corpus mean: by the functions that the reader of small data asks, given each name once."""

from dataclasses import replace

import ibis

from respon.errors import DataError
from respon.model import Action
from respon.plan import Origin, Plan
from respon.sources.whole import checked
from respon.table.engine import ACTIONS, Engine
from respon.table.sound import Facts


def named(engine: Engine, plan: Plan, known: Facts) -> bool:
    """Fill the plan's `canonical`, and tell if each name means one agency and no action is called like one.

    Where written forms have dates, names are asked for with the documents that use them.
    """
    dated = any(agency.periods for agency in plan.agencies.values())
    uses: dict[str, list[str]] = {}
    for name, document in engine.rows(_uses(known, dated)):
        if not name:
            return False
        uses.setdefault(document or "", []).append(name)
    actions = tuple(
        Action(f"\0{at}", "t", document=document, responsible=tuple(sorted(names)))
        for at, (document, names) in enumerate(uses.items())
    )
    try:
        plan.canonical = checked(
            replace(plan, actions=actions, origins=(Origin("", 0, [0] * len(actions)),)), True
        ).canonical
    except DataError:
        return False
    agencies = engine.give("agencies", {"agency": "string"}, ((name,) for name in sorted({*plan.canonical.values()})))
    table = ibis.table(ACTIONS, name="actions")
    return not list(engine.rows(table.filter(table.id.isin(agencies.agency)).select("id").limit(1)))


def _uses(known: Facts, dated: bool) -> ibis.Table:
    """Return each written name once, with each document that uses it if that matters."""
    table = ibis.table(ACTIONS, name="actions")
    document = table.document if dated else ibis.literal("")
    columns = [table.select(name=table[key].unnest(), document=document) for key in known.filled]
    if not columns:
        return table.select(name=table.id, document=document).limit(0)
    return (ibis.union(*columns) if len(columns) > 1 else columns[0]).distinct()
