"""What functions of a text remember of the texts asked of last: papers say the same again and again.

Lists of 责任单位, labels, the clause of each row come again in a paper, and several rooms ask for the same paragraph.
What is remembered holds for the lexicon in force; another one puts an end to it.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

Told = TypeVar("Told", bound=Callable[..., Any])
_LONGEST = 2000  # characters of a text about which something is remembered
_clearing: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Told], Told]:
    """Let a function remember what it told of so many texts, none of them long. The text is its first argument."""

    def remembering(told: Told) -> Told:
        kept = lru_cache(most)(told)
        _clearing.append(kept.cache_clear)

        @wraps(told)
        def asked(text: str, *others: Any) -> Any:
            return kept(text, *others) if len(text) <= _LONGEST else told(text, *others)

        return cast("Told", asked)

    return remembering


def clear() -> None:
    """Forget everything."""
    for forget in _clearing:
        forget()
