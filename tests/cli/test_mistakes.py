"""Every mistake is told in English and in Chinese: its exit code, the place, what is wrong and how to mend it."""

import re
from pathlib import Path

import pytest
from mistakes import MISTAKES, Mistake
from support import Run

from respon.check import RULES
from respon.cli import COMMANDS
from respon.cli.answers import ANSWERS, shapes
from respon.cli.defaults import defaults
from respon.formats import FORMATS
from respon.role import ROLES

GOLDEN = Path(__file__).with_name("mistakes.txt")
"""What is told of each, in both languages; `--update-golden` writes it anew, to be read through."""

CHINESE = re.compile("[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
WORD = re.compile("[A-Za-z]+")
QUOTED = re.compile(r"`[^`]*`|“[^”]*”|'[^']*'|\"[^\"]*\"|\[[^\]]*\]|\{[^}]*\}")
"""What is quoted of the data or the command line, or to be written there."""

FORMAL = re.compile(r"[#0]x[0-9a-f]+|--?[a-z][\w-]*(?:=\S+)?|\S*[./\\:]\S*|[A-Z][A-Z0-9_-]+")
"""Options, names of files and places, variables of the environment and names in capitals: UTF-8, JSON, YAML."""

KEYS = {column.key for answer in ANSWERS for _, columns in shapes(answer) for column in columns}
NAMES = {
    *("respon", "git", "Word", "WPS", "Excel", "pdf", "docx", "libreoffice", "headless", "convert", "to", "ofd", "zip"),
    *("ocrmypdf", "chi", "sim", "include", "Lines", "severity", "equal", "first", "leads", "auto", "always", "never"),
    *(word for name in (*KEYS, *FORMATS, *COMMANDS, *ANSWERS, *RULES, *ROLES) for word in WORD.findall(name)),
}
"""Words of programs and keys of the format, which are the same in every language."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    defaults.cache_clear()
    return tmp_path


def told(mistake: Mistake, language: str, run: Run, desk: Path) -> list[str]:
    """Return the lines on stderr, after the checks that are the same in every language."""
    for name, data in mistake.files.items():
        (desk / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    defaults.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RESPON_LANG", language)
        done = run(*mistake.typed.split())
    defaults.cache_clear()
    assert (done.code, done.out) == (mistake.code, b""), done.err
    lines = done.err.replace(f"{desk}/", "").splitlines()
    assert len(lines) == 2, "what is wrong, and the mend"
    assert lines[0].startswith(f"respon: {mistake.place}" if mistake.place else "respon: ")
    mend = {"en": "  mend: ", "zh": "  改法："}[language]
    assert lines[1].startswith(mend)
    assert lines[1] != mend
    return [lines[0].removeprefix("respon: ").removeprefix(f"{mistake.place}: "), lines[1].removeprefix(mend)]


def data_of(mistake: Mistake) -> str:
    """Return all that a message may quote of what was typed and of the files."""
    files = [data.decode("utf-8", "replace") if isinstance(data, bytes) else data for data in mistake.files.values()]
    return " ".join([mistake.typed, *mistake.files, *files])


def english_words(line: str, mistake: Mistake) -> list[str]:
    """Return the words of a Chinese line that are neither quoted, nor names of the format, nor of the data."""
    bare = FORMAL.sub(" ", QUOTED.sub(" ", line))
    known = NAMES | set(WORD.findall(data_of(mistake)))
    return [word for word in WORD.findall(bare) if word not in known and len(word) > 1]


@pytest.mark.parametrize("name", MISTAKES)
def test_in_english_nothing_is_chinese_but_data(name: str, run: Run, desk: Path) -> None:
    mistake = MISTAKES[name]
    for line in told(mistake, "en", run, desk):
        bare = QUOTED.sub(" ", line)
        names = re.split(r"[、,，: ?;()]+", bare)
        chinese = [part for part in names if CHINESE.search(part) and part not in data_of(mistake)]
        assert [part for part in chinese if not is_of_the_plan(part)] == []


@pytest.mark.parametrize("name", MISTAKES)
def test_in_chinese_nothing_is_english_but_names(name: str, run: Run, desk: Path) -> None:
    mistake = MISTAKES[name]
    lines = told(mistake, "zh", run, desk)
    assert [word for line in lines for word in english_words(line, mistake)] == []
    assert all(map(CHINESE.search, lines))


def is_of_the_plan(part: str) -> bool:
    """Tell if a word is a name, an id or a number of the bundled plan."""
    from respon.sources.whole import read

    plan = read()
    known = [*plan.agencies, *plan.documents, *plan.by_id, *(action.title for action in plan.actions)]
    return any(part in name for name in known)


def test_what_is_told_is_as_it_was_read_through(run: Run, desk: Path, request: pytest.FixtureRequest) -> None:
    blocks = []
    for name, mistake in MISTAKES.items():
        for path in desk.iterdir():
            path.unlink()
        lines = [line for language in ("en", "zh") for line in told(mistake, language, run, desk)]
        head = f"## {name}: {mistake.typed}" + (f" → {mistake.place}" if mistake.place else "")
        blocks.append("\n".join([head, *lines]))
    found = "\n\n".join(blocks) + "\n"
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_there_are_sixty_of_them() -> None:
    assert len(MISTAKES) >= 60


def test_an_english_word_in_a_chinese_line_is_seen() -> None:
    assert english_words("`id` 应为文字, not a number", Mistake("gaps")) == ["not", "number"]
    assert english_words("无法读取：Permission denied", Mistake("gaps")) == ["Permission", "denied"]
