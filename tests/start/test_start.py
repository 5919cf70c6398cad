"""`respon init`: a start in the user's language, right as it stands; it answers every query and overwrites nothing."""

import json
import os
from pathlib import Path

import jsonschema
import pytest
from support import ROOT, Run

import respon
from respon.i18n import LANGUAGES
from respon.schema import schema
from respon.sources import yaml
from respon.start import NAMES

ALL = {*NAMES, "respon.schema.json"}
QUERIES = [
    "agencies",
    "actions",
    "duties --all",
    "duties {0}",
    "show {0}",
    "show {1}",
    "co-owners {0}",
    "overlaps",
    "overlaps {0}",
    "matrix",
    "gaps",
    "network",
    "lineage {0}",
    "duties --all --as-of 2031",
    "reform-effect {2}",
    "export -f dot",
    "report -f md",
]


@pytest.fixture(params=LANGUAGES)
def begun(request: pytest.FixtureRequest, run: Run, tmp_path: Path) -> Path:
    """A start, in each language."""
    folder = tmp_path / "a" / "b"
    done = run("init", folder, "--lang", request.param)
    assert done.code == 0
    assert done.text.splitlines() == [str(folder / name) for name in (*NAMES, "respon.schema.json")]
    assert f"respon check -d {folder}" in done.err
    return folder


def test_it_writes_these_files_and_no_other(begun: Path) -> None:
    assert {path.name for path in begun.iterdir()} == ALL
    assert {path.name for path in begun.parents[1].rglob("*") if path.is_file()} == ALL


def test_it_passes_check(begun: Path, run: Run) -> None:
    done = run("check", "-d", begun, "--fail-on", "warning", "-f", "json")
    assert (done.code, {row["severity"] for row in done.rows} - {"info"}) == (0, set())
    assert run("check", "-d", begun).code == 0


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_answers(begun: Path, run: Run, query: str, tmp_path: Path) -> None:
    plan = respon.load(str(begun))
    name, successor = plan.actions[0].lead[0], plan.actions[0].support[0]
    planned = tmp_path / "planned.yaml"
    planned.write_text(
        f"respon: 1\nreforms: [{{change: merge, date: 2031-01, from: [{name}], to: [{successor}]}}]\n", encoding="utf-8"
    )
    words = [word.format(name, plan.actions[0].id, planned) for word in query.split()]
    done = run(*words, "-d", begun)
    assert (done.code, bool(done.out)) == (0, True), done.err


def test_it_shows_what_the_format_has(begun: Path) -> None:
    """A stated list and a bare one, an alias, a signboard of a time, a recalled fact, a reform: each once at least."""
    plan = respon.load(str(begun))
    stated = {given.stated for action in plan.actions for given in plan.assignments(action)}
    assert stated == {True, False}
    agencies = plan.agencies.values()
    assert all(
        any(getattr(a, key) for a in agencies) for key in ("full_name", "aliases", "signboards", "periods", "facts")
    )
    assert len(plan.reforms) == 1


def test_its_schema_is_beside_it_and_judges_it(begun: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads((begun / "respon.schema.json").read_text(encoding="utf-8")))
    assert (begun / "respon.schema.json").read_text(encoding="utf-8") == schema()
    for name in NAMES[:2]:
        data = (begun / name).read_bytes()
        assert data.decode().startswith("# yaml-language-server: $schema=respon.schema.json\n")
        assert list(validator.iter_errors(yaml.load(data, name)[0])) == []


def test_the_language_is_the_users(spawn: Run, tmp_path: Path) -> None:
    spawn("init", tmp_path / "zh", LC_ALL="zh_CN.UTF-8")
    spawn("init", tmp_path / "en", LC_ALL="en_GB.UTF-8")
    texts = {name: (tmp_path / name / NAMES[0]).read_text(encoding="utf-8") for name in LANGUAGES}
    assert "事项" in texts["zh"]
    assert texts["en"].isascii()


@pytest.mark.parametrize("taken", sorted(ALL))
def test_nothing_is_overwritten(run: Run, tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("mine", encoding="utf-8")
    done = run("init", tmp_path, "--lang", "zh")
    assert (done.code, done.out) == (3, b"")
    assert f"已有{taken}，什么也没有写" in done.err
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [(taken, "mine")]


def test_a_link_to_nowhere_is_not_written_through(run: Run, tmp_path: Path) -> None:
    (tmp_path / "actions.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert run("init", tmp_path).code == 3
    assert not (tmp_path / "elsewhere.yaml").exists()


@pytest.mark.parametrize("fails_at", [1, 2, 4])
def test_all_or_none(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
    calls = iter(range(1, 9))
    whole = os.fsync

    def full(handle: int) -> None:
        if next(calls) == fails_at:
            raise OSError(28, "No space left on device")
        whole(handle)

    monkeypatch.setattr(os, "fsync", full)
    done = run("init", tmp_path / "new" / "folder")
    assert (done.code, done.out) == (3, b"")
    assert "can't write" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "x", "a\0b", "x" * 300):
        done = run("init", folder)
        assert (done.code, done.out) == (3, b"")
        assert "mend:" in done.err


def test_beside_other_data_the_file_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("a: 1\n", encoding="utf-8")
    done = run("init", tmp_path)
    assert f"respon check -d {tmp_path / 'actions.yaml'}" in done.err
    assert run("check", "-d", tmp_path / "actions.yaml").code == 0


def test_the_templates_say_nothing_of_other_commands_than_there_are(run: Run) -> None:
    for path in (ROOT / "respon/start").rglob("*.yaml"):
        said = [
            line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#   respon ")
        ]
        assert said
        for words in said:
            assert run(words[2], "--help").code == 0, path
