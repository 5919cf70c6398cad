"""Whose papers they are: a registry's agencies are named only in papers known to be of their place."""

from pathlib import Path

import pytest
from support import Run

from respon.extract.draft import is_elsewhere, is_of
from respon.extract.extracting import extract
from respon.grammar.issued import Issued
from respon.grammar.result import Extraction
from respon.names.short import abbreviates, core
from respon.reading import read

CLAUSE = "1.加强储备。（省发改委牵头，市税务局、市城管局配合）\n"


def found(**head: str) -> Extraction:
    return Extraction((Issued(**head),))


@pytest.mark.parametrize(
    "head",
    [{"number": "沪府发〔2016〕9号"}, {"issuer": "上海市人民政府"}, {"title": "上海市推进实施意见"}],
)
def test_a_paper_of_the_place(head: dict[str, str]) -> None:
    assert is_of(found(**head), "上海市")


@pytest.mark.parametrize(
    "head", [{}, {"number": "灯政发〔2026〕3号"}, {"issuer": "灯塔市人民政府"}, {"title": "关于学习上海经验的通知"}]
)
def test_a_paper_of_another_place_or_of_none_known(head: dict[str, str]) -> None:
    assert not is_of(found(**head), "上海市")
    assert is_of(found(**head), "上海市", "上海市")
    assert not is_of(found(**head), "上海市", "灯塔市")
    assert is_of(found(**head), "")


def test_a_paper_that_says_nothing_is_told() -> None:
    assert not is_elsewhere(found())
    assert is_elsewhere(found(number="灯政发〔2026〕3号"))


def test_a_province_is_no_city() -> None:
    assert core("省发展改革委", "上海市") == "省发展改革委"
    assert core("市发展改革委", "上海市") == "发展改革委"
    assert core("省发展改革委", "灯塔省") == "发展改革委"


def test_an_abbreviation_of_its_own_is_no_other_bureau_s() -> None:
    assert not abbreviates("城管局", "城市规划管理局", "上海市")
    assert abbreviates("城管局", "城市管理行政执法局", "上海市")


def names(run: Run, tmp_path: Path, *options: str) -> tuple[list[str], str]:
    paper = tmp_path / "a.txt"
    paper.write_text(CLAUSE, encoding="utf-8")
    done = run("extract", str(paper), "-f", "tsv", *options)
    return [line.split("\t")[5] for line in done.out.decode().splitlines()[1:]], done.err


def test_the_bundled_registry_names_agencies_where_the_place_is_told(run: Run, tmp_path: Path) -> None:
    as_printed, told = names(run, tmp_path)
    assert as_printed == ["省发改委", "市税务局", "市城管局"]
    assert "--place" in told
    of_shanghai, told = names(run, tmp_path, "--place", "上海市")
    assert of_shanghai == ["省发改委", "上海市税务局", "市城管局"]
    assert not told


def test_nothing_found_is_told_and_exits_1(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "b.md"
    paper.write_text("| 任务 | 甲乙丙 |\n|---|---|\n| 修桥 | 市交通局 |\n", encoding="utf-8")
    done = run("extract", str(paper))
    assert done.code == 1
    assert "column-not-taken: 甲乙丙：市交通局" in done.err
    assert "headings looked at: 任务 | 甲乙丙" in done.err
    assert "no assignment found" in done.err


def test_all_read_exits_0(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "c.txt"
    paper.write_text("灯塔市行动方案\n1.修桥。（市交通局牵头，市财政局配合）\n", encoding="utf-8")
    assert run("extract", str(paper)).code == 0


@pytest.mark.parametrize("suffix", ["md", "csv", "tsv", "html", "xlsx"])
def test_a_matrix_that_respon_writes_is_read_again(run: Run, tmp_path: Path, suffix: str) -> None:
    written = tmp_path / f"m.{suffix}"
    assert run("matrix", "-o", str(written)).code == 0
    items = [item for action in extract(read(written)).actions for item in action.assignments]
    assert len(items) == 116
    assert {item.role for item in items} == {"lead", "co"}
    assert not any(item.stated for item in items)


def test_explain_shows_what_was_not_read_in_its_place(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "d.md"
    paper.write_text(
        "由市交通局牵头。（市财政局、市教育局咕噜）。\n\n| 任务 | 甲 |\n|---|---|\n| 修桥 | 市交通局 |\n",
        encoding="utf-8",
    )
    done = run("extract", str(paper), "--explain")
    assert "由市交通局⟨lead⟩牵头。（市财政局、市教育局咕噜）⟨clause-not-understood⟩。" in done.text
    assert "甲：市交通局⟨column-not-taken⟩" in done.text


REGISTRY = """respon: 1
agencies: [{name: 镇港口局}, {name: 镇航运局}, {name: 镇渔业局}]
reforms: [{change: rename, date: "2028", from: [镇航运局], to: [镇港口局]}]
"""


def test_a_predecessor_in_a_bracket_is_known_by_the_registry_s_reforms(run: Run, tmp_path: Path) -> None:
    registry, paper = tmp_path / "registry.yaml", tmp_path / "a.txt"
    registry.write_text(REGISTRY, encoding="utf-8")
    paper.write_text("1.修缮灯塔。\n（责任单位：镇港口局（镇航运局）、镇渔业局（镇航运局））\n", encoding="utf-8")
    done = run("extract", paper, "-f", "json", "--registry", registry)
    assert {row["printed"]: row["agency"] for row in done.rows} == {
        "镇港口局（镇航运局）": "镇港口局",
        "镇渔业局（镇航运局）": "镇渔业局（镇航运局）",
    }
    draft = tmp_path / "draft.yaml"
    run("extract", paper, "-o", draft, "--registry", registry)
    assert "镇港口局（镇航运局）" not in draft.read_text(encoding="utf-8").partition("cite:")[0]
