"""Another version of the data, out of a repository that a stranger made: nothing runs, nothing is fetched."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from support import Run

from respon.sources import git as reader

DATA = "respon: 1\nagencies: [{name: 甲局}]\nactions: [{id: a, title: 建平台, lead: [甲局]}]\n"
NEW = DATA.replace("lead", "co")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    made = tmp_path / "repository"
    (made / "data").mkdir(parents=True)
    monkeypatch.chdir(made)
    git("init", "-q")
    Path("data/a.yaml").write_text(DATA, "utf-8")
    Path("new.yaml").write_text(NEW, "utf-8")
    commit()
    return made


def git(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout.strip()


def commit() -> None:
    git("add", ".")
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a")


def hostile(tmp_path: Path) -> Path:
    """Set everything by which a repository's configuration can have a program run; return what each would make."""
    ran, script = tmp_path / "ran", tmp_path / "x.sh"
    script.write_text(f"#!/bin/sh\ntouch {ran}\nexit 1\n")
    script.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc", "fsmonitor-watchman"):
        (hooks / hook).write_bytes(script.read_bytes())
        (hooks / hook).chmod(0o755)
    settings = {
        "core.fsmonitor": script,
        "core.hooksPath": hooks,
        "core.pager": script,
        "core.sshCommand": script,
        "core.gitProxy": script,
        "core.askPass": script,
        "core.editor": script,
        "core.alternateRefsCommand": script,
        "pager.cat-file": script,
        "pager.ls-tree": script,
        "pager.rev-parse": script,
        "alias.cat-file": f"!{script}",
        "alias.rev-parse": f"!{script}",
        "credential.helper": script,
        "diff.external": script,
        "diff.x.textconv": script,
        "filter.x.smudge": script,
        "filter.x.clean": script,
        "filter.x.process": script,
        "gpg.program": script,
        "protocol.allow": "always",
        "protocol.ext.allow": "always",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{script}",
        "remote.origin.uploadpack": script,
        "remote.origin.partialCloneFilter": "blob:none",
    }
    for key, value in settings.items():
        git("config", key, str(value))
    Path(".gitattributes").write_text("* filter=x diff=x\n")
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "extensions.partialClone", "origin")
    return ran


def lost(name: str) -> None:
    """Take an object out of the repository, as a partial clone lacks it."""
    key = git("rev-parse", f"HEAD:{name}")
    Path(".git/objects", key[:2], key[2:]).unlink()


def test_a_version_is_read_whatever_the_configuration_names(run: Run, repository: Path, tmp_path: Path) -> None:
    ran = hostile(tmp_path)
    done = run("diff", "HEAD:data", "new.yaml")
    assert (done.code, done.err) == (1, "")
    assert not ran.exists()


@pytest.mark.parametrize("name", ["data/a.yaml", "data"])
@pytest.mark.parametrize("spec", ["HEAD:data", "HEAD:data/a.yaml"])
def test_a_part_that_a_partial_clone_lacks_is_not_fetched(
    run: Run, repository: Path, tmp_path: Path, name: str, spec: str
) -> None:
    ran = hostile(tmp_path)
    lost(name)
    done = run("diff", spec, "new.yaml")
    assert (done.code, done.out) == (3, b"")
    assert f"respon: {spec}: this partial clone lacks a part of that version, and nothing is fetched" in done.err
    assert "mend: " in done.err
    assert not ran.exists()


def test_a_file_is_refused_by_its_size_before_it_is_read(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("data/z.yaml").open("wb") as file:
        file.truncate(80 << 20)
    commit()
    asked: list[tuple[str, ...]] = []
    ask = reader._Tree.git
    monkeypatch.setattr(reader._Tree, "git", lambda tree, *words: (asked.append(words), ask(tree, *words))[1])
    done = run("diff", "HEAD:data", "new.yaml")
    assert done.code == 3
    assert "HEAD:data/z.yaml: larger than 64 MB" in done.err
    assert "mend: keep bulk data as .jsonl" in done.err
    assert not [words for words in asked if words[1] == "blob" and words[2].endswith("z.yaml")]


def test_all_files_of_a_version_together_have_a_limit(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MAX_TOTAL", 200)
    Path("data/b.jsonl").write_text('{"id": "b", "title": "' + "a" * 200 + '"}\n')
    commit()
    done = run("diff", "HEAD:data", "new.yaml")
    assert done.code == 3
    assert "HEAD:data/b.jsonl: the files of this version together are larger than" in done.err


def test_git_has_so_much_time(run: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow.parent), prepend=os.pathsep)
    monkeypatch.setattr(reader, "SECONDS", 0.2)
    began = time.monotonic()
    done = run("diff", "HEAD:data", "new.yaml")
    assert done.code == 3
    assert "git takes more than 0.2 seconds" in done.err
    assert time.monotonic() - began < 20


def test_a_long_chain_of_includes_is_followed_and_told(run: Run, repository: Path) -> None:
    for number in range(60):
        Path(f"data/c{number}.txt").write_text(f"respon: 1\ninclude: [c{number + 1}.txt]\n")
    Path("data/b.yaml").write_text("respon: 1\ninclude: [c0.txt]\n")
    commit()
    done = run("diff", "HEAD:data", "new.yaml")
    assert done.code == 3
    assert "makes a chain of more than 32 files" in done.err


@pytest.mark.parametrize("spec", ["HEAD\0:data", "HEAD:da\0ta", f"HEAD:{'x' * 5000}", f"{'x' * 5000}:data"])
def test_what_is_no_name_is_told(run: Run, repository: Path, spec: str) -> None:
    done = run("diff", spec, "new.yaml")
    assert (done.code, done.out) == (3, b"")
    assert "mend: " in done.err
    assert len(done.err) < 800
