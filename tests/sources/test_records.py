"""JSON Lines with documents and registry before the actions; comments at heads of files."""

from pathlib import Path

import pytest
from support import Run

from respon.sources import comments, jsonl
from respon.sources.whole import read

HEAD = '{"respon":1}\n'
DOCUMENT = '{"respon":1,"documents":[{"id":"甲〔2030〕1号","title":"方案","list_order":"first-leads"}]}\n'
AGENCY = '{"respon":1,"agencies":[{"name":"市科委"},{"name":"市教委"}]}\n'
ACTION = '{"id":"1","title":"修路","document":"甲〔2030〕1号","responsible":["市科委","市教委"]}\n'


@pytest.mark.parametrize("chunk", [40, 100, 1 << 20])
@pytest.mark.parametrize("head", [HEAD, "", "\n" + HEAD + "\n"])
def test_they_hold_for_the_actions(head: str, chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "CHUNK", chunk)
    path = tmp_path / "a.jsonl"
    path.write_text(head + DOCUMENT + AGENCY + ACTION, "utf-8")
    plan = read([str(path)])
    assert [(a.agency, a.role) for a in plan.assignments(plan.actions[0])] == [("市科委", "lead"), ("市教委", "co")]
    lines = (head + DOCUMENT).count("\n")
    assert plan.where("agency", "市教委") == (str(path), lines + 1, "", "")
    assert plan.where_action(0).line == lines + 2


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (HEAD + '{"respon":1,"agencies":[{"nmae":"甲"}]}\n' + ACTION, 2, "nmae"),
        (HEAD + '{"respon":2}\n' + ACTION, 2, "respon"),
        (HEAD + '{"respon":1,"include":["a.yaml"]}\n' + ACTION, 2, "lines of their own"),
        (HEAD + '{"respon":1,"actions":[]\n' + ACTION, 2, ""),
        (HEAD + ACTION + DOCUMENT, 3, "respon"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, message: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text, "utf-8")
    done = run("actions", "-d", path)
    assert (done.code, done.out) == (3, b"")
    assert done.err.startswith(f"respon: {path}:{line}: ")
    assert message in done.err


def test_a_registry_alone_is_data(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(HEAD + AGENCY, "utf-8")
    assert list(read([str(tmp_path / "a.jsonl")]).agencies) == ["市科委", "市教委"]


@pytest.mark.parametrize(
    ("text", "head", "others"),
    [
        ("respon: 1\n", "", []),
        ("# a\nrespon: 1\n", "# a", []),
        ("\ufeff# a\r\n\r\n#b\r\n\r\nrespon: 1\r\n", "# a\n\n#b", []),
        ("respon: 1 # a\n# b\n", "", [1, 2]),
        ("respon: 1\nx: 'a # b'\ny: a#b\nz: |\n  # c\nw: \"d\n  # e\"\n  # f\n", "", [8]),
    ],
)
def test_comments_are_found_where_they_stand(text: str, head: str, others: list[int]) -> None:
    assert comments.head(text.encode()) == head
    assert comments.between(text.encode()) == others


def test_heads_of_several_files_are_kept_each_once() -> None:
    first, second = "# yaml-language-server: $schema=a.json\n# one", "# yaml-language-server: $schema=b.json\n# two"
    joined = comments.joined([first, second, first, ""])
    assert joined == "# yaml-language-server: $schema=a.json\n# one\n\n# two"
    assert comments.joined([joined]) == joined
