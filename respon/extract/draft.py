"""Proposals as a data file, ready for review: names by the registry, roles as the text states them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from respon.dates import DATE, last_day
from respon.grammar.result import Extraction, Proposal
from respon.model import (
    Action,
    Agency,
    Cite,
    DataFile,
    Document,
    Kind,
    ListOrder,
    Reform,
    registry_on,
    unlabelled_role,
)
from respon.names import Resolver
from respon.plan import Assignment
from respon.text import Text

_SHORT = {"上海市": "沪"}
"""The character that stands for a place in documents' numbers."""

HEADER = "# Proposed by `respon extract`. Review each action against its clause before use.\n"


class ReadPaper(NamedTuple):
    """One document file, its text, what was found in it, and the registry that names its agencies."""

    file: str
    text: Text
    found: Extraction
    agencies: dict[str, Agency]
    reforms: tuple[Reform, ...] = ()

    def document(self, given: str) -> str:
        """Return a proposal's document: its number or title, or the file's name where the text gives neither."""
        return given or _stem(self.file)

    def days(self) -> dict[str, str]:
        """Return the day on which each document was issued, YYYY-MM-DD, of those of which the text says so.

        Of a document that stands in the text twice, the first counts.
        """
        first = {found.id: found.issued for found in reversed(self.found.documents)}
        return {id: last_day(issued) for id, issued in first.items() if re.fullmatch(DATE, issued)}


@lru_cache
def _stem(file: str) -> str:
    return Path(file).stem


class Named:
    """Finds the registry's name for a printed one; what the registry doesn't know stays as printed."""

    def __init__(self, agencies: dict[str, Agency], reforms: Iterable[Reform] = ()) -> None:
        self._agencies = agencies
        self._reforms = tuple(reforms)
        self._dated = any(agency.periods for agency in agencies.values())
        self._resolvers: dict[str, Resolver] = {}
        self.used: dict[str, Agency] = {}

    def name(self, printed: str, day: str) -> str:
        """Return the agency's name, and remember that it is used. day: when the text was issued, "" if unknown."""
        match = self._on(day).find(printed) if self._agencies else None
        name = match.agency if match else printed
        self._use(name)
        return name

    def _use(self, name: str) -> None:
        """Remember the agency, and the one that it is under: a registry holds both or neither."""
        if name and name not in self.used:
            self.used[name] = self._agencies.get(name) or Agency(name, kind=kind(name))
            self._use(self.used[name].superior)

    def _on(self, day: str) -> Resolver:
        key = day if self._dated else ""
        if key not in self._resolvers:
            self._resolvers[key] = Resolver(registry_on(self._agencies, key), self._reforms)
        return self._resolvers[key]


def kind(name: str) -> Kind:
    """Return the kind that a name tells: one that begins like 各有关部门 is a phrase for many, not one agency."""
    return "collective" if name.startswith(("各", "有关", "相关", "其他")) or name.endswith("有关部门") else "other"


def is_of(found: Extraction, place: str, given: str = "") -> bool:
    """Tell if the documents are known to be of a place (上海市): by issuer, number, title, or because `given` says so.

    A registry's 市人社局 is not the 市人社局 of another city's paper. A registry of no place serves any document.
    """
    if not place:
        return True
    if given:
        return given in (place, place[:-1])
    return any(
        issued.number.startswith(_SHORT.get(place, place))
        or any(said.startswith(place[:-1]) for said in (issued.issuer, issued.title))
        for issued in found.documents
    )


def is_elsewhere(found: Extraction) -> bool:
    """Tell if the documents themselves say whose they are."""
    return any(issued.number or issued.issuer for issued in found.documents)


def draft(sources: Iterable[ReadPaper], order: ListOrder) -> DataFile:
    """Return the data file that the sources propose; it holds its own registry and loads as it is.

    order: how unlabelled 责任单位 lists are read. Ids that several documents use get the document's number.
    """
    sources = list(sources)
    ids = Counter(p.id for source in sources for p in source.found.actions)
    actions: list[Action] = []
    used: dict[str, Agency] = {}
    for source in sources:
        named = Named(source.agencies, source.reforms)
        days = source.days()
        actions += (_action(source, p, ids[p.id] > 1, named, days.get(p.document, "")) for p in source.found.actions)
        used |= named.used
    documents = {d.id: d for source in sources for d in _documents(source, order)}
    return DataFile(
        respon=1,
        documents=tuple(documents.values()),
        actions=tuple(_distinct(actions)),
        agencies=tuple(sorted(used.values(), key=lambda agency: agency.name)),
    )


def _documents(source: ReadPaper, order: ListOrder) -> Iterator[Document]:
    used = {proposal.document for proposal in source.found.actions}
    led = {p.document for p in source.found.actions for a in p.assignments if a.role == "lead" and not a.stated}
    for issued in source.found.documents:
        if issued.id in used:
            yield Document(
                id=source.document(issued.id),
                title=issued.title or source.document(issued.id),
                issuer=issued.issuer,
                issued=issued.issued or None,
                list_order="first-leads" if issued.id in led else order,
            )


def _action(source: ReadPaper, proposal: Proposal, shared: bool, named: Named, day: str) -> Action:
    roles: dict[str, dict[str, None]] = {}
    terms: dict[Any, str] = {}
    for given in proposal.assignments:
        roles.setdefault(given.role if given.stated else "responsible", {})[named.name(given.printed, day)] = None
        if given.stated and given.word:
            terms.setdefault(given.role, given.word)
    place = proposal.place
    return Action(
        id=f"{source.document(proposal.document)}·{proposal.id}" if shared else proposal.id,
        title=proposal.title or proposal.id,
        document=source.document(proposal.document),
        part=proposal.part,
        terms=terms,
        open_ended=proposal.open_ended,
        due=proposal.due_date or None,
        cite=Cite(proposal.clause, proposal.fingerprint, source.file, place.line, place.page),
        **{key: tuple(names) for key, names in roles.items()},  # type: ignore[arg-type]
    )


def _distinct(actions: Iterable[Action]) -> Iterator[Action]:
    """Yield the actions with ids that occur once: the same document may be given twice."""
    seen: Counter[str] = Counter()
    for action in actions:
        seen[action.id] += 1
        number = seen[action.id]
        yield action if number == 1 else msgspec.structs.replace(action, id=f"{action.id}#{number}")


def stated(proposal: Proposal, named: Named, order: ListOrder, day: str) -> Iterator[Assignment]:
    """Yield the proposal's assignments, each by the registry's name of the day, unlabelled lists read in this order."""
    led = any(given.role == "lead" for given in proposal.assignments)
    rank = 0
    for given in proposal.assignments:
        role = given.role
        if role == "co" and not given.stated:
            role, rank = unlabelled_role(rank, order, led), rank + 1
        yield given._replace(agency=named.name(given.printed, day), role=role)
