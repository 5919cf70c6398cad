"""How much of a plan an answer may name: on an action of thousands of agencies, everybody shares with everybody."""

from collections.abc import Iterable

from respon.errors import DataError
from respon.messages import Term, say

MOST_NAMES, USUAL = 1_000_000, 50
"""Co-owners named in all, and agencies on an action: an answer over both is none that anybody reads."""


def require_room(what: Term, owners: Iterable[int]) -> None:
    """Raise DataError if duties on actions of so many agencies each would name co-owners without end.

    owners: of each duty's action, how many agencies carry it.
    """
    on = list(owners)
    named = sum(on)
    if named > MOST_NAMES and named > USUAL * len(on):
        raise DataError(
            say(
                "{what} on actions of up to {most} agencies would name {named} co-owners",
                what=what,
                most=max(on),
                named=named,
            ),
            hint=say(
                "leave out the actions of more than {count} agencies, or ask: overlaps --top 100, show, duties",
                count=USUAL,
            ),
        )
