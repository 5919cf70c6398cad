"""Two names in one are an error in every format, with the place and the mend; names with such marks are not."""

import json
from pathlib import Path

import pytest

from respon.errors import DataError
from respon.sources.whole import read

REGISTRY = """agencies:
  - {name: 市科委, full_name: 上海市科学技术委员会}
  - {name: 市教委, full_name: 上海市教育委员会}
  - {name: 市人社局, full_name: 上海市人力资源和社会保障局, signboards: [市外专局, 市就业局]}
  - {name: 各区县政府, aliases: ["各区、县人民政府"]}
"""


def _yaml(name: str, registry: str = REGISTRY) -> str:
    return f"respon: 1\n{registry}actions:\n  - id: '1'\n    title: 题\n    lead: ['{name}']\n"


@pytest.mark.parametrize(
    "name",
    [
        "市科委、市教委",
        "市科委,市教委",
        "市科委；市教委",
        "市科委/市教委",
        "市科委和市教委",
        "市科委及市教委",
        "市科委、市公路局",
        "市科委、市教委和市人社局",
    ],
)
def test_two_names_in_one_are_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(_yaml(name), encoding="utf-8")
    for strict in (True, False):
        with pytest.raises(DataError, match="two agencies in one") as caught:
            read([str(file)], strict=strict)
        assert caught.value.where is not None
        assert (caught.value.where.file, caught.value.where.line) == (str(file), 8)
        assert "[市科委, " in caught.value.hint


@pytest.mark.parametrize("name", ["各区、县人民政府", "市人力资源和社会保障局", "市人社局（市外专局、市就业局）"])
def test_one_name_with_such_a_mark_is_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(_yaml(name), encoding="utf-8")
    assert read([str(file)]).actions[0].lead == (name,)


def test_without_a_registry_the_names_form_tells(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(_yaml("市公路局、市水务局", ""), encoding="utf-8")
    with pytest.raises(DataError, match="two agencies in one"):
        read([str(file)])
    for one in (
        "各区、县人民政府",
        "有关部门和单位",
        "市文化和旅游局",
        "Department of Culture, Media and Sport",
        "各委、办、局",
    ):
        file.write_text(_yaml(one, ""), encoding="utf-8")
        assert read([str(file)]).actions[0].lead == (one,)


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_json_is_held_to_the_same(tmp_path: Path, suffix: str) -> None:
    good = {"id": "1", "title": "题", "lead": ["市公路局"]}
    bad = {"id": "2", "title": "题", "co": ["市公路局、市水务局"]}
    file = tmp_path / f"plan.{suffix}"
    if suffix == "json":
        file.write_text(json.dumps({"respon": 1, "actions": [good, bad]}, indent=1), encoding="utf-8")
    else:
        file.write_text("\n".join(map(json.dumps, (good, bad))), encoding="utf-8")
    with pytest.raises(DataError, match="action '2' names two agencies in one") as caught:
        read([str(file)])
    assert caught.value.where is not None
    assert (caught.value.where.line or 0) > 1
    assert caught.value.hint.endswith("[市公路局, 市水务局]")
