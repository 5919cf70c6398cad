"""What a unit replied: its rows matched to actions, its cells compared with what was sent; all else told."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from respon.graph import Graph
from respon.ledger.form import OWN, Enquiry, Head, UnitForm, cell, form, is_sent, normal
from respon.ledger.found import ReturnRow, told
from respon.ledger.returned import Returned, ReturnedRow
from respon.messages import SEPARATOR


class Reply(NamedTuple):
    """A cell that a unit filled in: the ledger's own column, what it was sent with, what it says now, and where."""

    unit: str
    action: str
    column: str
    sent: str
    text: str
    file: str
    line: int


_Edit = tuple[Head, str, str]
"""A column, what its cell says now, and what it was sent with."""


class Replies:
    """One returned form against the data. `unit`: whose it is."""

    def __init__(self, graph: Graph, returned: Returned, unit: str) -> None:
        self.graph, self.returned, self.unit = graph, returned, unit

    @cached_property
    def now(self) -> UnitForm:
        """The form as it would be sent now."""
        blanks = tuple(head.own for head in self.returned.heads if head.blank)
        slip = self.returned.slip
        return form(self.graph, self.unit, Enquiry(blanks, slip.due_before if slip else ""))

    @cached_property
    def texts(self) -> Mapping[str, Mapping[str, str]]:
        """What each cell would be sent with now, by action and key."""
        keys = [head.key for head in self.now.heads]
        rows = zip(self.now.actions, self.now.rows, strict=True)
        return {action: dict(zip(keys, row, strict=True)) for action, row in rows}

    def read(self) -> tuple[list[Reply], list[ReturnRow]]:
        """Return what was filled in, and what else is to be told of the form."""
        replies: list[Reply] = []
        rows = [*self._of_the_sheet(), *self._strange()]
        seen: set[str] = set()
        for row in self.returned.rows:
            action = self._action(row)
            if action is None:
                rows.append(self._told("row-added", row, new=_joined(row)))
                continue
            if action in seen:
                rows.append(self._told("row-twice", row, action))
            elif not self._was_sent(action):
                rows.append(self._told("row-added", row, action, new=_joined(row)))
            seen.add(action)
            edits = list(self._edited(row, action))
            replies += self._filled_in(row, action, edits)
            rows += self._changed(row, action, edits)
        rows += [self._told("row-gone", None, action) for action in self._sent if action not in seen]
        return replies, rows

    def _action(self, row: ReturnedRow) -> str | None:
        """Return the action that a row is of: by its unseen id, its seen one, or its title alone.

        Where the two ids are of two actions, what is seen was sorted apart from what is not, or one id was overwritten:
        the row is that action's to whose locked cells its own are liker.
        """
        seen = row.texts.get("action", "").strip()
        if seen == row.sent_for and self._is_known(seen):
            return seen
        known = {each: self._likeness(row, each) for each in (row.sent_for, seen) if self._is_known(each)}
        if any(known.values()):
            return max(known, key=known.__getitem__)
        title = normal(row.texts.get("title", ""))
        titled = [action for action in self._sent if normal(self._title(action)) == title]
        return titled[0] if len(titled) == 1 and title else None

    def _likeness(self, row: ReturnedRow, action: str) -> int:
        """Return how many of a row's locked cells say what an action was sent with."""
        sent = self.returned.base.get(action) or self.texts.get(action) or {"action": action}
        locked = [head.key for head in self.returned.heads if not head.blank and row.texts[head.key].strip()]
        return sum(is_sent(row.texts[key], sent.get(key, "")) for key in locked)

    def _is_known(self, action: str) -> bool:
        return action in self.graph.plan.by_id or action in self.returned.base

    def _title(self, action: str) -> str:
        found = self.graph.plan.action(action)
        return found.title if found else self.returned.base.get(action, {}).get("title", "")

    @cached_property
    def _sent(self) -> tuple[str, ...]:
        """All actions that were sent; where the file doesn't say, those that would be now."""
        return self.now.actions if self.returned.actions is None else self.returned.actions

    def _was_sent(self, action: str) -> bool:
        return action in self.returned.base or action in self._sent

    def _filled_in(self, row: ReturnedRow, action: str, edits: Iterable[_Edit]) -> Iterator[Reply]:
        """Yield the cells that the unit filled in."""
        for head, text, sent in edits:
            if head.blank and text and self.graph.plan.action(action):
                yield Reply(self.unit, action, head.own, sent, text, self.returned.file, row.line)

    def _changed(self, row: ReturnedRow, action: str, edits: Iterable[_Edit]) -> Iterator[ReturnRow]:
        """Yield the cells that were changed and can't be taken."""
        now = self.texts.get(action, {})
        is_gone = self.graph.plan.action(action) is None
        for head, text, sent in edits:
            current = self._current(action, head, now)
            if is_gone:
                yield self._told("action-gone", row, action, head, sent, text)
            elif head.blank and not text and current:
                yield self._told("cleared", row, action, head, current)
            elif not head.blank and normal(text) != normal(current):
                yield self._told("locked-changed", row, action, head, current or sent, text)

    def _edited(self, row: ReturnedRow, action: str) -> Iterator[_Edit]:
        """Yield each column whose cell isn't what was sent, with what it says and what was sent."""
        base = self.returned.base.get(action) or self.texts.get(action)
        for head in self.returned.heads:
            text, sent = row.texts[head.key].strip(), (base or {}).get(head.key, "")
            if not is_sent(text, sent) and (head.blank or base is not None):
                yield head, text, sent

    def _current(self, action: str, head: Head, now: Mapping[str, str]) -> str:
        found = self.graph.plan.action(action)
        return cell(found.extra.get(head.own, "")) if found and head.own else now.get(head.key, "")

    def _of_the_sheet(self) -> Iterator[ReturnRow]:
        """Yield what is to be told of the sheet as a whole: columns that are gone, words and sheets that were added."""
        returned = self.returned
        for head in returned.gone:
            yield self._told("column-gone", None, "", head)
        words = set(map(normal, returned.slip.preface if returned.slip else ()))
        for line, text in returned.words:
            if returned.slip and normal(text) not in words:
                yield told("row-added", self.unit, new=text, file=returned.file, line=line)
        for name, text in returned.others.items():
            yield told("sheet-unknown", self.unit, column=name, new=text, file=returned.file)

    def _strange(self) -> Iterator[ReturnRow]:
        """Yield the columns that nobody sent, with what stands in them, by action."""
        found: dict[str, list[str]] = {}
        for row in self.returned.rows:
            for heading, text in row.strange.items():
                found.setdefault(heading, []).append(f"{self._action(row) or row.line}: {text}")
        for heading, texts in found.items():
            yield self._told("column-unknown", None, "", Head("", heading), "", SEPARATOR.join(texts))

    def _told(
        self,
        finding: str,
        row: ReturnedRow | None,
        action: str = "",
        head: Head | None = None,
        old: str = "",
        new: str = "",
    ) -> ReturnRow:
        title = self._title(action) if action else ""
        name = (head.own or head.heading) if head else ""
        return told(finding, self.unit, action, title, name, old, new, self.returned.file, row.line if row else None)


def _joined(row: ReturnedRow) -> str:
    """Return what a row says that nobody sent."""
    texts = (text for key, text in row.texts.items() if ":" not in key or key.startswith(OWN))
    return SEPARATOR.join(text.strip() for text in (*texts, *row.strange.values()) if text.strip())
