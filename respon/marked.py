"""Names and roles as rows have them: with the signs that call for caution (answer.SIGNS)."""

from collections.abc import Iterable
from functools import lru_cache

from respon.answer import Marked
from respon.plan import Assignment, Unsettled

RECALLED, MERGED = "†", "‡"


def marks(given: Assignment | Unsettled) -> str:
    """Return the signs of a duty: inferred, to be settled, held through a recalled step, or through a merger."""
    return ("" if given.stated else "*") + way(given)


def way(given: Assignment | Unsettled) -> str:
    """Return the signs that a duty's way through reforms calls for."""
    recalled = RECALLED if given.via and given.recalled else ""
    if isinstance(given, Unsettled):
        return "?" + recalled
    return recalled + MERGED if given.merged else recalled


def role(given: Assignment | Unsettled) -> Marked:
    """Return the duty's role with its marks."""
    return Marked(given.role, marks(given))


def name(given: Assignment) -> Marked:
    """Return the assignment's agency, marked as its role is; only a lead is marked as inferred."""
    return _marked(given.agency, marks(given) if given.role == "lead" else way(given))


@lru_cache(maxsize=1 << 16)
def _marked(name: str, signs: str) -> Marked:
    """Return the name, marked: one for all rows that have it, which a corpus names a million times."""
    return Marked(name, signs)


def names(owners: Iterable[Assignment]) -> list[str]:
    """Return the agencies' names, marked by their way through reforms, each once."""
    return list(
        {given.agency: _by_way(given) if given.via or given.merged else given.agency for given in owners}.values()
    )


def _by_way(given: Assignment) -> Marked:
    return _marked(given.agency, way(given))


def among(given: Unsettled) -> Marked:
    """Return whose an open duty was, and among whom it is now."""
    return Marked(f"{given.agency} → {' / '.join(given.candidates)}", way(given))


def leads(owners: Iterable[Assignment]) -> list[Marked]:
    """Return the names of those who lead."""
    return [name(given) for given in owners if given.role == "lead"]


def lead_stated(owners: Iterable[Assignment]) -> bool | None:
    """Tell machines what the leads' marks tell people: True if the text itself says who leads; None if nobody does."""
    stated = [given.stated for given in owners if given.role == "lead"]
    return all(stated) if stated else None


def count(number: int, inferred: int) -> int:
    """Return the number, marked if any of what it counts is inferred."""
    return Marked(str(number), "*") if inferred else number  # type: ignore[return-value]


def sure(text: str, confidence: str) -> Marked:
    """Return a fact of the registry, marked if it rests on recollection."""
    return Marked(text, RECALLED if text and confidence == "recalled" else "")
