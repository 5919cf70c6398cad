"""A plan as SQLite and DuckDB: the tables hold it, the views answer as the commands do."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from support import ROOT, Run

Ask = Callable[[str], list[Any]]
DAYS = [[], ["--as-of", "2024"]]


def opened(kind: str, path: Path) -> Ask:
    if kind == "sqlite":
        return lambda sql: sqlite3.connect(path).execute(sql).fetchall()
    return lambda sql: duckdb.connect(str(path), read_only=True).execute(sql).fetchall()


@pytest.mark.parametrize("day", DAYS, ids=["by the text", "2024"])
@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
def test_the_views_answer_as_the_commands_do(run: Run, tmp_path: Path, kind: str, day: list[str]) -> None:
    path = tmp_path / f"plan.{kind}"
    data = ("-d", ROOT / "data", *day)
    assert run("export", *data, "-o", path).code == 0
    ask = opened(kind, path)

    def rows(*words: str) -> list[dict[str, Any]]:
        return run(*words, *data, "-f", "json").rows

    loads = {row["agency"]: row["total"] for row in rows("agencies")}
    assert dict(ask("SELECT agency, total FROM loads")) == loads
    pairs = {(row["a"], row["b"]): row["shared"] for row in rows("overlaps")}
    assert {(a, b): shared for a, b, shared in ask("SELECT a, b, shared FROM pairs")} == pairs
    shared = {(row["agency"], row["co_owner"]): row["shared"] for row in rows("co-owners", "市科委")} if not day else {}
    if shared:
        found = ask("SELECT agency, co_owner, shared FROM co_owners WHERE agency = '市科委'")
        assert {(a, b): number for a, b, number in found} == shared
    duties = {
        (row["agency"], row["action"], row["role"], row["stated"])
        for row in rows("duties", "--all")
        if row.get("status") != "to-be-settled"
    }
    found = ask("SELECT agency, action, role, stated FROM duties")
    assert {(a, b, c, bool(d)) for a, b, c, d in found} == duties
    assert sorted(ask("SELECT gap, action FROM gaps")) == sorted((row["gap"], row["action"]) for row in rows("gaps"))


def test_sqlite_has_the_same_bytes_again(run: Run, tmp_path: Path) -> None:
    for name in ("a.sqlite", "b.sqlite"):
        run("export", "-o", tmp_path / name)
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


@pytest.mark.parametrize("format", ["graphml", "gexf", "csv"])
def test_the_network_of_agencies_has_every_pair(run: Run, tmp_path: Path, format: str) -> None:
    import networkx as nx

    path = tmp_path / f"network.{format}"
    assert run("export", "--agencies", "-d", ROOT / "data", "-o", path).code == 0
    pairs = {
        (r["a"], r["b"]): (r["shared"], r["jaccard"]) for r in run("overlaps", "-d", ROOT / "data", "-f", "json").rows
    }
    if format == "csv":
        net = nx.Graph()
        for line in path.read_text("utf-8").splitlines()[1:]:
            a, b, weight, jaccard = line.split(",")
            net.add_edge(a, b, weight=int(weight), jaccard=float(jaccard))
    else:
        net = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[format](path)
        assert not net.is_directed()
        loads = {r["agency"]: r["total"] for r in run("agencies", "-d", ROOT / "data", "-f", "json").rows}
        assert {name: data["actions"] for name, data in net.nodes(data=True)} == loads
    found = {tuple(sorted(edge)): (data["weight"], data["jaccard"]) for *edge, data in net.edges(data=True)}
    assert found == pairs


def test_agencies_alone_are_no_database(run: Run, tmp_path: Path) -> None:
    assert run("export", "--agencies", "-o", tmp_path / "a.sqlite").code == 2
    assert run("export", "-f", "csv").code == 2
    assert json.loads(run("export", "-f", "json").out)["nodes"]
