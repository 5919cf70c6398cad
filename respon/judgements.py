"""What is to be said of who carries an action. Gaps, the rules of `check` and the report ask here, nowhere else."""

from collections.abc import Sequence

from respon.plan import Assignment, Plan, Unsettled


def names(owners: Sequence[Assignment]) -> tuple[str, ...]:
    """Return the names of those who carry the action, each once."""
    return tuple(dict.fromkeys(given.agency for given in owners))


def no_owner(owners: Sequence[Assignment], unsettled: Sequence[Unsettled] = ()) -> bool:
    """Tell if nobody carries the action, and no reform has left open who does."""
    return not owners and not unsettled


def no_lead(owners: Sequence[Assignment], unsettled: Sequence[Unsettled] = ()) -> bool:
    """Tell if several agencies carry the action and none leads, stated or inferred."""
    return len(owners) > 1 and not unsettled and not leads(owners) and len(names(owners)) > 1


def leads(owners: Sequence[Assignment]) -> list[Assignment]:
    """Return those who lead."""
    return [given for given in owners if given.role == "lead"]


def several_leads(owners: Sequence[Assignment]) -> list[Assignment]:
    """Return those who lead, if more than one does."""
    found = leads(owners)
    return found if len(found) > 1 else []


def lone_owner(plan: Plan, owners: Sequence[Assignment]) -> str:
    """Return the one agency that carries the action alone; empty if there are several, or it is a collective."""
    found = names(owners)
    return found[0] if len(found) == 1 and found[0] not in plan.collectives else ""


def vague_owners(plan: Plan, owners: Sequence[Assignment]) -> list[Assignment]:
    """Return those owners that are no one agency, each once."""
    collectives = plan.collectives
    return list({given.agency: given for given in owners if given.agency in collectives}.values())
