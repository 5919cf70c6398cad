"""Documents read by Spark's machines: what is sent, what comes back, and what is told when something fails."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

import pytest
from support import Run

from respon.cli import many_papers
from respon.errors import DocumentError
from respon.extract import spread
from respon.extract.spread import Remote, Spread
from respon.files.source import Source

TEXT = "一、建设数据平台。（责任单位：市科委、市交通委）\n"


class Threaded(Spread):
    """A Spark of this process: `act` is done instead of sending."""

    def __init__(self, number: int, act: Callable[[list[Source]], list[bytes]]) -> None:
        super().__init__(None, number)
        self.act = act
        self.sizes: list[int] = []

    def _read(self, sources: Any, names: Any) -> list[bytes]:
        self.sizes.append(len(sources))
        return self.act(sources)


ONE = Lock()


def read_here(sources: list[Source]) -> list[bytes]:
    """As one of Spark's processes does, each of which does one thing at a time."""
    remote = Remote(["市科委"])
    with ONE:
        return [remote(source.suffix, source.data) for source in sources]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(TEXT.replace("数据", f"数据{number}"), "utf-8")
    (folder / "07.docx").write_bytes(b"PK\x03\x04 no docx")
    (folder / "08.pdf").write_bytes(b"%PDF-1.4 no pdf")
    return folder


@pytest.mark.parametrize("number", [1, 2, 5, 100])
def test_the_output_is_the_same_however_documents_travel(
    run: Run, monkeypatch: pytest.MonkeyPatch, papers: Path, tmp_path: Path, number: int
) -> None:
    def extracted(name: str) -> tuple[int, bytes, bytes, list[str]]:
        out, rows = tmp_path / f"{name}.yaml", tmp_path / f"{name}.csv"
        done = run("extract", papers, "-k", "--manifest", rows, "-o", out)
        return done.code, out.read_bytes(), rows.read_bytes(), done.err.splitlines()

    here = extracted("here")
    spark = Threaded(number, read_here)
    monkeypatch.setattr(many_papers, "_readers", lambda *_: spark)
    assert extracted("spark") == here
    assert sum(spark.sizes) == 14
    assert max(spark.sizes) <= 1 + number // spread.BATCHES


def test_a_document_that_cannot_be_read_does_not_concern_the_next() -> None:
    remote = Remote([])
    with pytest.raises(DocumentError, match="not a docx file"):
        spread.answered(Source("a.docx", b""), remote(".docx", b"no docx"))
    assert spread.answered(Source("a.txt", b""), remote(".txt", TEXT.encode()))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("x\n  ModuleNotFoundError: No module named 'respon'\n y", "Spark's machines can't run respon: ModuleNotFound"),
        ("Job aborted\nmore", "Spark: Job aborted"),
        ("", "Spark: ValueError"),
    ],
)
def test_where_spark_fails_the_run_ends(
    run: Run, monkeypatch: pytest.MonkeyPatch, papers: Path, said: str, told: str
) -> None:
    def fail(_: object) -> list[bytes]:
        raise ValueError(said)

    monkeypatch.setattr(many_papers, "_readers", lambda *_: Threaded(3, fail))
    done = run("extract", papers, "--keep-going")
    assert (done.code, done.out) == (3, b"")
    assert done.err.startswith(f"respon: {told}")


def test_only_a_spark_reads_elsewhere(run: Run, papers: Path) -> None:
    done = run("extract", papers, "--engine", "duckdb")
    assert (done.code, done.out) == (2, b"")
    assert "no Spark is called 'duckdb'" in done.err
