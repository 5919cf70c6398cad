"""A plan on a given day: the same actions, held by the agencies of that day."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from respon.dates import last_day
from respon.errors import DataError
from respon.messages import say
from respon.model import ENDING, ROLES, Action, Agency, Reform
from respon.names import Resolver
from respon.plan import Assignment, Plan, Unsettled
from respon.reforms.follow import Course, Holding, follow, in_order
from respon.where import Where

PLANNED = "planned"
"""What stands for the day of a plan on which only planned reforms were applied."""


class Planned(NamedTuple):
    """A reform that is not made yet, and where it is written."""

    reform: Reform
    where: Where


@dataclass
class ReformedPlan(Plan):
    """A plan after reforms. `applied`: those in force, in order; `planned`: hypothetical ones, applied last."""

    applied: Sequence[Reform] = ()
    planned: Sequence[Reform] = ()
    _held: dict[tuple[str, str], Holding] = field(default_factory=dict)

    def assignments(self, action: Action) -> tuple[Assignment, ...]:
        """Return the action's assignments to the holders of the day, each of several merged ones once."""
        groups: dict[str, list[Assignment]] = {}
        for given in super().assignments(action):
            held = self.holding(action, given.agency)
            if held.settled:
                groups.setdefault(held.candidates[0], []).append(given._replace(via=held.via))
        return tuple(one for holder, group in groups.items() for one in _joined(holder, group))

    def unsettled(self, action: Action) -> tuple[Unsettled, ...]:
        """Return the action's duties that reforms leave without a certain holder."""
        found = []
        for given in super().assignments(action):
            held = self.holding(action, given.agency)
            if not held.settled:
                found.append(Unsettled(given.agency, given.role, given.stated, held.candidates, held.via))
        return tuple(found)

    def owner_names(self, action: Action) -> tuple[str, ...]:
        """Return the names of the action's holders of the day, each once."""
        return tuple(dict.fromkeys(given.agency for given in self.assignments(action)))

    def all_owner_names(self) -> list[tuple[str, ...]]:
        """Return `owner_names` of every action, in the plan's order."""
        return list(map(self.owner_names, self.actions))

    def candidates(self, action: Action, agency: str) -> tuple[str, ...]:
        """Return who holds a duty that the text gave to `agency`: one holder, or those it is to be settled among."""
        return self.holding(action, agency).candidates

    def history(self) -> Sequence[Reform]:
        """Return the reforms in force by the day, or all where no day was asked for, then the planned ones."""
        return [*(self.reforms if self.as_of == PLANNED else self.applied), *self.planned]

    def ended(self, agency: str) -> Reform | None:
        """Return the last reform in force by which the agency ceased to exist, if one did."""
        last = next((r for r in reversed(self._all) if agency in (*r.from_, *r.to)), None)
        return last if last and last.change in ENDING and agency not in last.to else None

    @cached_property
    def day(self) -> str:
        """The day of `as_of`; with planned reforms alone, that of the plan."""
        return super().day if self.as_of == PLANNED else last_day(self.as_of)

    def holding(self, action: Action, agency: str) -> Holding:
        """Return who holds the agency's duty in the action on this day."""
        key = (action.id, agency)
        if key not in self._held:
            self._held[key] = follow(agency, action, self._course, self._since(action))
        return self._held[key]

    def _since(self, action: Action) -> int:
        """Return the place of the first reform later than the action's document: the text names agencies of its day."""
        document = self.documents.get(action.document)
        if not document or not document.issued:
            return 0
        return bisect_right(self._days, last_day(document.issued))  # the planned ones, later than any day, stand last

    @cached_property
    def _days(self) -> list[str]:
        return [last_day(reform.date) for reform in self.applied]

    @cached_property
    def _course(self) -> Course:
        return Course(self._all)

    @cached_property
    def _all(self) -> Sequence[Reform]:
        return [*self.applied, *self.planned]


def _joined(holder: str, group: list[Assignment]) -> list[Assignment]:
    """Return one assignment, in the strongest role, where several agencies of the text became one."""
    origins = tuple(dict.fromkeys(given.agency for given in group))
    if len(origins) == 1:
        return [given._replace(agency=holder) for given in group]
    strongest = min(group, key=lambda given: ROLES.index(given.role))
    via = tuple(dict.fromkeys(step for given in group for step in given.via))
    return [strongest._replace(agency=holder, via=via, merged=origins)]


def reformed(plan: Plan, as_of: str | None = None, planned: Iterable[Planned] = ()) -> Plan:
    """Return the plan on the day `as_of` (a year, month or day), and after the planned reforms.

    Without either it is the plan itself. Raises UsageError if `as_of` is no date, and DataError if a planned
    reform is of an agency that nobody knows.
    """
    coming = [_known(plan, reform, where) for reform, where in planned]
    if as_of is None and not coming:
        return plan
    day = last_day(as_of) if as_of else ""
    applied = [r for r in in_order(plan.reforms) if as_of and last_day(r.date) <= day]
    shared = {f.name: getattr(plan, f.name) for f in fields(Plan)}
    created = {name: Agency(name) for reform in coming for name in reform.to if name not in plan.agencies}
    changed = {"as_of": as_of or PLANNED, "agencies": plan.agencies | created}
    return ReformedPlan(**(shared | changed), applied=applied, planned=in_order(coming))


def _known(plan: Plan, reform: Reform, where: Where) -> Reform:
    """Return the reform by the registry's names; the successors may be new."""
    resolver = Resolver(plan.registry, plan.reforms)
    known = set(plan.canonical.values()) | {name for r in plan.reforms for name in r.to}
    names = []
    for written in reform.from_:
        match = resolver.find(written)
        if match is None and written not in known:
            near = "、".join(resolver.nearest(written))
            raise DataError(
                say("the reform is of the unknown agency '{written}'", written=written),
                where,
                say("did you mean {near}?", near=near)
                if near
                else say("write it as the registry does, or add it there"),
            )
        names.append(match.agency if match else written)
    found = [resolver.find(written) for written in reform.to]
    successors = [
        match.agency if match and match.how in ("name", "full_name", "alias") else written
        for match, written in zip(found, reform.to, strict=True)
    ]
    return replace(reform, from_=tuple(names), to=tuple(successors))
