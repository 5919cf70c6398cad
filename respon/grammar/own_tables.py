"""Tables that respon itself wrote, read back: the ledger of a report, the answers of `actions` and `duties`.

Their columns are known by name, in either language, and so is the sign of an inferred role. Of a report's
workbook the ledger and the documents are read; its other sheets show the same again.
"""

from collections.abc import Iterator, Sequence
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
    "number": ("no.", "序号"),
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
    "issuer": ("issuer", "发文机关"),
    "issued": ("issued", "印发日期"),
    "order": ("unlabelled lists", "未标注名单的读法"),
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
_DOCUMENTS = {"document", "title", "issuer", "issued", "order"}


class _Sheet(NamedTuple):
    block: int
    table: Table
    columns: dict[str, int]
    head: int

    def cell(self, row: Sequence[str], key: str) -> str:
        at = self.columns.get(key, -1)
        return " ".join(row[at].split()) if 0 <= at < len(row) else ""


def read(source: Folded) -> Extraction | None:
    """Return what a file of respon's own says, None where it is none."""
    sheets = [
        _sheet(at, block) for at, block in enumerate(source.text.blocks) if isinstance(block, Table) and block.rows
    ]
    ledger = next((sheet for way in _WAYS for sheet in sheets if way <= sheet.columns.keys()), None)
    if not ledger or len(sheets) < len(source.text.blocks):
        return None
    actions = tuple(_actions(source, ledger))
    declared = next((sheet for sheet in sheets if sheet.columns.keys() >= _DOCUMENTS), None)
    documents = dict.fromkeys(action.document for action in actions)
    return Extraction(tuple(_documents(documents, declared)), actions)


def _sheet(block: int, table: Table) -> _Sheet:
    """Return the sheet with its head: the row with most headings, below a title and what is said under it."""
    found = [_columns(row) for row in table.rows[: _ABOVE + 1]]
    head = max(range(len(found)), key=lambda at: len(found[at]))
    return _Sheet(block, table, found[head], head)


def _columns(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, heading in enumerate(row):
        if key := _KEYS.get(heading.strip().lower()):
            found.setdefault(key, at)
    return found


def _documents(used: dict[str, None], declared: _Sheet | None) -> Iterator[Issued]:
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


def _actions(source: Folded, ledger: _Sheet) -> Iterator[Proposal]:
    """Yield an action for each row, or for the rows of one action where each has one agency."""
    found: dict[tuple[str, str], Proposal] = {}
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
        assigned = (*action.assignments, *_assigned(ledger, row, place))
        found[key] = action._replace(assignments=tuple(sorted(assigned, key=lambda item: ROLES.index(item.role))))
    yield from found.values()


def _assigned(ledger: _Sheet, row: Sequence[str], place: Place) -> Iterator[Assignment]:
    if "agency" in ledger.columns:
        said = ledger.cell(row, "role")
        if role := _ROLES.get(said.rstrip(_SIGNS).lower()):
            is_stated = ledger.cell(row, "stated") != "false" and INFERRED not in said
            yield as_printed(ledger.cell(row, "agency").rstrip(_SIGNS), role, is_stated, "", place)
        return
    lead = ledger.cell(row, "lead")
    for column in (*ROLES, "others"):
        for name in _names(ledger.cell(row, column)):
            # an answer marks the inferred lead alone, and then the others of its list are inferred too; a report
            # says once, and in a column that is not seen, that all are
            marked = INFERRED in (lead if column == "others" else name)
            is_stated = not marked and ledger.cell(row, "stated") != "false"
            yield as_printed(name.rstrip(_SIGNS), _ROLES.get(column, "co"), is_stated, "", place)


def _names(cell: str) -> Iterator[str]:
    """Yield the names of a cell: between 、, or else ; where a name has a comma, or else commas."""
    between = next((mark for mark in ("、", ";") if mark in cell), ",")
    yield from filter(None, map(str.strip, cell.split(between)))
