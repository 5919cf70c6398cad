"""Parquet: what other programs write is read, what is broken or huge is told, and without DuckDB the mend is said."""

from pathlib import Path

import duckdb
import pytest
from support import Run

from respon.sources import duck, parquet_file
from respon.sources.whole import read

YAML = "respon: 1\nactions: [{id: '007', title: 修路, lead: [市交通局], due: 2030-06}]\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(YAML, "utf-8")
    return path


def write(select: str, path: Path) -> None:
    duckdb.connect().execute(f"COPY ({select}) TO '{path}'")


def test_another_programs_table_is_read(tmp_path: Path) -> None:
    rows = "(1, '修路', '市交通局', DATE '2030-06-01'), (2, '架桥', NULL, NULL)"
    write(f"SELECT * FROM (VALUES {rows}) AS rows(id, title, lead, due)", tmp_path / "a.parquet")
    first, second = read([str(tmp_path / "a.parquet")]).actions
    assert (first.id, first.lead, first.due) == ("1", ("市交通局",), "2030-06-01")
    assert (second.id, second.lead, second.due) == ("2", (), None)


def test_a_broken_file_is_told(data: Path, tmp_path: Path, run: Run) -> None:
    assert run("convert", data, "-o", tmp_path / "a.parquet").code == 0
    whole = (tmp_path / "a.parquet").read_bytes()
    for text in (whole[: len(whole) // 2], whole[:-4] + b"XXXX", b"PAR1"):
        (tmp_path / "b.parquet").write_bytes(text)
        done = run("actions", "-d", tmp_path / "b.parquet")
        assert (done.code, done.out) == (3, b"")
        assert "not a Parquet file" in done.err


def test_a_file_that_unpacks_to_more_than_fits_is_refused(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("SELECT '1' AS id, '甲' AS title FROM range(1000)", tmp_path / "a.parquet")
    monkeypatch.setattr(parquet_file, "CELLS", 1999)
    done = run("actions", "-d", tmp_path / "a.parquet")
    assert done.code == 3
    assert "too large for the memory" in done.err


def test_without_duckdb_the_mend_is_said(data: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("convert", data, "-o", tmp_path / "a.parquet").code == 0
    monkeypatch.setattr(duck, "find_spec", lambda _: None)
    for words in (["convert", data, "-o", tmp_path / "b.parquet"], ["actions", "-d", tmp_path / "a.parquet"]):
        done = run(*words)
        assert done.code == 3
        assert "pip install 'respon[bulk]'" in done.err
    assert not (tmp_path / "b.parquet").exists()
