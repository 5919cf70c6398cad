"""Cells that several queries share: roles and names that carry their marks."""

from collections.abc import Iterable

from respon.graph import Graph
from respon.model import Action, Assignment
from respon.report import Marked


def role(given: Assignment) -> Marked:
    """Return the assignment's role, marked if inferred."""
    return Marked(given.role, "" if given.stated else "*")


def name(given: Assignment) -> Marked:
    """Return the assignment's agency, marked if its role is inferred and it is said to lead."""
    return Marked(given.agency, "" if given.stated or given.role != "lead" else "*")


def leads(owners: Iterable[Assignment]) -> list[Marked]:
    """Return the names of those who lead."""
    return [name(given) for given in owners if given.role == "lead"]


def lead_stated(owners: Iterable[Assignment]) -> bool | None:
    """Tell machines what the leads' marks tell people: True if the text itself says who leads; None if nobody does."""
    stated = [given.stated for given in owners if given.role == "lead"]
    return all(stated) if stated else None


def others(owners: Iterable[Assignment], agency: str) -> list[str]:
    """Return the names of everyone else on the action, each once."""
    return list(dict.fromkeys(given.agency for given in owners if given.agency != agency))


def titles(graph: Graph) -> dict[str, str]:
    """Return the documents' titles by their ids."""
    return {key: document.title for key, document in graph.plan.documents.items()}


def due(action: Action) -> str:
    """Return when the action is due, or nothing."""
    return action.due or ""
