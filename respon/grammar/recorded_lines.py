"""Labelled lines as an action with its assignments, or as a finding."""

from collections.abc import Iterator

from respon.grammar import labelled as lines
from respon.grammar.heads import Knows
from respon.grammar.record import Record, Said
from respon.grammar.rule import Rule
from respon.grammar.stated import Part
from respon.plan import Assignment
from respon.text import Place


def record_lines(record: Record, first: lines.LabelledLine, rule: Rule | None, knows: Knows | None) -> int:
    """Read labelled lines, from this one on as long as they go on; return the next block to read."""
    if lines.in_colophon(record.source.lines, first.block):
        return first.block + 1
    gathered = lines.gather(record.source.lines, first, knows)
    last = gathered[-1][-1]
    stretches = [lines.Stretch(record.source.lines, pieces) for pieces in gathered]
    found = lines.parse(stretches, rule, knows)
    if not any(one.parts for one in found):
        record.find("clause-not-understood", *first)
        return last.block + 1
    assigned = [
        item
        for stretch, one in zip(stretches, found, strict=True)
        for part in one.parts
        for item in _stretched(record, stretch, part)
    ]
    for stretch, one in zip(stretches, found, strict=True):
        for span in one.rest:
            for piece in stretch.places(*span):
                record.find("name-not-recognised", *piece)
    is_open = any(part.open_ended for one in found for part in one.parts)
    said = Said(True, next((one.due for one in found if one.due), ""))
    end = Place(last.block, last.end)
    record.add(Place(first.block, first.start), end, assigned, is_open=is_open, clause=said)
    return last.block + 1


def _stretched(record: Record, stretch: lines.Stretch, part: Part) -> Iterator[Assignment]:
    """Yield a part's names; one that is broken by a line's end is printed whole and stands where it begins."""
    for span in part.names:
        first, *others = stretch.places(*span)
        item = next(record.assigned(first.block, 0, part._replace(names=(first[1:],))))
        rest = "".join(record.source.words(*other) for other in others)
        yield item._replace(printed=item.printed + rest)
