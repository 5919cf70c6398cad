"""Where a document states no role at all, that is said once, not by a sign at every name."""

from collections.abc import Iterable
from typing import Any

from respon.answer import Answer, Marked
from respon.i18n import tr
from respon.messages import joined
from respon.plan import Assignment
from respon.report.wording import labelled

SIGN = "*"


class Inferred:
    """The documents of which every role is inferred; `all` if no other document gives anybody a role."""

    def __init__(self, given: Iterable[tuple[str, Assignment]]) -> None:
        stated: dict[str, bool] = {}
        for document, assignment in given:
            stated[document] = stated.get(document, False) or assignment.stated
        self.documents = frozenset(document for document, some in stated.items() if not some)
        self.all = bool(stated) and len(self.documents) == len(stated)
        self._named = [document for document in stated if document in self.documents]

    def sentence(self) -> str:
        """Return what is to be said once, in the user's language; empty if there is nothing."""
        if not self.documents:
            return ""
        words = tr("All roles are inferred from the order of the lists; the text states none.")
        if self.all:
            return words
        names = [document or tr("(no document)") for document in self._named]
        return labelled(joined(names), words)

    def spared(self, answer: Answer, documents: dict[str, str]) -> Answer:
        """Return the answer with the sign taken off the rows of these documents' actions.

        documents: each action's document, by the action's id; a row without an action is spared if all are inferred.
        """
        answer.rows = [
            row._replace(**{key: _bare(value) for key, value in row._asdict().items()})
            if self._concerns(row, documents)
            else row
            for row in answer.rows
        ]
        return answer

    def _concerns(self, row: Any, documents: dict[str, str]) -> bool:
        if not hasattr(row, "action"):
            return self.all
        return documents.get(row.action, "") in self.documents


def telling(answer: Answer) -> Answer:
    """Return the answer without the columns, after the first, that hold nothing in any row."""
    rows = list(answer.cells())
    answer.columns = tuple(
        column if not at or any(_tells(row[at]) for row in rows) else column._replace(heading="")
        for at, column in enumerate(answer.columns)
    )
    return answer


def _tells(cell: Any) -> bool:
    """Tell if a reader learns something from the cell: not from an empty one, a zero, or a kind that is not known."""
    return bool(getattr(cell, "marks", "")) or str(cell) not in ("", "0", "None", "[]", "other")


def without_sign(text: Marked) -> Marked:
    """Return the text without the sign of an inferred role; its other marks stay."""
    return Marked(str(text) if text.message is None else text.message, text.marks.replace(SIGN, ""))


def _bare(value: Any) -> Any:
    if isinstance(value, Marked) and SIGN in value.marks:
        return without_sign(value)
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return {key: _bare(item) for key, item in value.items()} if isinstance(value, dict) else value
