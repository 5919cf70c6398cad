"""The flat form of an action: column by column what people read and change, and behind it what they need not see.

Every table has it, in and out. A text that a cell can't hold as it is (an unseen character, a name with 、 in it) is
shown as near as can be, and stands in the last column, `respon`, in full: it counts as long as the cell still shows the
same. What has no column of its own stands there too, as JSON.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from respon.errors import ResponError
from respon.messages import Message, Term, say
from respon.model import Action, Role, Text, Variant
from respon.sources.complaints import mend, sentence, split
from respon.sources.tabular.cell_values import escaped, is_frail, loosely, parsed, shown

OWN = "respon"
"""The head of the last column, by which the form is known; and the name of the sheet that people don't see."""


class Heads(NamedTuple):
    """What a column is called: in people's English and Chinese. In csv it is called by its key."""

    english: str
    chinese: str


COLUMNS: dict[str, Heads] = {
    "id": Heads("ID", "编号"),
    "title": Heads("Action", "事项名称"),
    "document": Heads("Document", "文件"),
    "part": Heads("Part", "部分"),
    "responsible": Heads("Responsible", "责任单位"),
    "lead": Heads("Lead", "牵头单位"),
    "co": Heads("Sharing", "共同责任单位"),
    "support": Heads("Support", "配合单位"),
    "oversee": Heads("Oversight", "指导监督单位"),
    "due": Heads("Due", "完成时限"),
    "status": Heads("In force", "效力"),
    "open_ended": Heads("List left open", "名单未尽"),
    "topics": Heads("Topics", "主题词"),
    "summary": Heads("In short", "内容提要"),
    "clause": Heads("Clause", "责任条款"),
    "note": Heads("On the text", "文本说明"),
}
"""The columns in their order. Own columns follow, and `respon`."""

_KEYS = {name.casefold(): key for key, heads in COLUMNS.items() for name in (key, *heads)} | {OWN: OWN}


class FlatError(ResponError):
    """A cell that can't be understood: in which column, and how to mend it."""

    def __init__(self, column: str, message: Message, hint: Message) -> None:
        super().__init__(message, hint=hint)
        self.column = column


class _Cite(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    fingerprint: str = ""
    file: str = ""
    line: int = 0
    page: int = 0


class _Rest(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What has no column of its own, and what its cell can't hold; own: the own columns, where theirs can't."""

    terms: dict[Role, Text] = {}
    cite: _Cite | None = None
    variants: tuple[Variant, ...] = ()
    exact: dict[str, Any] = {}
    own: dict[Text, Text] = {}


def column(head: str) -> str:
    """Return the key of the column with this head, in any language; "" for one of one's own."""
    return _KEYS.get(" ".join(head.split()).casefold(), "")


def own_columns(actions: Iterable[Action]) -> list[str]:
    """Return the heads of the own columns that a table can show, in the order in which they come."""
    return [head for head in dict.fromkeys(head for a in actions for head in a.extra) if _is_head(head)]


def _is_head(head: str) -> bool:
    return not column(head) and not is_frail(head) and shown("title", head) == head


def flat(action: Action, heads: Iterable[str]) -> dict[str, str]:
    """Return an action's cells by column, own columns by their heads in this order; empty ones are left away."""
    given = _values(action)
    cells = {key: text for key, value in given.items() if (text := shown(key, value))}
    exact = {key: value for key, value in given.items() if not _is_kept(key, value, cells.get(key, ""))}
    own = {head: text for head in heads if (text := shown("note", action.extra.get(head, "")))}
    is_whole = list(own.items()) == list(action.extra.items()) and not any(map(is_frail, own.values()))
    rest = _Rest(
        terms=dict(action.terms),
        cite=_Cite(c.fingerprint, c.file, c.line, c.page) if (c := action.cite) else None,
        variants=action.variants,
        exact=exact,
        own={} if is_whole else dict(action.extra),
    )
    said = escaped(msgspec.json.encode(rest).decode())
    return cells | own | ({OWN: said} if said != "{}" else {})


def _values(action: Action) -> dict[str, Any]:
    """Return what the columns are to hold; what is empty has no cell."""
    found = {key: value for key in COLUMNS if key != "clause" and (value := getattr(action, key))}
    return found | {"clause": action.cite.clause} if action.cite and action.cite.clause else found


def _is_kept(key: str, value: Any, text: str) -> bool:
    """Tell if the cell alone gives the value back, whatever a spreadsheet does with unseen characters."""
    try:
        return not is_frail(text) and parsed(key, text) == value
    except ValueError:
        return False


def action(cells: Mapping[str, str], heads: Iterable[str] = ()) -> Action:
    """Return the action that a row's cells hold; heads: all own columns of its table, in their order.

    Raises FlatError for a cell that can't be understood.
    """
    rest = _rest(cells.get(OWN, ""))
    said = (key for key in COLUMNS if cells.get(key) or key in rest.exact)
    given = {key: _value(key, cells.get(key, ""), rest.exact) for key in said}
    clause = given.pop("clause", "")
    if rest.cite or clause:
        given["cite"] = {"clause": clause, **msgspec.to_builtins(rest.cite or _Cite())}
    given["terms"] = rest.terms
    given["variants"] = msgspec.to_builtins(rest.variants)
    given["extra"] = _own(cells, heads, rest.own)
    given = {key: value for key, value in given.items() if value not in ("", None, [], {}, ())}
    try:
        return msgspec.convert(given, Action)
    except msgspec.ValidationError as error:
        what, path = split(error)
        key = str(path[0]) if path else next((key for key in ("id", "title") if key not in given), OWN)
        if not path and key != OWN:
            raise FlatError(
                key, say("the row has no {key}", key=key), say("write one, or empty the whole row")
            ) from None
        raise FlatError(key, sentence(what, path), mend(what, path)) from None


def _rest(said: str) -> _Rest:
    try:
        return msgspec.json.decode(said, type=_Rest) if said else _Rest()
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        hint = say("take the cell from the file as it was written, or empty it")
        raise FlatError(OWN, say("not what respon writes in this column: {reason}", reason=Term(error)), hint) from None


def _value(key: str, text: str, exact: Mapping[str, Any]) -> Any:
    if key in exact and loosely(text) == loosely(_shown(key, exact[key])):
        return exact[key]
    try:
        return parsed(key, text)
    except ValueError as error:
        raise FlatError(
            key, say("{key}: {what}", key=key, what=Term(error)), _MENDS.get(key, say("see docs/data-format.md"))
        ) from None


_MENDS = {
    "due": say("write a year, month or day: 2016, 2016-06, 2016-06-30"),
    "status": say("write in-force or cancelled, or leave the cell empty"),
    "open_ended": say("write true, or leave the cell empty"),
}


def _shown(key: str, value: Any) -> str:
    try:
        return shown(key, value)
    except (TypeError, AttributeError):
        return ""  # not what respon wrote there; the model will say so


def _own(cells: Mapping[str, str], heads: Iterable[str], exact: Mapping[str, str]) -> dict[str, str]:
    """Return the own columns: those of the cells that were changed, the others as they are in full."""
    found = {head: cells[head] for head in heads if cells.get(head)}
    if not exact:
        return found
    kept = dict(exact)
    for head in heads:
        text = cells.get(head, "")
        if loosely(text) != loosely(shown("note", exact.get(head, ""))):
            kept.pop(head, None)
            if text:
                kept[head] = text
    return kept
