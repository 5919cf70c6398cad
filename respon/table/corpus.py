"""A corpus: the table of its actions, what its names mean, and parts of it as plans that a graph answers."""

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

import ibis

from respon.model import Action
from respon.plan import Origin, Plan
from respon.sources.on_disk import as_action
from respon.table.engine import ACTIONS, Engine, EngineFailed
from respon.table.naming import named
from respon.table.shares import Shared
from respon.table.sound import Facts, facts

BATCH = 5_000
"""Actions that are made a plan at a time."""


class Corpus:
    """The table of a corpus. `plan` is all of the data but its actions: documents, registry, what each name means.

    After reforms (table/reformed.py) the plan holds those actions whose agencies the reforms concern, at the `places`;
    `by_text` are all others, and `handed_on` who carries the former by then.
    """

    def __init__(self, engine: Engine, plan: Plan, known: Facts, origin: Callable[[int], Origin]) -> None:
        self.engine = engine
        self.origin = origin
        self.plan = plan
        self.known = known
        self.actions = ibis.table(ACTIONS, name="actions")
        self.by_text = self.actions
        self.handed_on: ibis.Table | None = None
        self.places: Sequence[int] = ()

    def whole(self, condition: Any = None) -> Iterator[tuple[int, Action]]:
        """Yield actions whole, in the plan's order, each with its place in it. condition: of those that are wanted."""
        table = self.actions if condition is None else self.actions.filter(condition)
        keys = tuple(ACTIONS)[1:]
        for n, *row in self.engine.rows(table.order_by("n")):
            yield n, as_action({key: value for key, value in zip(keys, row, strict=True) if value is not None})

    def part(self, condition: Any = None) -> Plan:
        """Return the actions that are wanted as a plan of their own."""
        return self.placed(list(self.whole(condition)))

    def placed(self, found: Sequence[tuple[int, Action]]) -> Plan:
        """Return the plan with these actions, which know where they stand."""
        origins = tuple(self.origin(n)._replace(first=at) for at, (n, _) in enumerate(found))
        return replace(self.plan, actions=tuple(action for _, action in found), origins=origins)

    def parts(self, condition: Any = None) -> Iterator[Plan]:
        """Yield the actions that are wanted as plans of some thousand each."""
        batch: list[tuple[int, Action]] = []
        for found in self.whole(condition):
            batch.append(found)
            if len(batch) == BATCH:
                yield self.placed(batch)
                batch = []
        if batch:
            yield self.placed(batch)

    @cached_property
    def names(self) -> ibis.Table:
        """What each written form means, as a table."""
        return self.engine.give("names", {"form": "string", "agency": "string"}, self.plan.canonical.items())

    @cached_property
    def led_by_first(self) -> frozenset[str]:
        """The documents in whose unlabelled lists the first one leads."""
        return frozenset(key for key, document in self.plan.documents.items() if document.list_order == "first-leads")

    @cached_property
    def first_leads(self) -> ibis.Table | None:
        """The same as a table; None if there are none."""
        found = [(key,) for key in sorted(self.led_by_first)]
        return self.engine.give("first_leads", {"document": "string"}, found) if found else None

    @cached_property
    def twice(self) -> bool:
        """True if an action may name one agency twice, in one written form or in two."""
        forms = set(self.plan.canonical) & {form for forms in self.written.values() for form in forms[1:]}
        if forms:
            return True
        lists = [self.actions[key] for key in self.known.filled]
        if not lists:
            return False
        none = ibis.literal([], type="array<string>")
        every = functools.reduce(lambda a, b: ibis.coalesce(a, none).concat(ibis.coalesce(b, none)), lists)
        told = self.actions.agg(twice=(every.length() != every.unique().length()).any())
        return bool(next(iter(self.engine.rows(told)))[0])

    @cached_property
    def written(self) -> dict[str, list[str]]:
        """The written forms of each agency."""
        forms: dict[str, list[str]] = {}
        for form, agency in self.plan.canonical.items():
            forms.setdefault(agency, []).append(form)
        return forms

    def naming(self, agencies: Sequence[str]) -> Any:
        """Return the condition of actions that name one of the agencies, in whatever form."""
        forms = [form for agency in agencies for form in self.written.get(agency, ())]
        lists = [self.actions[key] for key in self.known.filled]
        conditions = [ibis.coalesce(names.contains(form), False) for names in lists for form in forms]
        return ibis.or_(*conditions) if conditions else ibis.literal(False)


def origin(engine: Engine, data: Shared, n: int) -> Origin:
    """Return where the action of this place stands: its file, and the line, where the engine knows the place in it."""
    share, row = engine.place(n)
    return data.shares[share].origin(row)


def corpus(engine: Engine, data: Shared) -> Corpus | None:
    """Return the corpus that an engine holds; None where the strict reader has something to say of the data."""
    try:
        engine.take(data.shares)
        known = facts(engine, data.plan.documents)
        if known is None or not named(engine, data.plan, known):
            return None
    except EngineFailed:
        return None
    return Corpus(engine, data.plan, known, partial(origin, engine, data))
