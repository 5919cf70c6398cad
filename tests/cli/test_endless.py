"""Inputs that a stranger makes long end soon: in an answer, or in exit 3 with the limit and the mend.

The sizes are such that time growing as the square of the input would take minutes; the process has one.
How exactly the time grows is measured in benchmarks/growth.py.
"""

import json
import subprocess
from pathlib import Path

import pytest
from support import Run, command, environment

SECONDS = 60
ITEM = "（一）建设平台。责任单位：市科委、市教委\n"
CLAUSE = "一、任务\n（一）建设平台。\n责任单位：{}\n"
AREAS = "经开区、高新区、保税区、旅游度假区、临港新城、空港新城、教育园区"

READ = {
    "brackets.txt": "一、任务\n" + "（" * 170_000 + "责任单位：市科委" + "）" * 170_000,
    "brackets-on-lines.txt": "一、任务\n" + "（\n" * 40_000 + "责任单位：市科委" + "）\n" * 40_000,
    "hidden.txt": CLAUSE.format(f"各（含{AREAS}）派出机构、市财政局"),
    "deng.txt": CLAUSE.format("市财政局等" + "1380013800" * 20),
    "areas.txt": CLAUSE.format("各" + "地区" * 22 + "处"),
    "labels.txt": CLAUSE.format("市科委、" + "主体" * 200),
    "stationed.txt": CLAUSE.format("市科委等" + "驻" * 4000 + "部"),
    "duties.txt": "一、任务\n由市科委" + "按职责分工" * 4000 + "牵头。\n",
    "blanks.txt": CLAUSE.format("市科委" + " " * 900_000 + "、市教委"),
    "items.txt": "一、任务\n" + ITEM * 5000,
}
REFUSED = {
    "columns.csv": ("责任单位," * 10**6 + "\n" + "市科委," * 10**6, "columns"),
    "attributes.html": ("<html><body><p " + " ".join(f"a{i}=1" for i in range(10**6)) + ">甲", "attributes"),
    "quoted.html": ("<html><body><p " + " ".join(f"a{i}='>'" for i in range(10**5)) + ">甲", "attributes"),
    "line.txt": ("责任单位：" + "市科委、" * 1_000_000, "paragraph"),
}
ONE = {"id": "a", "title": "t", "responsible": [f"局{i}" for i in range(10_000)]}
ANSWERS = (
    ["agencies"],
    ["overlaps", "--top", "5"],
    ["overlaps", "局7", "--top", "5"],
    ["co-owners", "局7"],
    ["matrix", "-f", "csv"],
)
REFUSALS = (
    ["overlaps"],
    ["duties", "--all"],
    ["network"],
    *(["report", "-f", name, "-o", "r"] for name in ("md", "html", "xlsx", "docx")),
)


def ended(folder: Path, *words: str | Path) -> tuple[int, str, str]:
    done = subprocess.run(
        command(*words), cwd=folder, capture_output=True, env=environment(), timeout=SECONDS, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("name", READ)
def test_a_long_document_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(READ[name], encoding="utf-8")
    code, out, err = ended(tmp_path, "extract", name)
    assert code in (0, 1), err[-300:]
    assert "respon: 1" in out


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_document_has_is_refused_with_the_limit(name: str, tmp_path: Path) -> None:
    text, what = REFUSED[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    code, out, err = ended(tmp_path, "extract", name)
    assert (code, out) == (3, "")
    assert what in err
    assert name in err
    assert "mend:" in err


def test_a_key_told_eighty_thousand_times(tmp_path: Path) -> None:
    terms = ",".join(['"lead":"x"'] * 80_000)
    line = '{"id":"a","title":"t","responsible":["x"],"terms":{' + terms + "}}\n"
    (tmp_path / "d.jsonl").write_text(line, encoding="utf-8")
    code, _, err = ended(tmp_path, "agencies", "-d", "d.jsonl")
    assert code == 3
    assert "d.jsonl:1: duplicate key 'lead'" in err


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crowd") / "crowd.jsonl"
    path.write_text(json.dumps(ONE, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_ten_thousand_agencies_on_one_action_are_answered(words: list[str], crowd: Path) -> None:
    code, out, err = ended(crowd.parent, *words, "-d", crowd)
    assert code == 0, err[-300:]
    assert "局7" in out or "局0" in out


@pytest.mark.parametrize("words", REFUSALS, ids=" ".join)
def test_what_would_be_endless_on_ten_thousand_agencies_is_refused(words: list[str], crowd: Path) -> None:
    code, out, err = ended(crowd.parent, *words, "-d", crowd)
    assert (code, out) == (3, "")
    assert "mend:" in err or "改法：" in err  # a paper in Word is Chinese unless told otherwise
    assert [path.name for path in crowd.parent.iterdir()] == [crowd.name]


def test_one_agencys_overlaps_are_those_of_all_that_name_it(run: Run) -> None:
    rows = [row for row in run("overlaps", "-f", "json").rows if "市科委" in (row["a"], row["b"])]
    assert run("overlaps", "市科委", "-f", "json").rows == rows
    assert run("overlaps", "市科委", "--top", "3", "-f", "json").rows == rows[:3]


@pytest.mark.parametrize("top", [1, 2, 5, 30, 1000])
def test_the_first_pairs_are_the_first_of_all(run: Run, top: int) -> None:
    assert run("overlaps", "--top", str(top), "-f", "json").rows == run("overlaps", "-f", "json").rows[:top]


@pytest.mark.parametrize(
    "text", ["agencies:\n  -" + " " * 200_000, "agencies:\n" + "\n" * 400_000, "lead: [" * 100_000]
)
def test_completion_doesnt_keep_the_shell_waiting(text: str, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    env = environment(_RESPON_COMPLETE="complete_bash", COMP_WORDS="respon duties -d c.yaml 局", COMP_CWORD="4")
    subprocess.run(command(), cwd=tmp_path, env=env, capture_output=True, timeout=SECONDS, check=False)
