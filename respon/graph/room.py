"""How much of a plan an answer may name: on an action of thousands of agencies, everybody shares with everybody."""

from collections.abc import Iterable

from respon.errors import DataError

MOST_NAMES, USUAL = 1_000_000, 50
"""Co-owners named in all, and agencies on an action: an answer over both is none that anybody reads."""


def require_room(what: str, owners: Iterable[int]) -> None:
    """Raise DataError if duties on actions of so many agencies each would name co-owners without end.

    owners: of each duty's action, how many agencies carry it.
    """
    on = list(owners)
    named = sum(on)
    if named > MOST_NAMES and named > USUAL * len(on):
        raise DataError(
            f"{what} on actions of up to {max(on)} agencies would name {named} co-owners",
            hint=f"leave out the actions of more than {USUAL} agencies, or ask: overlaps --top 100, show, duties",
        )
