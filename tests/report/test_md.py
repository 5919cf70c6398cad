"""The summary in Markdown, read by markdown-it, within what a CI job may show."""

from typing import Any

import pytest
from lxml import html
from markdown_it import MarkdownIt
from support import ROOT, WORLDS, Run

import respon
from respon import i18n
from respon.query.gaps import gaps
from respon.report import md, write
from respon.report.content import Report


def read(text: str) -> Any:
    """The summary as GitHub shows it: tables, HTML as HTML."""
    return html.fromstring(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


def test_figures_gaps_and_the_first_ten(run: Run) -> None:
    for words in ([], ["-d", str(ROOT / "data")], ["--lang", "zh"]):
        done = run("report", "--lang", "en", *words)
        assert (done.code, done.err) == (0, "")
        assert done.text.count("\n") < 120
        tree = read(done.text)
        titles = tree.xpath("//h2/text()")
        assert len(titles) == 4
        assert all(len(table.xpath("./tbody/tr")) <= 10 for table in tree.xpath("//table"))
    graph = respon.Graph(respon.load(str(ROOT / "data")))
    actions = {row.action for row in gaps(graph).rows}
    assert f"| **{len(actions)}** | Actions with a gap |" in run("report", "-d", ROOT / "data", "--lang", "en").text


def test_all_tables_and_sheets(run: Run) -> None:
    done = run("report", "--lang", "en", "--sections", "all")
    assert (done.code, done.err) == (0, "")
    tree = read(done.text)
    assert tree.xpath("string(//h1)") == "上海市推进“互联网+”行动实施意见"
    figures = {row.xpath("string(td[2])"): row.xpath("string(td[1])") for row in tree.xpath("//table[1]/tbody/tr")}
    assert (figures["Actions"], figures["Assignments"], figures["Agencies named"]) == ("29", "116", "40")
    graph = respon.Graph(respon.load())
    assert len(tree.xpath("//details")) == 40
    summary = tree.xpath("//details/summary/text()")[0]
    assert summary == f"市经济信息化委 · {len(graph.duties('市经济信息化委'))}"
    (drawn,) = tree.xpath("//code[@class='language-mermaid']")
    assert drawn.text.count("---|") == md.MOST_LINKS
    assert len(done.out) < 1 << 20


def test_what_is_long_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.use("en")
    monkeypatch.setattr(md, "ROOM", 30_000)
    monkeypatch.setattr(md, "MOST_ROWS", 10)
    report = Report(respon.Graph(respon.load()), chosen=True)
    data = b"".join(write(report, "md", lambda _: None))
    assert len(data) < 31_000
    text = data.decode()
    assert "… and 30 more" in text  # of 40 agencies
    folded = text.count("<details>")
    assert 0 < folded < 40
    assert text.endswith(f"… and {40 - folded} more\n")


def test_hostile_names_stay_text(run: Run) -> None:
    tree = read(run("report", "-f", "md", "-d", WORLDS / "hostile.yaml", "--sections", "all").text)
    assert tree.xpath("//script | //a | //img | //b[text()='甲局'] | //em") == []
    assert "<b>甲局</b> · 1" in tree.xpath("//summary/text()")
