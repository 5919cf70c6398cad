"""Which document of the old plan is which of the new one, and how it changed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from respon.diff.change import Change
from respon.diff.same import alike, normal
from respon.model import Document
from respon.names import keys
from respon.plan import Plan

FIELDS = ("id", "title", "issuer", "issued", "list_order")


def counterparts(old: Plan, new: Plan) -> dict[str, str]:
    """Return the old number of every document of the new plan that the old one has too.

    It is the one with the same number; else with the same title, as a reprint may leave the number out.
    """
    pairs = {key: key for key in new.documents if key in old.documents}
    mine = {key: normal(d.title) for key, d in new.documents.items() if key not in pairs}
    theirs = {normal(d.title): key for key, d in old.documents.items() if key not in pairs}
    counts = Counter(mine.values()) + Counter(normal(old.documents[key].title) for key in theirs.values())
    pairs |= {key: theirs[title] for key, title in mine.items() if title in theirs and counts[title] == 2}
    return pairs


def documents(old: Plan, new: Plan) -> Iterator[Change]:
    """Yield the documents that came, went or changed. Where one plan declares none, there is nothing to compare."""
    if not (old.documents and new.documents):
        return
    pairs = counterparts(old, new)
    for key, document in new.documents.items():
        if key in pairs:
            yield from _changed(old.documents[pairs[key]], document)
        else:
            yield Change("document-added", "", document.title, new=[key])
    for key, document in old.documents.items():
        if key not in pairs.values():
            yield Change("document-removed", "", document.title, old=[key])


def only(old: Plan, new: Plan, key: str) -> tuple[Plan, Plan]:
    """Return both plans with this document and its actions alone. Raises UnknownName if neither has it."""
    pairs = counterparts(old, new)
    key = keys.document(key, (*new.documents, *old.documents))
    here = key if key in new.documents else next((mine for mine, theirs in pairs.items() if theirs == key), key)
    there = key if key in old.documents else pairs.get(key, key)
    return _alone(old, there), _alone(new, here)


def _alone(plan: Plan, key: str) -> Plan:
    kept = {key: plan.documents[key]} if key in plan.documents else {}
    return replace(plan, documents=kept, actions=tuple(a for a in plan.actions if a.document == key))


def _changed(before: Document, after: Document) -> Iterator[Change]:
    for field in FIELDS:
        was, now = getattr(before, field) or "", getattr(after, field) or ""
        if not alike(was, now):
            yield Change("document-changed", "", after.title, old=[f"{field}: {was}"], new=[f"{field}: {now}"])
