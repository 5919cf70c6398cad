"""One change between two versions, and one side of a comparison."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from respon.model import Action
from respon.plan import Assignment, Plan

KINDS = (
    "document-added",
    "document-removed",
    "document-changed",
    "action-added",
    "action-removed",
    "action-renumbered",
    "action-retitled",
    "action-moved",
    "status-changed",
    "agency-added",
    "agency-dropped",
    "agency-renamed",
    "lead-changed",
    "role-changed",
    "order-changed",
    "open-ended-changed",
    "due-changed",
    "clause-changed",
    "extra-changed",
)
"""Every kind of change."""


class Change(NamedTuple):
    """A change: of which kind, in which action (its new id and title), of which agencies, from what to what."""

    change: str
    action: str
    title: str
    agencies: Sequence[str] = ()
    old: Sequence[str] = ()
    new: Sequence[str] = ()


class Side:
    """An action in one of the two plans."""

    def __init__(self, plan: Plan, action: Action) -> None:
        self.action = action
        self.given = plan.named(action)

    def change(self, kind: str, *agencies: str, old: Sequence[str], new: Sequence[str]) -> Change:
        """Return a change of this action: what was and what is now, in as many parts as there are."""
        return Change(kind, self.action.id, self.action.title, agencies, old, new)

    def listed(self) -> list[str]:
        """Return who owns the action, each with the role."""
        return [f"{given.agency}({given.role})" for given in self.given]

    @cached_property
    def names(self) -> dict[str, list[Assignment]]:
        """The assignments by agency, in the order of the action."""
        names: dict[str, list[Assignment]] = {}
        for given in self.given:
            names.setdefault(given.agency, []).append(given)
        return names

    def roles(self, agency: str) -> list[str]:
        """Return the agency's role here, or its roles."""
        return sorted({given.role for given in self.names[agency]})
