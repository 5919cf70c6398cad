"""Tables that respon itself wrote, read back: the ledger of a report, the answers of `actions` and `duties`.

Their columns are known by name, in either language, and so is the sign of an inferred role. Of a report's
workbook the ledger and the documents are read; its other sheets show the same again.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cmp_to_key
from itertools import combinations
from typing import NamedTuple

from respon.grammar import due
from respon.grammar.folded import Folded
from respon.grammar.result import Extraction, Issued, Proposal, as_printed
from respon.model import ROLES, Role
from respon.plan import Assignment
from respon.text import Place, Table

INFERRED = "*"
"""Behind a name or a role: the list's order gave it, not the text."""

_ABOVE = 2
"""Rows that a report's sheets have above their heads, at most."""

_SIGNS = "*†‡?"
_HEADINGS = {
    "id": ("action", "事项"),
    "title": ("title", "名称"),
    "document": ("document", "文件"),
    "part": ("part", "部分"),
    "due": ("due", "时限"),
    "lead": ("lead", "牵头", "牵头单位"),
    "co": ("co", "共同责任"),
    "others": ("co-owners", "co_owners", "其他责任单位"),
    "support": ("support", "配合"),
    "oversee": ("oversee", "指导监督"),
    "clause": ("clause", "责任条款"),
    "agency": ("agency", "单位"),
    "role": ("role", "角色"),
    "stated": ("stated",),
    "lead_stated": ("lead_stated",),
    "topics": ("topics", "主题"),
    "issuer": ("issuer", "发文机关"),
    "issued": ("issued", "印发日期"),
    "order": ("unlabelled lists", "未标注名单的读法"),
    "status": ("status", "状态"),
    "number": ("no.", "序号"),
    "content": ("content", "主要内容"),
}
"""The headings of each column, folded to lower case; `others`: everyone on the action but the leads."""

_KEYS = {heading: key for key, headings in _HEADINGS.items() for heading in headings}
_ROLES: dict[str, Role] = {heading: role for role in ROLES for heading in _HEADINGS[role]}
_WAYS = (
    {"number", "id", "title", "document", "lead", "co"},
    {"id", "title", "document", "agency", "role", "others"},
    {"id", "title", "document", "lead", "others"},
)
"""The columns by which a table of actions is known: a report's ledger, the duties, the actions."""
DOCUMENTS = {"document", "title", "issuer", "issued", "order"}


class OwnTable(NamedTuple):
    """A table with headings that are respon's own: its place among the blocks, and where each column is."""

    block: int
    table: Table
    columns: dict[str, int]
    head: int = 0

    def cell(self, row: Sequence[str], key: str) -> str:
        """Return a row's text in a column, "" where there is none."""
        at = self.columns.get(key, -1)
        return " ".join(row[at].split()) if 0 <= at < len(row) else ""


def read(source: Folded) -> Extraction | None:
    """Return what a file of respon's own says, None where it is none."""
    tables = [(at, block) for at, block in enumerate(source.text.blocks) if isinstance(block, Table)]
    found = known(tables)
    if not found or len(tables) < len(source.text.blocks):
        return None
    return said(source, *found)


def known(tables: Iterable[tuple[int, Table]]) -> tuple[OwnTable, OwnTable | None] | None:
    """Return the table of actions and that of documents among tables, each with its place; None where no table is one.

    A report's other tables show the same again.
    """
    answers = [_headed(at, table) for at, table in tables if table.rows]
    ledger = next((answer for way in _WAYS for answer in answers if way <= answer.columns.keys()), None)
    if not ledger:
        return None
    return ledger, next((answer for answer in answers if answer.columns.keys() >= DOCUMENTS), None)


def _headed(block: int, table: Table) -> OwnTable:
    """Return the table with its head: the row with most headings, below a title and what is said under it."""
    found = [columns(row) for row in table.rows[: _ABOVE + 1]]
    head = max(range(len(found)), key=lambda at: len(found[at]))
    return OwnTable(block, table, found[head], head)


def said(source: Folded, ledger: OwnTable, declared: OwnTable | None) -> Extraction:
    """Return the actions and documents that the tables hold."""
    actions = tuple(_actions(source, ledger))
    documents = dict.fromkeys(action.document for action in actions)
    return Extraction(tuple(issued(documents, declared)), actions)


def role(said: str) -> Role | None:
    """Return the role that a cell names, signs behind it aside; None where it names none."""
    return _ROLES.get(said.rstrip(_SIGNS).lower())


def columns(row: Sequence[str]) -> dict[str, int]:
    """Return where the columns are that a head of respon's own names."""
    found: dict[str, int] = {}
    for at, heading in enumerate(row):
        if key := _KEYS.get(heading.strip().lower()):
            found.setdefault(key, at)
    return found


def issued(used: dict[str, None], declared: OwnTable | None) -> Iterator[Issued]:
    """Yield the documents that the actions are of, as their table has them."""
    known = (
        {declared.cell(row, "document"): row for row in declared.table.rows[declared.head + 1 :]} if declared else {}
    )
    for id in used:
        row = known.get(id)
        if declared and row is not None:
            title, issuer, day = (declared.cell(row, key) for key in ("title", "issuer", "issued"))
            yield Issued(id, id, title, issuer, day)
        else:
            yield Issued(id, id, id)


def _actions(source: Folded, ledger: OwnTable) -> Iterator[Proposal]:
    """Yield an action for each row, or for the rows of one action where each has one agency."""
    found: dict[tuple[str, str], Proposal] = {}
    before: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for at, row in enumerate(ledger.table.rows[ledger.head + 1 :], ledger.head + 1):
        key = ledger.cell(row, "document"), ledger.cell(row, "id")
        if not (key[1] and ledger.cell(row, "title")):
            continue  # a note below the table
        place = source.row(ledger.block, at)
        limit = ledger.cell(row, "due")
        action = found.get(key) or Proposal(
            document=key[0],
            id=key[1],
            part=ledger.cell(row, "part"),
            number=key[1],
            title=ledger.cell(row, "title"),
            clause=ledger.cell(row, "clause"),
            due=limit,
            place=place,
            due_date=due.date(limit),
        )
        found[key] = action._replace(assignments=(*action.assignments, *assigned(ledger, row, place)))
        others = [name.rstrip(_SIGNS) for name in _names(ledger.cell(row, "others"))]
        before.setdefault(key, set()).update(combinations(others, 2))
    for key, action in found.items():
        yield action._replace(assignments=tuple(_in_order(action.assignments, before[key])))


def _in_order(given: Iterable[Assignment], before: Collection[tuple[str, str]]) -> list[Assignment]:
    """Return them by role, and in a role as the rows list them: where each has one agency, the order of the rows is
    that of the answer.
    """

    def order(one: Assignment, other: Assignment) -> int:
        if one.role != other.role:
            return ROLES.index(one.role) - ROLES.index(other.role)
        return ((other.agency, one.agency) in before) - ((one.agency, other.agency) in before)

    return sorted(given, key=cmp_to_key(order))


def assigned(ledger: OwnTable, row: Sequence[str], place: Place) -> Iterator[Assignment]:
    """Yield who carries a row's action, inferred roles as inferred."""
    if "agency" in ledger.columns:
        spoken = ledger.cell(row, "role")
        if given := role(spoken):
            is_stated = ledger.cell(row, "stated") != "false" and INFERRED not in spoken
            yield as_printed(ledger.cell(row, "agency").rstrip(_SIGNS), given, is_stated, "", place)
        return
    lead = ledger.cell(row, "lead")
    for column in (*ROLES, "others"):
        for name in _names(ledger.cell(row, column)):
            # an answer marks the inferred lead alone, and then the others of its list are inferred too; a report
            # says once, and in a column that is not seen, that all are
            marked = INFERRED in (lead if column == "others" else name)
            key = "lead_stated" if column in ("lead", "others") and "lead_stated" in ledger.columns else "stated"
            is_stated = not marked and ledger.cell(row, key) != "false"
            yield as_printed(name.rstrip(_SIGNS), _ROLES.get(column, "co"), is_stated, "", place)


def _names(cell: str) -> Iterator[str]:
    """Yield the names of a cell: between 、, or else ; where a name has a comma, or else commas."""
    between = next((mark for mark in ("、", ";") if mark in cell), ",")
    yield from filter(None, map(str.strip, cell.split(between)))
