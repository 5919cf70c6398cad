"""`respon diff` as a user meets it: exit codes, a merge request's comment, a workbook, git."""

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

Cli = Callable[..., Any]

OLD = """respon: 1
include: [names.yaml]
actions:
  - {id: 一, title: 建一个平台, lead: [甲委], co: [乙局], due: 2030-06}
  - {id: 二, title: 办一次展览, lead: [丙局]}
"""
NEW = """respon: 1
include: [names.yaml]
actions:
  - {id: 一, title: 建一个平台, lead: [乙局], co: [甲委, 丙局], due: 2030-12}
  - {id: 三, title: 修|一条*路*, lead: [丁局], co: [乙局]}
"""
NAMES = "respon: 1\nagencies: [{name: 甲委}, {name: 乙局}, {name: 丙局}, {name: 丁局}]\n"
EXPECTED = ["lead-changed", "agency-added", "due-changed", "action-added", "action-removed"]


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True, capture_output=True)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two versions of data/, the second one also in the working tree."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "data").mkdir()
    git(tmp_path, "init", "-q", "-b", "main")
    for text in (OLD, NEW):
        (tmp_path / "data" / "分工 表.yaml").write_text(text)
        (tmp_path / "data" / "names.yaml").write_text(NAMES)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", "x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "names.yaml").write_text(NAMES)
    (tmp_path / "old.yaml").write_text(OLD)
    (tmp_path / "new.yaml").write_text(NEW)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kinds(done: Any) -> list[str]:
    return [row["change"] for row in json.loads(done.out)["rows"]]


def test_exit_codes(versions: Path, cli: Cli) -> None:
    assert cli("diff", "old.yaml", "new.yaml").code == 1
    assert cli("diff", "old.yaml", "old.yaml").code == 0
    assert cli("diff", "old.yaml").code == 2
    assert cli("diff", "old.yaml", "none.yaml").code == 3
    assert cli("diff", "old.yaml", "new.yaml", "-f", "sarif").code == 2


def test_json(versions: Path, cli: Cli) -> None:
    done = cli("diff", "old.yaml", "new.yaml", "-f", "json")
    assert sorted(kinds(done)) == sorted(EXPECTED)
    answer = json.loads(done.out)
    assert (answer["report"], answer["version"]) == ("diff", 1)
    assert answer["data"] == ["names.yaml", "old.yaml", "names.yaml", "new.yaml"]
    assert all(isinstance(value, str) for row in answer["rows"] for value in row.values())
    same = json.loads(cli("diff", "old.yaml", "old.yaml", "-f", "json").out)
    assert (same["rows"], list(same)) == ([], list(answer))


def test_the_comment_tells_first_who_gains_and_who_loses(versions: Path, cli: Cli) -> None:
    lines = cli("diff", "old.yaml", "new.yaml", "-f", "md").out.decode().splitlines()
    heads = [line for line in lines if line.startswith("## ")]
    assert heads == ["## Agencies gaining and losing duties", "## Changes of duties"]
    balance = [line for line in lines[: lines.index(heads[1])] if line.startswith("|")][2:]
    assert balance == [
        "| 丙局 | 一 | 二 |  | 二 |",
        "| 丁局 | 三 |  | 三 |  |",
        "| 乙局 | 三 |  | 一 |  |",
        "| 甲委 |  |  |  | 一 |",
    ]
    assert any(r"修\|一条\*路\*" in line for line in lines)


def test_no_difference_is_said(versions: Path, cli: Cli) -> None:
    text = cli("diff", "old.yaml", "old.yaml", "-f", "md").out.decode()
    assert "no difference" in text
    assert "gaining" not in text


def test_the_workbook_is_read_by_another_reader(versions: Path, cli: Cli) -> None:
    assert cli("diff", "old.yaml", "new.yaml", "-o", "a.xlsx").code == 1
    book = CalamineWorkbook.from_filelike(io.BytesIO((versions / "a.xlsx").read_bytes()))
    assert book.sheet_names == ["diff", "balance"]
    table = book.get_sheet_by_name("diff").to_python()
    assert table[0] == ["Change", "Action", "Title", "Agency", "Old", "New"]
    assert sorted(row[0] for row in table[1 : 1 + len(EXPECTED)]) == sorted(EXPECTED)
    balance = book.get_sheet_by_name("balance").to_python()
    assert [row[0] for row in balance[1:5]] == ["丙局", "丁局", "乙局", "甲委"]


def test_git_and_files_are_compared_alike(repo: Path, cli: Cli) -> None:
    done = cli("diff", "HEAD~1:data/", "data/", "-f", "json")
    assert (done.code, sorted(kinds(done))) == (1, sorted(EXPECTED))
    assert json.loads(done.out)["data"][:2] == ["HEAD~1:data/names.yaml", "HEAD~1:data/分工 表.yaml"]
    assert cli("diff", "HEAD:data", "data").code == 0
    assert cli("diff", "HEAD~1:data/分工 表.yaml", "main:data/分工 表.yaml").code == 1


def test_git_follows_the_working_folder_as_git_does(repo: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repo / "data")
    assert cli("diff", "HEAD:./", ".").code == 0
    assert cli("diff", "HEAD:./分工 表.yaml", "分工 表.yaml").code == 0
    assert cli("diff", "HEAD:data/", ".").code == 0
    assert cli("diff", "HEAD:../data", ".").code == 0
    assert cli("diff", "HEAD:.", "HEAD~1:.").code == 1


def test_data_at_the_top_of_the_repository(repo: Path, cli: Cli) -> None:
    (repo / "top.yaml").write_text(NAMES)
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "-m", "x")
    assert cli("diff", "HEAD:", "top.yaml").code == 0


@pytest.mark.parametrize(
    "spec",
    ["HEAD~9:data/", "none:data/", "--output=x:data/", "-n:data", "HEAD:none", "HEAD:../none", "HEAD:data/none.yaml"],
)
def test_a_version_that_is_not_there_cannot_run(spec: str, repo: Path, cli: Cli) -> None:
    done = cli("diff", "--", spec, "data/")
    assert done.code == 3
    assert spec.partition(":")[0] in done.err
    assert "mend:" in done.err
    assert "Traceback" not in done.err
    assert not (repo / "x").exists()


def test_outside_a_repository_and_without_git(
    tmp_path: Path, cli: Cli, versions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert cli("diff", "HEAD:old.yaml", "new.yaml").code == 3
    monkeypatch.setenv("PATH", "")
    done = cli("diff", "HEAD:old.yaml", "new.yaml")
    assert done.code == 3
    assert "git" in done.err


def test_what_an_old_version_has_wrong_is_told_with_its_name(repo: Path, cli: Cli) -> None:
    for text in ("respon: 1\nactons: []\n", "respon: 1\ninclude: [../x.yaml]\n", "respon: 1\ninclude: [none.yaml]\n"):
        (repo / "data" / "bad.yaml").write_text(text)
        git(repo, "add", "-A")
        git(repo, "commit", "-q", "-m", "x")
        done = cli("diff", "HEAD:data/bad.yaml", "data/names.yaml")
        assert done.code == 3
        assert "HEAD:data/bad.yaml:2" in done.err
        assert "/tmp/" not in done.err


def test_neither_links_nor_hooks_nor_filters_of_the_repository_count(repo: Path, cli: Cli) -> None:
    (repo / "secret.yaml").write_text(NEW)
    (repo / "data" / "link.yaml").symlink_to("../secret.yaml")
    (repo / ".gitattributes").write_text("*.yaml filter=evil\n")
    git(repo, "add", "data/link.yaml", ".gitattributes")
    git(repo, "commit", "-q", "-m", "x")
    git(repo, "config", "filter.evil.smudge", f"touch {repo}/ran")
    assert cli("diff", "HEAD:data", "HEAD~1:data").code == 0
    assert not (repo / "ran").exists()


def test_a_file_with_a_colon_in_its_name_is_a_file(versions: Path, cli: Cli) -> None:
    (versions / "a:b.yaml").write_text(OLD)
    assert cli("diff", "a:b.yaml", "old.yaml").code == 0


def test_roles_are_told_in_the_language_of_the_reader(
    versions: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from respon import i18n

    class Catalogue(i18n.gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"lead": "牵头", "co": "共同责任"}.get(message, message)

    monkeypatch.setitem(i18n._catalogues, "zh", Catalogue())
    text = cli("diff", "old.yaml", "new.yaml", "-f", "md", "--lang", "zh").out.decode()
    assert "丁局(牵头)、乙局(共同责任)" in text
    rows = json.loads(cli("diff", "old.yaml", "new.yaml", "-f", "json", "--lang", "zh").out)["rows"]
    assert "丁局(lead)、乙局(co)" in {row["new"] for row in rows}


def test_one_document_alone_is_compared(versions: Path, cli: Cli) -> None:
    head = "respon: 1\ndocuments: [{id: 甲号, title: 甲}, {id: 乙号, title: 乙}]\nactions:\n"
    action = "  - {{id: a{0}, title: 事{0}, document: {1}号, lead: [{2}]}}\n"
    (versions / "a.yaml").write_text(head + action.format(1, "甲", "甲局") + action.format(2, "乙", "乙局"))
    (versions / "b.yaml").write_text(head + action.format(1, "甲", "丙局") + action.format(2, "乙", "丁局"))
    rows = json.loads(cli("diff", "a.yaml", "b.yaml", "--document", "乙号", "-f", "json").out)["rows"]
    assert {row["action"] for row in rows} == {"a2"}
    assert cli("diff", "a.yaml", "a.yaml", "--document", "乙号").code == 0
    done = cli("diff", "a.yaml", "b.yaml", "--document", "丙号")
    assert done.code == 3
    assert "乙号" in done.err
