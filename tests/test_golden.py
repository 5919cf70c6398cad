"""Every answer and every format, byte for byte; xlsx cell by cell. `pytest --update-golden` writes them anew."""

import io
import json

import pytest
from golden_cases import BOTH, DOCUMENTS, EMPTY, HOSTILE, IN_EVERY_FORMAT, QUERIES, REFORMED
from python_calamine import CalamineWorkbook
from support import ROOT, WORLDS, Compare, Run

from respon.formats import FORMATS, known
from respon.graph.export import WRITERS

WORDS = [
    *((stem, words, "small.yaml") for stem, words in QUERIES.items()),
    *((stem, words, "empty.yaml") for stem, words in EMPTY.items()),
    *((stem, words, "hostile.yaml") for stem, words in HOSTILE.items()),
    *((stem, words, "reformed.yaml") for stem, words in REFORMED.items()),
]
RUNS = [
    (stem, words, world, name)
    for stem, words, world in WORDS
    for name in (known("answer") if stem in IN_EVERY_FORMAT else BOTH)
]


@pytest.fixture(autouse=True)
def _among_the_worlds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(WORLDS)


def cells(workbook: bytes) -> bytes:
    """The workbook's sheets as JSON: what a reader of it gets."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    lines = (
        json.dumps(row, ensure_ascii=False, default=str) for rows in sheets.values() for row in [list(sheets), *rows]
    )
    return ("\n".join(lines) + "\n").encode()


@pytest.mark.parametrize(("stem", "words", "world", "format"), RUNS, ids=[f"{run[0]}-{run[3]}" for run in RUNS])
def test_query(run: Run, golden: Compare, stem: str, words: list[str], world: str, format: str) -> None:
    done = run(*words, "-d", world, "-f", format)
    assert (done.code, done.err) == (0, "")
    if FORMATS[format].binary:
        golden(f"{stem}.{format}.json", cells(done.out))
    else:
        golden(f"{stem}.{format}", done.out)


PAPERS = [(stem, words, name) for stem, words in DOCUMENTS.items() for name in ("yaml", *BOTH)]


@pytest.mark.parametrize(("stem", "words", "format"), [p for p in PAPERS if p[0] != "verify" or p[2] != "yaml"])
def test_documents(run: Run, golden: Compare, stem: str, words: list[str], format: str) -> None:
    done = run(*words, "-f", format)
    assert (done.code, done.err) == (int(stem == "verify"), "")
    golden(
        f"{stem}.xlsx.json" if format == "xlsx" else f"{stem}.{format}",
        cells(done.out) if format == "xlsx" else done.out,
    )


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("world", ["small", "empty", "hostile"])
def test_export(run: Run, golden: Compare, world: str, format: str) -> None:
    done = run("export", "-d", f"{world}.yaml", "-f", format)
    assert (done.code, done.err) == (0, "")
    golden(f"export-{world}.{format}", done.out)


def test_the_schema_beside_the_data_is_the_models(run: Run) -> None:
    assert run("schema").text == (ROOT / "data" / "respon.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("format", known("answer"))
def test_the_same_data_gives_the_same_bytes_in_any_process(spawn: Run, format: str) -> None:
    first, second = (
        spawn("duties", "--all", "-d", "small.yaml", "-f", format, PYTHONHASHSEED=seed, TZ=zone)
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    )
    assert first == second
    assert first.code == 0
