"""What is mechanical is mended where it stands, shown as a diff, and nothing else is touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Run

import respon
from respon.check.fix import fixed
from respon.finding import Finding
from respon.messages import say
from respon.where import Where

DATA = """respon: 1
# 甲办 stays here
agencies:
  - {name: 甲委, aliases: [甲办]}
  - {name: 乙局, aliases: [乙办]}
actions:
  - id: 甲办的事   # not a name
    title: 甲办
    lead: [甲办]
    co: ["乙办", 甲委]
    support:
      - 乙办
"""


def test_aliases_become_the_registrys_names_and_all_else_stays(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "data.yaml"
    file.write_text(DATA, "utf-8")
    preview = run("check", "-d", file, "--diff")
    assert file.read_text("utf-8") == DATA
    done = run("check", "-d", file, "--fix")
    assert preview.out == done.out
    assert "\n-    lead: [甲办]\n" in done.text
    assert "\n+    lead: [甲委]\n" in done.text
    expected = DATA.replace("lead: [甲办]", "lead: [甲委]").replace('["乙办"', '["乙局"').replace("- 乙办", "- 乙局")
    assert file.read_text("utf-8") == expected
    assert "3 of " in done.err
    assert respon.load(str(file)).actions[0].lead == ("甲委",)
    assert run("check", "-d", file, "--diff").out == b""


def test_json_lines_are_mended_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(DATA.partition("actions:")[0], "utf-8")
    bulk = tmp_path / "b.jsonl"
    bulk.write_text('{"id":"1","title":"甲办","lead":["甲办"]}\n{"id":"2","title":"t","lead":["乙局"]}\n', "utf-8")
    run("check", "-d", tmp_path, "--fix")
    assert bulk.read_text("utf-8").splitlines()[1] == '{"id":"2","title":"t","lead":["乙局"]}'
    assert '"title":"甲办"' in bulk.read_text("utf-8")


@pytest.mark.parametrize("lead", ["[甲办, 甲办]", "[甲办 ,  # 甲办\n      乙局]"])
def test_what_is_not_plain_to_see_is_left_alone(run: Run, tmp_path: Path, lead: str) -> None:
    file = tmp_path / "data.yaml"
    file.write_text(DATA.replace("lead: [甲办]", f"lead: {lead}"), "utf-8")
    run("check", "-d", file, "--fix")
    assert f"lead: {lead}" in file.read_text("utf-8")


def test_the_bundled_data_is_not_written(run: Run) -> None:
    done = run("check", "--fix")
    assert (done.code, done.out) == (0, b"")


@given(st.text("甲乙办委局,[]'\"- #:", max_size=30), st.sampled_from(["甲办", "乙", "局委"]))
def test_only_whole_names_are_written_over(line: str, written: str) -> None:
    finding = Finding(Where("f", 1), say("m"), say("h"), "1", ("丙局",), written, "alias-used", "warning")
    texts, mended = fixed({"f": line}, [finding])
    after = texts.get("f", line)
    assert bool(mended) == (after != line)
    assert after in (
        line,
        *(line[:at] + "丙局" + line[at + len(written) :] for at in range(len(line)) if line.startswith(written, at)),
    )
    assert "丙局" not in after or not set(after.partition("丙局")[2][:1]) & set("甲乙办委局")
