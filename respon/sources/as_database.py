"""A plan as a database file, SQLite or DuckDB: tables, and views for the usual questions; docs/bulk.md tells them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import msgspec

from respon.files.limits import MEGABYTE
from respon.messages import SEPARATOR, say
from respon.model import Action
from respon.plan import Assignment, Plan
from respon.sources.duck import opened_duck, quoted, require_duckdb

Row = Sequence[Any]


class DatabaseTable(NamedTuple):
    """A table: its columns with their types, and the rows that a plan gives it."""

    columns: dict[str, str]
    rows: Callable[[Plan], Iterable[Row]]


def _documents(plan: Plan) -> Iterator[Row]:
    return ((d.id, d.title, d.issuer, d.issued, d.list_order) for d in plan.documents.values())


def _agencies(plan: Plan) -> Iterator[Row]:
    used = {given.agency for action in plan.actions for given in plan.assignments(action)}
    for name in dict.fromkeys([*plan.agencies, *sorted(used)]):
        agency = plan.agencies.get(name)
        facts = (agency.full_name, agency.kind, agency.superior, agency.english) if agency else ("", "other", "", "")
        yield name, *facts


def _forms(plan: Plan) -> Iterator[Row]:
    return (
        (form, agency.name, how)
        for agency in plan.agencies.values()
        for how, forms in (("alias", agency.aliases), ("signboard", agency.signboards))
        for form in forms
    )


def _actions(plan: Plan) -> Iterator[Row]:
    for place, action in enumerate(plan.actions):
        clause = action.cite.clause if action.cite else ""
        facts = (action.title, action.document, action.part, action.summary, SEPARATOR.join(action.topics))
        yield place, action.id, *facts, action.status, action.open_ended, action.due, clause, action.note


def _assignments(plan: Plan) -> Iterator[Row]:
    for action in plan.actions:
        for rank, given in enumerate(_once(plan, action)):
            sure = (given.recalled, bool(given.merged))
            yield action.id, rank, given.agency, given.role, given.stated, given.printed, *sure


def _once(plan: Plan, action: Action) -> Iterable[Assignment]:
    """Return the assignments with each agency in each role once, as the graph has them."""
    return {(given.agency, given.role): given for given in plan.assignments(action)}.values()


def _unsettled(plan: Plan) -> Iterator[Row]:
    for action in plan.actions:
        for open_ in plan.unsettled(action):
            yield action.id, open_.agency, open_.role, SEPARATOR.join(open_.candidates)


def _reforms(plan: Plan) -> Iterator[Row]:
    for reform in plan.reforms:
        sides = (SEPARATOR.join(reform.from_), SEPARATOR.join(reform.to))
        yield reform.change, reform.date, *sides, reform.instrument, reform.functions, reform.confidence


def _typed(*texts: str, **others: str) -> dict[str, str]:
    return dict.fromkeys(texts, "TEXT") | others


TABLES: dict[str, DatabaseTable] = {
    "documents": DatabaseTable(_typed("id", "title", "issuer", "issued", "list_order"), _documents),
    "agencies": DatabaseTable(_typed("name", "full_name", "kind", "superior", "english"), _agencies),
    "forms": DatabaseTable(_typed("form", "agency", "how"), _forms),
    "actions": DatabaseTable(
        {"place": "INTEGER"}
        | _typed("id", "title", "document", "part", "summary", "topics", "status", open_ended="BOOLEAN")
        | _typed("due", "clause", "note"),
        _actions,
    ),
    "assignments": DatabaseTable(
        {"action": "TEXT", "rank": "INTEGER"}
        | _typed("agency", "role", stated="BOOLEAN", printed="TEXT", recalled="BOOLEAN", merged="BOOLEAN"),
        _assignments,
    ),
    "unsettled": DatabaseTable(_typed("action", "agency", "role", "candidates"), _unsettled),
    "reforms": DatabaseTable(
        _typed("change", "date", "from_agencies", "to_agencies", "instrument", "functions", "confidence"), _reforms
    ),
}

VIEWS = Path(__file__).with_name("views.sql")
"""The same SQL for both."""


def views() -> list[str]:
    """Return the statements that make the views."""
    return [part.strip() for part in VIEWS.read_text(encoding="utf-8").split(";") if part.strip()]


def as_sqlite(plan: Plan) -> Iterator[bytes]:
    """Yield the bytes of a SQLite file with the plan."""
    with TemporaryDirectory(prefix="respon-") as folder:
        made = Path(folder) / "made.sqlite"
        db = sqlite3.connect(made)
        for name, table in TABLES.items():
            db.execute(_create(name, table))
            places = ", ".join("?" * len(table.columns))
            db.executemany(f"INSERT INTO {name} VALUES ({places})", table.rows(plan))
        db.execute("CREATE INDEX by_action ON assignments (action)")
        db.execute("CREATE INDEX by_agency ON assignments (agency)")
        for view in views():
            db.execute(view)
        db.commit()
        db.close()
        yield from _bytes(made)


def as_duckdb(plan: Plan) -> Iterator[bytes]:
    """Yield the bytes of a DuckDB file with the plan. Raises ResponError without DuckDB."""
    require_duckdb(say("writing a DuckDB file"))
    with opened_duck() as duck:
        made = duck.folder / "made.duckdb"
        duck.db.execute(f"ATTACH {quoted(made)} AS made; USE made")
        for name, table in TABLES.items():
            duck.db.execute(_create(name, table))
            lines = duck.folder / f"{name}.jsonl"
            with lines.open("wb") as stream:
                rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows(plan))
                stream.writelines(msgspec.json.encode(row) + b"\n" for row in rows)
            columns = ", ".join(f"{key}: {quoted(kind)}" for key, kind in table.columns.items())
            source = f"read_json({quoted(lines)}, format='newline_delimited', columns={{{columns}}})"
            duck.db.execute(f"INSERT INTO {name} SELECT * FROM {source}")
        for view in views():
            duck.db.execute(view)
        duck.db.execute("USE memory; DETACH made")
        yield from _bytes(made)


def _create(name: str, table: DatabaseTable) -> str:
    columns = ", ".join(f'"{key}" {kind}' for key, kind in table.columns.items())
    return f"CREATE TABLE {name} ({columns})"


def _bytes(made: Path) -> Iterator[bytes]:
    with made.open("rb") as stream:
        while piece := stream.read(MEGABYTE):
            yield piece
