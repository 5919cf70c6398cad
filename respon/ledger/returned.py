"""A returned file, understood: which sheet is the form, which column is which, which row is which action's."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from respon.files.source import Source
from respon.i18n import tr
from respon.ledger import slip as slips
from respon.ledger.form import ACTION_KEY, COLUMNS, NUMBER_KEY, OWN, SENT_KEY, Head, normal, unpacked
from respon.ledger.slip import Slip
from respon.messages import say
from respon.reading.tables.every_sheet import WholeSheet
from respon.render.cells import heading

_LOOKED_AT = 50
"""Rows of a sheet among which the heads are looked for."""

_FEW = 2
"""Cells of a row that may be headings by chance."""

_UNASKED = {ACTION_KEY: ACTION_KEY} | dict.fromkeys(("No.", "序号", "序號"), NUMBER_KEY)
"""Headings of the columns that tell nobody anything: the unseen ids, the numbers."""


class ReturnedRow(NamedTuple):
    """A row as it came back: its line, the action it was sent for, its texts by key, and those of strange columns."""

    line: int
    sent_for: str
    texts: Mapping[str, str]
    strange: Mapping[str, str]


class Returned(NamedTuple):
    """A returned form. slip: what it says of itself, if that is left. heads: its columns, blank ones to be filled in.

    base: what each row was sent with, by action. actions: all that were sent, if that is left. gone: heads that are
    missing. words: texts above the table. others: sheets besides the form, with their texts.
    """

    file: str
    slip: Slip | None
    heads: tuple[Head, ...]
    rows: tuple[ReturnedRow, ...]
    base: Mapping[str, Mapping[str, str]]
    actions: tuple[str, ...] | None
    gone: tuple[Head, ...]
    words: tuple[tuple[int, str], ...]
    others: Mapping[str, str]

    @property
    def stem(self) -> str:
        """The file's name without its suffix: a unit's, as it was sent."""
        return PurePath(self.file).stem


def understood(source: Source, sheets: Sequence[WholeSheet], own: Iterable[str]) -> Returned:
    """Return the form that the file holds. own: names of the ledger's own columns, where the file doesn't say its own.

    Raises DocumentError where there is no form in it.
    """
    slip = _slip(sheets)
    known = slip.columns if slip else _known(own)
    for sheet in sorted(sheets, key=lambda each: not each.visible):
        if place := _heads_at(sheet, known):
            break
    else:
        what = say("no form: neither its headings nor what they were is left")
        raise source.error(what, say("ask the unit for the workbook that it was sent, filled in"))
    top, keys = place
    columns, strange = _columns(sheet.rows[top], keys, known)
    rows = tuple(_rows(sheet, top, columns, strange))
    heads = tuple(head for head in known if head.key in columns)
    return Returned(
        source.name,
        slip,
        heads,
        rows,
        _base(sheet, top, columns),
        _sent(sheets),
        tuple(head for head in known if head.key not in columns) if slip else (),
        tuple(_above(sheet, top - bool(keys))),
        {each.name: _text(each) for each in sheets if each.visible and each is not sheet and each.rows},
    )


def _slip(sheets: Iterable[WholeSheet]) -> Slip | None:
    cells = (cell for sheet in sheets for row in sheet.rows[:_LOOKED_AT] for cell in row if cell.startswith(slips.MARK))
    return next(filter(None, map(slips.read, cells)), None)


def _known(own: Iterable[str]) -> tuple[Head, ...]:
    """Return the columns that a form may have, where none says which: headings in English stand for all languages."""
    fixed = tuple(Head(key, each.heading or "Part") for key, each in COLUMNS.items())
    return (*fixed, *(Head(OWN + name, name, True) for name in own))


def _heads_at(sheet: WholeSheet, known: Sequence[Head]) -> tuple[int, Sequence[str]] | None:
    """Return the index of the row of headings, and the columns' keys where they are left."""
    above = sheet.rows[:_LOOKED_AT]
    keys, at = _fullest(above, {ACTION_KEY, SENT_KEY, NUMBER_KEY, *(head.key for head in known)})
    if keys > _FEW and at + 1 < len(sheet.rows):
        return at + 1, sheet.rows[at]
    names, at = _fullest(above, {ACTION_KEY, *(name for head in known for name in _names(head))})
    return (at, ()) if names > _FEW else None


def _fullest(rows: Sequence[Sequence[str]], words: Container[str]) -> tuple[int, int]:
    """Return how many cells of the row that has most of them are among these words, and its index."""
    counts = [sum(normal(cell) in words for cell in row) for row in rows]
    best = max(counts, default=0)
    return best, counts.index(best) if counts else 0


def _names(head: Head) -> set[str]:
    """Return the headings by which a column is known: the one it was sent with, or that of either language."""
    column = COLUMNS.get(head.key)
    return {head.heading} | ({column.heading or "Part", heading(column) or tr("Part")} if column else set())


def _columns(row: Sequence[str], keys: Sequence[str], known: Sequence[Head]) -> tuple[dict[str, int], dict[int, str]]:
    """Return the columns by key, and the headings of those that nobody sent."""
    by_name = _UNASKED | {name: head.key for head in reversed(known) for name in _names(head)}
    taken = {ACTION_KEY, SENT_KEY, NUMBER_KEY, *(head.key for head in known)}
    found: dict[str, int] = {}
    strange: dict[int, str] = {}
    for at in range(max(len(row), len(keys))):
        key, name = (normal(cells[at]) if at < len(cells) else "" for cells in (keys, row))
        if name.startswith(slips.MARK):
            key, name = SENT_KEY, ""
        key = key if key in taken else by_name.get(name, "")
        if key and key not in found:
            found[key] = at
        elif key != NUMBER_KEY:
            strange[at] = name or key
    return found, strange


def _rows(sheet: WholeSheet, top: int, columns: Mapping[str, int], strange: Mapping[int, str]) -> Iterator[ReturnedRow]:
    for line, cells in zip(sheet.lines[top + 1 :], sheet.rows[top + 1 :], strict=True):
        texts = {key: cells[at] if at < len(cells) else "" for key, at in columns.items()}
        sent_for = (unpacked(texts.get(SENT_KEY, "")) or {}).get("action") or texts.get(ACTION_KEY, "")
        others = {name: cells[at] for at, name in strange.items() if at < len(cells) and cells[at].strip()}
        if any(map(str.strip, texts.values())) or others:
            yield ReturnedRow(line, sent_for, texts, others)


def _base(sheet: WholeSheet, top: int, columns: Mapping[str, int]) -> dict[str, dict[str, str]]:
    at = columns.get(SENT_KEY)
    if at is None:
        return {}
    sent = (unpacked(row[at]) for row in sheet.rows[top + 1 :] if at < len(row))
    return {row["action"]: row for row in sent if row and "action" in row}


def _sent(sheets: Iterable[WholeSheet]) -> tuple[str, ...] | None:
    """Return the ids of all actions sent, as the unseen sheet has them below the slip."""
    for sheet in sheets:
        if not sheet.visible and sheet.rows and sheet.rows[0][0].startswith(slips.MARK):
            return tuple(row[0] for row in sheet.rows[1:] if row[0])
    return None


def _above(sheet: WholeSheet, top: int) -> Iterator[tuple[int, str]]:
    for line, row in zip(sheet.lines[:top], sheet.rows[:top], strict=True):
        yield from ((line, cell) for cell in dict.fromkeys(row) if cell.strip())


def _text(sheet: WholeSheet) -> str:
    return " ".join(cell for row in sheet.rows for cell in row if cell)
