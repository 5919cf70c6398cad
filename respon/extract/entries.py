"""Entries of a registry, proposed from the names that drafts hold: for a person to confirm, never merged by itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, NamedTuple

import msgspec

from respon.answer import Answer, Column, columns
from respon.extract.draft import kind
from respon.messages import SEPARATOR, say
from respon.model import Agency, DataFile
from respon.names import Resolver
from respon.names.alike import Alike, Forms, place_among
from respon.names.bracketed import bracketed
from respon.names.normal import plain
from respon.names.short import LEVELS
from respon.plan import Plan

HEADER = (
    "# Proposed by `respon agencies --from`. Confirm each entry: are its forms one agency's, and which is its name?\n"
    "# Then copy it to the registry, without the note, and with `confidence: seen` where a source says so.\n"
)


class EntryRow(NamedTuple):
    """With `--from`: an agency that a registry may want, by the names met in drafts."""

    agency: Annotated[str, Column("the name proposed: the short form that was met most", "Agency")]
    full_name: Annotated[str, Column("the fullest form that was met, if there are several", "Full name", "title")]
    aliases: Annotated[Sequence[str], Column("other forms that may be short for it", "Other forms", "names")]
    kind: Annotated[str, Column("`collective` for a phrase for many, else `other`: not known", "Kind", "term")]
    met: Annotated[int, Column("how often actions name it, in whichever form", "Met", "number")]
    may_be: Annotated[
        Sequence[str],
        Column(
            "agencies, proposed or of the registry, that it may be short for or a fuller form of", "May be", "names"
        ),
    ]


class ProposedAgency(NamedTuple):
    """A proposed entry, how often each of its forms was met, and whom else it may mean."""

    agency: Agency
    met: dict[str, int]
    may_be: tuple[str, ...]


def entries(drafts: Sequence[Plan], registry: Plan) -> list[ProposedAgency]:
    """Return the proposals, in the order in which the names were met; names that the registry knows are left out.

    An agency of which a draft knows the full name, by the registry that it was made with, stays as it is there.
    """
    met = Counter(_plain(d.canonical[name]) for d in drafts for action in d.actions for name in action.names())
    told = {_plain(agency.name): agency for draft in drafts for agency in draft.agencies.values()}
    known = Resolver(registry.registry, registry.reforms)
    left = {name: told.get(name, Agency(name, kind=kind(name))) for name in (*met, *told) if not known.find(name)}
    whole = {name: agency for name, agency in left.items() if agency.full_name}
    found = {name: ProposedAgency(agency, {}, ()) for name, agency in whole.items()}
    own = Resolver(whole)
    bare = []
    for name in left:
        if match := own.find(name):
            found[match.agency].met[name] = met[name]
        else:
            bare.append(name)
    agencies = {**registry.registry, **whole}
    had = [form for agency in agencies.values() for form in (agency.name, agency.full_name) if form]
    known, near = Resolver(agencies, registry.reforms), Alike(had, place_among(had, bare))
    groups = Alike(bare, place_among(bare, had)).groups()
    return [*found.values(), *(_entry(forms, left, met, _of(forms, known, near)) for forms in groups)]


def _plain(name: str) -> str:
    """Return a name without the word for a role in a bracket behind it: （牵头）."""
    found = bracketed(plain(name))
    return found.name if found and not found.others else name


def _of(forms: Forms, known: Resolver, had: Alike) -> list[str]:
    """Return the known agencies that these names may be other forms of."""
    near = [
        near
        for form in (forms.full, *forms.short)
        for near in (*had.fuller(form), *had.shorter(form), *had.begun(form))
    ]
    return [match.agency for match in map(known.find, near) if match]


def _entry(forms: Forms, told: dict[str, Agency], met: Counter[str], may_be: list[str]) -> ProposedAgency:
    name = max(forms.short, key=lambda form: (met[form], form[0] in LEVELS, -len(form)), default=forms.full)
    every = (forms.full, *forms.short)
    agency = msgspec.structs.replace(
        told[name],
        name=name,
        full_name=forms.full if forms.short else "",
        aliases=tuple(form for form in forms.short if form != name),
        confidence="recalled",
    )
    return ProposedAgency(agency, {form: met[form] for form in every}, tuple(dict.fromkeys([*forms.may_be, *may_be])))


def proposed(found: Iterable[ProposedAgency]) -> DataFile:
    """Return the proposals as a registry; each entry's note says so, and how it was met."""
    return DataFile(respon=1, agencies=tuple(_noted(entry) for entry in found))


def _noted(entry: ProposedAgency) -> Agency:
    forms = SEPARATOR.join(f"{form} ×{count}" for form, count in entry.met.items())
    may_be = f"; may be {SEPARATOR.join(entry.may_be)}" if entry.may_be else ""
    told = f"proposed, to be confirmed: met as {forms}{may_be}"
    return msgspec.structs.replace(entry.agency, note=f"{entry.agency.note} ({told})" if entry.agency.note else told)


def listed(found: Iterable[ProposedAgency]) -> Answer:
    """Return the proposals as an answer for people and programs."""
    rows = [
        EntryRow(
            entry.agency.name,
            entry.agency.full_name,
            entry.agency.aliases,
            entry.agency.kind,
            sum(entry.met.values()),
            entry.may_be,
        )
        for entry in found
    ]
    told = say("proposals, to be confirmed one by one: nothing is merged")
    notes = [told if rows else say("no name is new: the registry knows them all")]
    return Answer("agencies", say("Proposed entries of the registry"), columns(EntryRow), rows, notes)
