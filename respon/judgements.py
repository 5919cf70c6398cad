"""What is to be said of who carries an action. Gaps, the rules of `check` and the report ask here, nowhere else."""

from collections.abc import Sequence

from respon.plan import Assignment, Plan, Unsettled


def names(owners: Sequence[Assignment]) -> tuple[str, ...]:
    """Return the names of those who carry the action, each once."""
    return tuple(dict.fromkeys(given.agency for given in owners))


def no_owner(owners: Sequence[object], unsettled: Sequence[Unsettled] = ()) -> bool:
    """Tell if nobody carries the action, and no reform has left open who does."""
    return not owners and not unsettled


def no_lead(names: Sequence[str], leads: Sequence[object], unsettled: Sequence[Unsettled] = ()) -> bool:
    """Tell if several agencies carry the action and none leads, stated or inferred. names: of those who carry it."""
    return len(names) > 1 and not leads and not unsettled


def leads(owners: Sequence[Assignment]) -> list[Assignment]:
    """Return those who lead."""
    return [given for given in owners if given.role == "lead"]


def several_leads(leads: Sequence[object]) -> bool:
    """Tell if more than one leads."""
    return len(leads) > 1


def lone_owner(plan: Plan, owners: Sequence[Assignment]) -> str:
    """Return the one agency that carries the action alone; empty if there are several, or it is a collective."""
    found = names(owners)
    return found[0] if len(found) == 1 and found[0] not in plan.collectives else ""


def vague_owners(plan: Plan, names: Sequence[str]) -> list[str]:
    """Return the names of those owners that are no one agency."""
    return [name for name in names if name in plan.collectives]
