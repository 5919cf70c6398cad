"""Own columns set in a data file: they say what was asked, and no other character is another."""

import io
import json
import re
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support import ROOT

from respon.errors import DataError
from respon.model import DataFile
from respon.sources.readers import reader
from respon.sources.revised import revised

ODD = ["是", "yes", "1", "1e3", "2030-06", "null", "~", "a: b", "# no", "- x", "{}", "'", '"', "\\", " 头", "尾 "]
ODD += ["::x", "=1", "x\ny", "a\tb", "\u2028", "\ufeff", "\x7f", "##[group]", "进展：50%", "[甲]", "...", "---"]
TEXT = st.one_of(st.sampled_from(ODD), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
COLUMN = st.sampled_from(["进展情况", "备注", "a b", "是", "1", "x: y", '"'])
EXTRA = st.dictionaries(COLUMN, TEXT, max_size=3)
ACTIONS = st.lists(
    st.fixed_dictionaries(
        {"title": TEXT},
        optional={"due": st.just("2030-06"), "lead": st.just(["甲局", "乙委"]), "extra": EXTRA, "note": TEXT},
    ),
    min_size=1,
    max_size=4,
)
ASKED = st.dictionaries(st.integers(0, 3).map(str), st.dictionaries(COLUMN, TEXT, min_size=1, max_size=3))


def held(data: bytes, name: str) -> DataFile:
    return reader(name).read(io.BytesIO(data), name, lambda _: None).data


def expected(data: DataFile, asked: dict[str, dict[str, str]]) -> DataFile:
    actions = tuple(
        msgspec.structs.replace(action, extra={**action.extra, **asked.get(action.id, {})}) for action in data.actions
    )
    return msgspec.structs.replace(data, actions=actions)


def whole(actions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"respon": 1, "actions": [{"id": str(i), **action} for i, action in enumerate(actions)]}


def judge(data: bytes, name: str, asked: dict[str, dict[str, str]]) -> bytes:
    done = revised(data, name, asked)
    assert held(done, name) == expected(held(data, name), asked)
    assert revised(done, name, asked) == done
    return done


@settings(max_examples=300)
@given(ACTIONS, ASKED, st.sampled_from([None, True, False]), st.sampled_from(["\n", "\r\n"]))
def test_yaml_in_block_and_flow(
    actions: list[dict[str, Any]], asked: dict[str, dict[str, str]], flow: bool | None, ends: str
) -> None:
    text = yaml.safe_dump(whole(actions), allow_unicode=True, default_flow_style=flow, sort_keys=False)
    data = text.replace("\n", ends).encode()
    try:
        held(data, "a.yaml")
    except DataError:
        assume(False)
    judge(data, "a.yaml", asked)


@settings(max_examples=200)
@given(ACTIONS, ASKED, st.sampled_from([None, 2]))
def test_json(actions: list[dict[str, Any]], asked: dict[str, dict[str, str]], indent: int | None) -> None:
    data = json.dumps(whole(actions), ensure_ascii=True, indent=indent).encode()
    try:
        held(data, "a.json")
    except DataError:
        assume(False)
    json.loads(judge(data, "a.json", asked))


@settings(max_examples=200)
@given(ACTIONS, ASKED, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_json_lines(actions: list[dict[str, Any]], asked: dict[str, dict[str, str]], ends: str) -> None:
    lines = [json.dumps(action, ensure_ascii=True) for action in whole(actions)["actions"]]
    data = (ends.join(lines) + ends).encode()
    done = judge(data, "a.jsonl", asked)
    for old, new, action in zip(data.split(b"\n"), done.split(b"\n"), range(len(lines)), strict=False):
        assert ends != "\n" or str(action) in asked or old == new


@pytest.mark.parametrize("path", sorted(ROOT.glob("data/*.yaml")), ids=lambda path: path.stem)
def test_every_other_line_of_the_bundled_data_stays(path: Any) -> None:
    data = path.read_bytes()
    asked = {action.id: {"进展情况": "已完成", "备注": "x"} for action in held(data, path.name).actions[::2]}
    done = judge(data, path.name, asked).decode()
    added = re.compile(
        r"(?: *extra:\n)? *进展情况: 已完成\n *备注: x\n| *extra:\n|, extra: \{进展情况: 已完成, 备注: x\}"
    )
    assert added.sub("", done) == data.decode()


BY_HAND = """# 头
respon: 1
actions:
  # 第一件
  - id: a   # 编号
    title: 甲
    due: 2030-06    # 晚了
    # 尾注

  - {id: b, title: 乙, lead: [x, y],}
  - id: c
    extra: {进展: 旧, 备注: "无"}  # 自有
    title: 丙
  -
    id: d
    title: 丁
    extra:
        进展: 旧的   # 为何
        备注: |
          多行
          文字

    # 后
  - id: e
    title: >-
      折叠

      两段
  - id: f
    title: 己
    extra: {}
  - title: 庚
    id: g
    cite:
      clause: '(责任)'
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_was_written_by_hand_keeps_its_comments(ends: str, mark: str) -> None:
    data = (mark + BY_HAND.replace("\n", ends)).encode()
    done = judge(data, "a.yaml", {key: {"进展": "新", "备注": "多\n行"} for key in "abcdefg"}).decode()
    assert done.count("\n") == done.count(ends)
    assert done.startswith(mark + "# 头")
    assert re.findall("#.*", done) == re.findall("#.*", data.decode())


def test_what_can_not_be_changed_alone_is_refused() -> None:
    data = "respon: 1\nactions:\n  - id: a\n    title: |\n      末尾没有换行".encode()
    with pytest.raises(DataError, match="without changing more"):
        revised(data, "a.yaml", {"a": {"备注": "x"}})


def test_another_files_actions_change_nothing() -> None:
    assert revised(BY_HAND.encode(), "a.yaml", {"z": {"备注": "x"}}) == BY_HAND.encode()
