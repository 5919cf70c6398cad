"""Lines of names with their roles behind them and nothing else: 甲局（牵头）、乙局（配合）."""

from collections.abc import Iterator

from respon.grammar import english
from respon.grammar.fold import LEAD_NOTE, SUPPORT_NOTE
from respon.grammar.heads import Knows, Span, is_organ
from respon.grammar.lists import split
from respon.grammar.stated import Part, settled


def read(
    hidden: str, start: int, end: int, knows: Knows | None, members: bool = False
) -> Iterator[tuple[Span, tuple[Part, ...]]]:
    """Yield what such a line says, with where it stands. members: a group's are named, without a role too."""
    if members:
        full = hidden.find("。", start, end)
        end = full if full >= 0 else end
    elif hidden.find(LEAD_NOTE, start, end) < 0 and hidden.find(SUPPORT_NOTE, start, end) < 0:
        return
    names = split(hidden, start, end, knows).names
    if names and all(is_organ(hidden, *span, knows) or english.is_name(hidden[slice(*span)]) for span in names):
        yield (start, end), settled([Part(names, "co", "")], hidden, None)
