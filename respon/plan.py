"""A whole set of data files as one, and what it says: who carries which action, in which role."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from respon.dates import last_day
from respon.messages import is_chinese
from respon.model import Action, Agency, Document, ListOrder, Reform, Role, registry_on
from respon.text import NOWHERE, Place
from respon.where import Where

TODAY = "9999-12-31"
"""The day after all that a registry tells: what has no end holds, and no clock is asked."""


class Step(NamedTuple):
    """One reform through which a duty passed from an agency to its present holder."""

    agency: str
    to: str
    reform: Reform

    @property
    def recalled(self) -> bool:
        """True if the reform or its date rests on recollection only."""
        return "recalled" in (self.reform.confidence, self.reform.date_confidence)


class Assignment(NamedTuple):
    """分工: an agency's role in an action; `stated` if the text itself names the role.

    As a document is read, `agency` is the name as printed, until a registry is asked for it; `word` gave the role,
    `place` is where the name stands. After reforms, `agency` is the holder of that day, `via` the steps by which it
    came to hold the duty, and `merged` the names of several agencies of the text that have become this one.
    """

    agency: str
    role: Role
    stated: bool
    printed: str
    word: str = ""
    place: Place = NOWHERE
    via: tuple[Step, ...] = ()
    merged: tuple[str, ...] = ()

    @property
    def recalled(self) -> bool:
        """True if a step to the present holder rests on a recalled fact."""
        return any(step.recalled for step in self.via)


@lru_cache(maxsize=1 << 16)
def _given(agency: str, role: Role, stated: bool, printed: str) -> Assignment:
    """Return the assignment: one for all actions that have it alike, a corpus's million."""
    return Assignment(agency, role, stated, printed)


class Unsettled(NamedTuple):
    """A duty that reforms leave without a certain holder: its agency was split, or handed on in part."""

    agency: str
    role: Role
    stated: bool
    candidates: tuple[str, ...]
    via: tuple[Step, ...]

    @property
    def recalled(self) -> bool:
        """True if a step to the candidates rests on a recalled fact."""
        return any(step.recalled for step in self.via)


class Duty(NamedTuple):
    """One agency's duty, whole: in which action, in which role, and who else carries it.

    agency: whose duty it is, or who may hold it where it is not settled. given: how it is held. owners: all who
    carry the action, in the text's order.
    """

    agency: str
    action: Action
    given: Assignment | Unsettled
    owners: tuple[Assignment, ...]

    @property
    def co_owners(self) -> list[Assignment]:
        """Everyone else on the action, each once: neither the agency nor those who lead."""
        return co_owners(self.owners, self.agency)


def co_owners(owners: Sequence[Assignment], agency: str = "") -> list[Assignment]:
    """Return everyone who carries an action but those who lead it and this agency, each once."""
    aside = {agency, *(given.agency for given in owners if given.role == "lead")}
    return list({given.agency: given for given in owners if given.agency not in aside}.values())


def each_once(owners: Sequence[Assignment]) -> Sequence[Assignment]:
    """Return each agency in each role once, by agencies as they are named first: as a graph's edges have them."""
    if len({given.agency for given in owners}) == len(owners):
        return owners
    roles: dict[str, dict[Role, Assignment]] = {}
    for given in owners:
        roles.setdefault(given.agency, {})[given.role] = given
    return [given for held in roles.values() for given in held.values()]


class Origin(NamedTuple):
    """A file's share of the plan's actions: from index `first` on, one line number each; in a workbook a sheet too."""

    file: str
    first: int
    lines: Sequence[int]
    sheets: Sequence[str] = ()


@dataclass
class Plan:
    """A whole set of data files as one: what the graph is built from. Names are unique over all files.

    `canonical` maps every agency name the actions use to the registry's; `origins` tells where actions
    stand, `places` where agencies and documents do (key: kind and id), `passed_over` what in the files holds no data.
    `comments`: those at the heads of the files.
    """

    files: tuple[str, ...] = ()
    documents: dict[str, Document] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    agencies: dict[str, Agency] = field(default_factory=dict)
    reforms: tuple[Reform, ...] = ()
    canonical: dict[str, str] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    places: dict[tuple[str, str], Where] = field(default_factory=dict)
    passed_over: tuple[Where, ...] = ()
    comments: str = ""
    as_of: str = ""

    @cached_property
    def written_names(self) -> frozenset[str]:
        """Every agency's name as the actions have it."""
        return frozenset(chain.from_iterable(action.names() for action in self.actions))

    @cached_property
    def is_chinese(self) -> bool:
        """True if there is anything Chinese in its titles and names: in which language people read it."""
        titles = [document.title for document in self.documents.values()]
        return any(map(is_chinese, chain(titles, (action.title for action in self.actions), self.written_names)))

    def sources(self) -> list[str]:
        """Return the documents as a source line names them: title and number."""
        return [
            document.id if document.title in ("", document.id) else f"{document.title} {document.id}"
            for document in self.documents.values()
        ]

    @cached_property
    def by_id(self) -> dict[str, int]:
        """The index of each action by its id."""
        return {action.id: index for index, action in enumerate(self.actions)}

    def action(self, key: str) -> Action | None:
        """Return the action with this id, if there is one."""
        index = self.by_id.get(key)
        return None if index is None else self.actions[index]

    def list_order(self, action: Action) -> ListOrder:
        """Return how the action's document reads an unlabelled list."""
        document = self.documents.get(action.document)
        return document.list_order if document else "equal"

    @cached_property
    def day(self) -> str:
        """The day whose written forms count, YYYY-MM-DD: that of the newest document; with none, after any."""
        issued = [document.issued for document in self.documents.values() if document.issued]
        return max(map(last_day, issued), default=TODAY)

    @cached_property
    def registry(self) -> dict[str, Agency]:
        """The agencies with the aliases and signboards of `day`: what a written form is looked up in."""
        return registry_on(self.agencies, self.day)

    def issued(self, action: Action) -> str:
        """Return the day on which the action's document was issued, YYYY-MM-DD; "" where no file says so."""
        document = self.documents.get(action.document)
        return last_day(document.issued) if document and document.issued else ""

    def assignments(self, action: Action) -> tuple[Assignment, ...]:
        """Return who carries the action, in the order lead, co, support, oversee, unlabelled; nobody if cancelled."""
        return () if action.cancelled else self.named(action)

    def named(self, action: Action) -> tuple[Assignment, ...]:
        """Return the assignments that the text gives the action, also where it cancels it, in the same order."""
        canonical = self.canonical
        return tuple(
            [
                _given(canonical.get(name, name), role, stated, name)
                for name, role, stated in action.assignments(self.list_order(action))
            ]
        )

    def owner_names(self, action: Action) -> tuple[str, ...]:
        """Return the names of the action's agencies, each once: the light form of `assignments`."""
        if action.cancelled:
            return ()
        names = tuple(map(self.canonical.__getitem__, action.names()))
        return names if len(set(names)) == len(names) else tuple(dict.fromkeys(names))

    def all_owner_names(self) -> list[tuple[str, ...]]:
        """Return `owner_names` of every action, in the plan's order: for whoever counts over a bulk corpus."""
        canonical = self.canonical.__getitem__
        found = [() if action.cancelled else tuple(map(canonical, action.names())) for action in self.actions]
        return [names if len(set(names)) == len(names) else tuple(dict.fromkeys(names)) for names in found]

    def unsettled(self, action: Action) -> tuple[Unsettled, ...]:  # noqa: ARG002 - reforms override it
        """Return the action's duties that have no certain holder: none, as long as no reform is applied."""
        return ()

    def candidates(self, action: Action, agency: str) -> tuple[str, ...]:  # noqa: ARG002 - reforms override it
        """Return who holds a duty that the text gave to `agency`: the agency itself, without reforms."""
        return (agency,)

    def history(self) -> Sequence[Reform]:
        """Return the reforms that a lineage tells of: all that the registry knows."""
        return self.reforms

    def ended(self, agency: str) -> Reform | None:  # noqa: ARG002 - reforms override it
        """Return the reform by which the agency ceased to exist, if one did by now."""
        return None

    @cached_property
    def collectives(self) -> frozenset[str]:
        """The names that the registry has as collectives (各有关部门): phrases for many, each no one agency."""
        return frozenset(name for name, agency in self.agencies.items() if agency.kind == "collective")

    def where(self, kind: str, key: str) -> Where | None:
        """Return where an `action`, `agency` or `document` stands in the data, if it is known."""
        if kind != "action" or key not in self.by_id or not self.origins:
            return self.places.get((kind, key))
        return self.where_action(self.by_id[key])

    def where_action(self, index: int) -> Where:
        """Return where the action of this index stands; its file, where nothing is known of lines."""
        origin = self.origins[bisect_right(self.origins, index, key=lambda o: o.first) - 1]
        at = index - origin.first
        line = origin.lines[at] if at < len(origin.lines) else 0
        return Where(origin.file, line, origin.sheets[at] if origin.sheets else "")
