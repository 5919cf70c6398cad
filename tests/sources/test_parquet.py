"""Parquet holds a whole data file, alone and in partitions; what is no such file is refused with the mend."""

from pathlib import Path

import duckdb
import pytest
from support import ROOT, Run

from respon.errors import ResponError
from respon.model import DataFile
from respon.plan import Plan
from respon.sources import duck, whole
from respon.sources.as_parquet import Partition, as_parquet, to_partitions


@pytest.fixture(scope="module")
def plan() -> Plan:
    return whole.read([str(ROOT / "data")])


def held(plan: Plan) -> DataFile:
    return DataFile(1, (), tuple(plan.documents.values()), plan.actions, tuple(plan.agencies.values()), plan.reforms)


def test_nothing_is_lost(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "data.parquet"
    path.write_bytes(b"".join(as_parquet(held(plan))))
    assert held(whole.read([str(path)])) == held(plan)
    assert whole.read([str(path)]).canonical == plan.canonical
    assert whole.read([str(path)]).where_action(2).line == 3


@pytest.mark.parametrize("by", ["document", "year"])
def test_partitions_hold_the_same(plan: Plan, tmp_path: Path, by: Partition) -> None:
    folder = tmp_path / "corpus"
    to_partitions(held(plan), folder, by)
    names = {path.name.partition("=")[0] for path in folder.iterdir() if path.is_dir()}
    assert names == {by}
    again = whole.read([str(folder)])
    assert sorted(again.actions, key=lambda action: action.id) == sorted(plan.actions, key=lambda action: action.id)
    assert (again.documents, again.agencies) == (plan.documents, plan.agencies)
    with pytest.raises(ResponError, match="there already"):
        to_partitions(held(plan), folder, by)


def test_a_pattern_means_its_files(run: Run, plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "one.parquet").write_bytes(b"".join(as_parquet(held(plan))))
    wanted = run("agencies", "-d", ROOT / "data", "-f", "csv").out
    assert run("agencies", "-d", f"{tmp_path}/*.parquet", "-f", "csv").out == wanted
    assert run("agencies", "-d", f"{tmp_path}/*.nothing").code == 3


WRONG = {
    "SELECT 'a' AS id": "no ledger",
    "SELECT 1 AS id, 't' AS title FROM range(2)": "duplicate action id",
    "SELECT '' AS id, 't' AS title": "`id` is empty",
    "SELECT 'a' AS id, 't' AS title, '2016-13' AS due": "not a date",
    "SELECT 'a' AS id, 't' AS title FROM range(2)": "duplicate action id",
}


@pytest.mark.parametrize("select", WRONG)
def test_what_no_action_can_be_is_refused(run: Run, tmp_path: Path, select: str) -> None:
    path = tmp_path / "wrong.parquet"
    duckdb.connect().execute(f"COPY ({select}) TO '{path}'")
    for engine in ("auto", "graph"):
        done = run("agencies", "-d", path, "--engine", engine)
        assert done.code == 3
        assert WRONG[select] in done.err
        assert "wrong.parquet" in done.err


def test_what_is_no_parquet_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "text.parquet"
    path.write_text("no columns")
    done = run("agencies", "-d", path)
    assert (done.code, "not a Parquet file" in done.err) == (3, True)


def test_without_duckdb_the_mend_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setattr(duck, "find_spec", lambda _: None)
    monkeypatch.setattr("respon.cli.engines.find_spec", lambda _: None)
    done = run("agencies", "-d", path)
    assert done.code == 3
    assert "pip install 'respon[bulk]'" in done.err


def test_duckdb_opens_the_files_it_is_given_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with duck.opened_duck() as opened, pytest.raises(duckdb.Error, match="disabled"):
        opened.db.execute(f"SELECT * FROM read_csv('{tmp_path}/secret.csv')")
