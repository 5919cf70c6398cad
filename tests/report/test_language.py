"""A report speaks the data's language where nobody asks for another; of English data it says nothing in Chinese."""

import re
import zipfile
from io import BytesIO

import pytest
from support import WORLDS, Run

from respon import i18n
from respon.formats import known
from respon.messages import joined
from respon.report.sections import SECTIONS

CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
SAID = re.compile(r"word/(document|header\d|footer\d|styles)|xl/(sharedStrings|workbook|worksheets)|docProps/.*xml")
"""The parts of a package that hold what is told: a theme names the fonts of all scripts."""

FORMATS = [name for name in known("report") if name != "pdf"]


def text_of(data: bytes, form: str) -> str:
    """All that the file says, whatever it is packed in."""
    if form in ("docx", "xlsx"):
        with zipfile.ZipFile(BytesIO(data)) as package:
            return "".join(package.read(name).decode() for name in package.namelist() if SAID.match(name))
    return data.decode()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sections", [(), ("--sections", "all")])
def test_nothing_chinese_of_english_data(run: Run, form: str, sections: tuple[str, ...]) -> None:
    done = run("report", "-f", form, "-d", WORLDS / "english.yaml", *sections)
    assert (done.code, done.err) == (0, "")
    text = text_of(done.out, form)
    assert "Security" in text
    assert CHINESE.findall(text) == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("locale", "lang", "chinese"),
    [
        (None, None, True),
        ("C.UTF-8", None, True),
        ("en_GB.UTF-8", None, False),
        ("zh_CN.UTF-8", None, True),
        ("zh_CN.UTF-8", "en", False),
    ],
)
def test_the_option_then_the_locale_then_the_data(
    run: Run, monkeypatch: pytest.MonkeyPatch, form: str, locale: str | None, lang: str | None, chinese: bool
) -> None:
    if locale:
        monkeypatch.setenv("LC_ALL", locale)
    words = ["--lang", lang] if lang else []
    text = text_of(run("report", "-f", form, "-d", WORLDS / "small.yaml", *words).out, form)
    if form == "docx" and not lang:
        chinese = True  # a paper has the data's
    assert ("来源" in text) == chinese
    assert ("Sources" in text) != chinese


def test_sections_are_named_in_either_language(run: Run) -> None:
    names = {tuple(words) for words in SECTIONS.items()}
    assert len(names) == len(SECTIONS)
    for key, (chinese, *_) in SECTIONS.items():
        first, second = (
            run("report", "-f", "md", "-d", WORLDS / "small.yaml", "--sections", w) for w in (key, chinese)
        )
        assert first == second
        assert first.code == 0
    assert run("report", "--sections", "总表，表").code == 2
    assert run("report", "--sections", "gaps", "--brief").code == 2


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["甲"], "甲"),
        (["甲", "乙"], "甲、乙"),
        (["A", "甲"], "A、甲"),
        (["A, B", "C"], "A, B; C"),
        (["1", "2"], "1, 2"),
        (["1"], "1"),
    ],
)
def test_lists_are_joined_as_their_language_does(items: list[str], text: str) -> None:
    assert joined(items) == text
    assert i18n.speak(items) == text
