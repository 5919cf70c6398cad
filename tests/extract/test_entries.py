"""`agencies --from`: entries of a registry proposed from drafts, to be confirmed; what is known is left out."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from support import WORLDS, Run

import respon

DRAFT, REGISTRY = WORLDS / "draft.yaml", WORLDS / "registry.yaml"
COUNTY = """青山县人民政府办公室文件
青政办发〔2030〕5号

关于印发青山县校园安全方案的通知

一、校车管理

（牵头单位：县教育局；配合单位：县公安局、青山县交通运输局、各乡镇）

二、食堂检查

（责任单位：青山县教育局、县市场监管局、县交通局）
"""
NOTICE = "Harbour plan\n\n1. Shore power\n\nLead: Port Office; Support: Treasury\n\n2. Quay\n\nLead: the Treasury\n"


def rows(run: Run, *words: str | Path) -> dict[str, dict[str, Any]]:
    done = run("agencies", *words, "-f", "json")
    assert (done.code, done.err) == (0, "")
    return {row["agency"]: row for row in done.rows}


def test_forms_stand_side_by_side_and_the_known_are_left_out(run: Run) -> None:
    found = rows(run, "--from", DRAFT, "-d", REGISTRY)
    assert {name: (row["full_name"], row["aliases"], row["met"]) for name, row in found.items()} == {
        "县交通局": ("", [], 2),
        "青山县交通运输局": ("", [], 1),
        "县财政局": ("青山县财政局", [], 2),
        "县发改局": ("县发展和改革局", [], 2),
        "县农委": ("", [], 1),
        "青山县农业委员会": ("", [], 1),
        "青山县农村委员会": ("", [], 1),
        "各乡镇": ("", [], 1),
        "灯塔镇灯塔管理处": ("", [], 1),
        "HO": ("The Harbour Office", ["Harbour Office"], 3),
    }
    assert found["县农委"]["may_be"] == ["青山县农业委员会", "青山县农村委员会"]
    assert found["县交通局"]["may_be"] == ["青山县交通运输局"], "by its beginning only: often another organ"
    assert found["各乡镇"]["kind"] == "collective"


def test_without_a_registry_nothing_is_left_out(run: Run) -> None:
    """The bundled registry is another place's."""
    assert {"镇灯塔局", "县财政局"} <= set(rows(run, "--from", DRAFT))


def test_what_may_be_an_agency_of_the_registry_says_so(run: Run, tmp_path: Path) -> None:
    registry = tmp_path / "registry.yaml"
    registry.write_text("respon: 1\nagencies: [{name: 县农业农村局}, {name: 县教委}]\n", encoding="utf-8")
    draft = tmp_path / "draft.yaml"
    draft.write_text(
        "respon: 1\nactions: [{id: 一, title: 甲, co: [青山县教育委员会, 县农业局, 县科委]}]\n", encoding="utf-8"
    )
    found = rows(run, "--from", draft, "-d", registry)
    assert {name: row["may_be"] for name, row in found.items()} == {
        "青山县教育委员会": ["县教委"],
        "县农业局": ["县农业农村局"],
        "县科委": [],
    }


def test_the_yaml_is_a_registry_of_marked_proposals_that_answers(run: Run, tmp_path: Path) -> None:
    proposed = tmp_path / "proposed.yaml"
    assert run("agencies", "--from", DRAFT, "-o", proposed).code == 0
    agencies = respon.load(str(proposed)).agencies
    assert {agency.confidence for agency in agencies.values()} == {"recalled"}
    assert all("to be confirmed" in agency.note for agency in agencies.values())
    assert "县农委 ×1; may be 青山县农业委员会、青山县农村委员会" in agencies["县农委"].note
    assert run("check", "-d", proposed, "-d", DRAFT, "--select", "unknown-agency", "-f", "json").rows == []
    assert run("agencies", "--from", DRAFT, "-d", proposed, "-f", "json").rows == []


def test_machines_get_the_same_in_every_language(run: Run) -> None:
    for name in ("json", "yaml", "csv"):
        words = ("agencies", "--from", DRAFT, "-f", name, "--lang")
        assert run(*words, "zh").out == run(*words, "en").out


@pytest.mark.parametrize(
    ("text", "options", "groups"),
    [
        (COUNTY, (), {("县教育局", "青山县教育局"), ("县交通局", ""), ("县公安局", "")}),
        (NOTICE, (), {("Treasury", "the Treasury"), ("Port Office", "")}),
        (
            COUNTY.replace("青山县", "上海市").replace("县", "市"),
            ("--place", "上海市"),
            {("市教委", "上海市教育委员会")},
        ),
    ],
    ids=["county", "english", "named by a registry"],
)
def test_from_a_paper_to_proposals(
    run: Run, tmp_path: Path, text: str, options: tuple[str, ...], groups: set[tuple[str, str]]
) -> None:
    paper, draft = tmp_path / "paper.txt", tmp_path / "draft.yaml"
    paper.write_text(text.replace("市教育局", "市教委"), encoding="utf-8")
    run("extract", paper, "-o", draft, *options)
    found = {(name, row["full_name"]) for name, row in rows(run, "--from", draft).items()}
    assert groups <= found


def test_what_a_draft_knows_of_an_agency_stays_and_is_merged_with_no_other(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(
        "respon: 1\nagencies:\n  - {name: 市农委, full_name: 甲市农业委员会, kind: department}\n"
        "  - {name: 市农业农村委, full_name: 甲市农业农村委员会}\nactions:\n"
        "  - {id: 一, title: 甲, co: [市农委, 市农业农村委]}\n",
        encoding="utf-8",
    )
    found = rows(run, "--from", draft)
    assert {(name, row["full_name"], row["kind"], row["met"]) for name, row in found.items()} == {
        ("市农委", "甲市农业委员会", "department", 1),
        ("市农业农村委", "甲市农业农村委员会", "other", 1),
    }


def test_several_drafts_and_standard_input(spawn: Run, tmp_path: Path) -> None:
    shutil.copy(DRAFT, tmp_path / "a.yaml")
    done = spawn("agencies", "--from", "-", "--from", tmp_path / "a.yaml", "-f", "json", stdin=DRAFT.read_bytes())
    met = {row["agency"]: row["met"] for row in done.rows}
    assert (done.code, met["县交通局"], met["HO"]) == (0, 4, 6)


@pytest.mark.parametrize("words", [("-f", "yaml"), ("--from", DRAFT, "--as-of", "2030"), ("--from", DRAFT, "--chart")])
def test_what_does_not_go_together_is_wrong_usage(run: Run, words: tuple[str | Path, ...]) -> None:
    done = run("agencies", *words)
    assert (done.code, done.out) == (2, b"")
    assert "--from" in done.err
