"""Folders of documents: the same bytes whoever reads them, what can't be read passed over, nothing read twice."""

import csv
from pathlib import Path

import pytest
from support import Run

from respon.cli import extract
from respon.extract import gathering
from respon.sources import whole

TEXT = "甲市关于第{0}件事的通知\n一、任务\n（一）建设平台{0}。\n责任单位：市科委、市教委、第{0}局\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Twelve documents in two folders, one that can't be read, one of no kind that is."""
    folder = tmp_path / "papers"
    for number in range(12):
        path = folder / f"{number % 2}" / f"{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(number), "utf-8")
    (folder / "0" / "broken.docx").write_bytes(b"PK\x03\x04 no package")
    (folder / "1" / "film.mp4").write_bytes(b"\0\0")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "a.txt").write_text(TEXT.format(99), "utf-8")
    return folder


@pytest.mark.parametrize("format", ["yaml", "actions", "parquet", "jsonl"])
def test_the_bytes_are_the_same_for_any_number_of_jobs(run: Run, papers: Path, tmp_path: Path, format: str) -> None:
    outputs = [tmp_path / f"{jobs}.{format}" for jobs in (1, 2, 3)]
    for jobs, output in enumerate(outputs, 1):
        done = run("extract", papers, "--jobs", jobs, "--keep-going", "-f", format, "-o", output)
        assert done.code == 1, "one could not be read"
        assert "broken.docx" in done.err
    first, *others = (output.read_bytes() for output in outputs)
    assert all(other == first for other in others)
    if format != "jsonl":
        named = outputs[0].rename(tmp_path / f"corpus.{format.replace('actions', 'jsonl')}")
        plan = whole.read([str(named)])
        assert len(plan.actions) == 12
        assert {name for action in plan.actions for name in action.names()} >= {
            "市科委",
            *(f"第{n}局" for n in range(12)),
        }


def test_without_keep_going_the_first_bad_one_ends_it(run: Run, papers: Path, tmp_path: Path) -> None:
    done = run("extract", papers, "--jobs", "2", "-o", tmp_path / "out.yaml")
    assert done.code == 3
    assert "broken.docx" in done.err
    assert not (tmp_path / "out.yaml").exists()


def test_the_manifest_tells_of_every_file(run: Run, papers: Path, tmp_path: Path) -> None:
    run("extract", papers, "-k", "--manifest", tmp_path / "m.csv", "-o", tmp_path / "out.yaml")
    rows = list(csv.DictReader((tmp_path / "m.csv").read_text("utf-8").splitlines()))
    outcomes = {Path(row["file"]).name: row["outcome"] for row in rows}
    assert len(rows) == 14
    assert outcomes["broken.docx"] == "refused"
    assert outcomes["film.mp4"] == "left"
    read = [row for row in rows if row["outcome"] == "read"]
    assert {(row["actions"], row["assignments"]) for row in read} == {("1", "3")}


def test_what_was_read_before_a_kill_is_not_read_again(
    run: Run, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "FEW", 0)
    read: list[str] = []
    call = gathering.Readers.call

    def dying(self: gathering.Readers, source: gathering.Source, names: list[str]) -> bytes:
        if len(read) == 5:
            raise KeyboardInterrupt
        read.append(source.name)
        return call(self, source, names)

    output = tmp_path / "out.yaml"
    words = ("extract", papers, "-k", "-o", output)
    monkeypatch.setattr(gathering.Readers, "call", dying)
    assert run(*words).code == 130
    assert not output.exists()
    before = list(read)
    read[:] = ["counted from here on"] * 20
    assert run(*words).code == 1
    again = read[20:]
    assert set(again).isdisjoint(before)
    assert len(before) + len(again) == 13
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == [], "nothing is left"
    fresh = tmp_path / "fresh.yaml"
    run("extract", papers, "-k", "-o", fresh)
    assert output.read_bytes() == fresh.read_bytes()


def test_what_was_kept_and_is_broken_is_read_anew(
    run: Run, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("extract", papers, "-k", "-o", tmp_path / "few.yaml")
    monkeypatch.setattr(extract, "FEW", 0)
    kept = tmp_path / ".out.yaml.read"
    kept.mkdir()
    (kept / "answers.sqlite").write_bytes(b"no database " * 1000)
    assert run("extract", papers, "-k", "-o", tmp_path / "out.yaml").code == 1
    assert (tmp_path / "out.yaml").read_bytes() == (tmp_path / "few.yaml").read_bytes()
    assert not kept.exists()


def test_where_nothing_can_be_kept_documents_are_read_all_the_same(
    run: Run, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "FEW", 0)
    (tmp_path / ".out.yaml.read").write_bytes(b"a file where the folder would be")
    done = run("extract", papers, "-k", "-o", tmp_path / "out.yaml")
    assert done.code == 1
    assert "what is read can't be kept" in done.err
    assert len(whole.read([str(tmp_path / "out.yaml")]).actions) == 12


def test_a_pattern_means_its_files(run: Run, papers: Path, tmp_path: Path) -> None:
    done = run("extract", str(papers / "*" / "0*.txt"), "-f", "json")
    assert done.code == 0
    assert len({row["file"] for row in done.rows}) == 10


def test_explaining_takes_no_jobs(run: Run, papers: Path) -> None:
    assert run("extract", papers, "--explain", "--jobs", "2").code == 2
