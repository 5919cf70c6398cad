"""The page as text and markup: one file, nothing from outside, the same bytes, its own policy."""

import base64
import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from support import ROOT, WORLDS, Run

from respon.report.html.anchors import OWN, Anchors
from tests.report.html.pages import HOSTILE, written

names = st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=6)


@given(names, names)
def test_every_name_has_one_place_and_its_link_leads_there(agencies: Sequence[str], actions: Sequence[str]) -> None:
    anchors = Anchors(agencies, actions)
    places = [*anchors.agencies.values(), *anchors.actions.values()]
    assert len(set(places)) == len(places)
    assert not set(places) & set(OWN)
    for link, place in zip([*map(anchors.agency, agencies), *map(anchors.action, actions)], places, strict=True):
        assert link[0] == "#"
        assert not re.search(r'[\s"<>`]', link)
        assert unquote(link[1:]) == place
        assert not re.search(r"\s", place)


def test_ordinary_names_are_their_own_places() -> None:
    anchors = Anchors(["市科委", "matrix"], ["专项7", "市科委"])
    assert anchors.agency("市科委") == "#市科委"
    assert anchors.action("专项7") == "#专项7"
    assert anchors.action("市科委") == "#市科委~2"
    assert anchors.agency("matrix") == "#matrix~2"
    assert (anchors.find("agency", "没有"), anchors.find("actions", "专项7")) == ("", "#专项7")


def test_own_places_are_all_named(bundled: Path) -> None:
    tree = html.parse(str(bundled)).getroot()
    anchors = Anchors([], [])
    assert anchors.agencies == {}
    ids = set(tree.xpath("//*[not(self::article)]/@id"))
    assert ids == set(OWN) - {"findings", "h-findings"}


@pytest.mark.parametrize("page", ["bundled", "hostile"])
def test_ids_are_unique_and_links_lead_somewhere_in_the_page(request: pytest.FixtureRequest, page: str) -> None:
    tree = html.parse(str(request.getfixturevalue(page))).getroot()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = tree.xpath("//a/@href")
    assert len(links) > 50
    assert {unquote(link[1:]) for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)
    for place in ("for", "list", "aria-labelledby"):
        assert set(tree.xpath(f"//@{place}")) <= set(ids)


@pytest.mark.parametrize("page", ["bundled", "hostile"])
def test_only_the_pages_own_script_and_style_may_be_used(request: pytest.FixtureRequest, page: str) -> None:
    tree = html.parse(str(request.getfixturevalue(page))).getroot()
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    for element, rule in (("script", "script-src"), ("style", "style-src")):
        (one,) = tree.xpath(f"//{element}")
        digest = base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert tree.xpath("//@style | //@*[starts-with(name(), 'on')]") == []
    assert tree.xpath("//img | //iframe | //object | //embed | //base | //*[@src]") == []
    assert tree.xpath("//link/@href") == ["data:,"]
    # The policy comes before anything that it must govern.
    order = [e.tag for e in tree.find("head")]
    assert order.index("meta") < order.index("style")


def test_the_policy_allows_the_script_and_style_as_they_are_written_out(run: Run) -> None:
    """What leaves is made harmless: a line of the style that began as a runner's command would be changed."""
    tree = html.fromstring(run("report", "-f", "html").text)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for element in ("script", "style"):
        (one,) = tree.xpath(f"//{element}")
        assert base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode() in policy


def test_hostile_names_are_text(hostile: Path) -> None:
    tree = html.parse(str(hostile)).getroot()
    assert sorted(tree.xpath("//table[contains(@class, 'loads')]//tbody//th/a/text()")) == sorted(HOSTILE)
    assert len(tree.xpath("//script")) == 1
    assert "49" not in tree.xpath("string(//article[@class='sheet'][.//a[contains(., '7 * 7')]]/h3)")


def test_addresses_of_documents_are_links_only_where_they_are_of_the_web(tmp_path: Path) -> None:
    data = tmp_path / "data.yaml"
    data.write_text(
        "respon: 1\ndocuments:\n  - {id: 甲, title: 甲, url: 'https://example.org/a?b=1&c=\"2'}\n"
        "  - {id: 乙, title: 乙, url: 'JavaScript:alert(1)'}\n"
        "actions:\n  - {id: 事1, title: 某事, document: 甲, lead: [某局]}\n"
        "agencies:\n  - {name: 某局}\n",
        encoding="utf-8",
    )
    tree = html.parse(str(written(tmp_path / "page.html", str(data)))).getroot()
    (link,) = tree.xpath("//section[@id='sources']//a")
    assert (link.get("href"), link.get("rel")) == ('https://example.org/a?b=1&c="2', "noreferrer")


def test_the_same_data_gives_the_same_bytes_anywhere(spawn: Run, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    (copy / "small.yaml").write_bytes((WORLDS / "small.yaml").read_bytes())
    first = spawn("report", "-f", "html", "-d", WORLDS / "small.yaml", PYTHONHASHSEED="1", TZ="UTC")
    second = spawn("report", "-f", "html", "-d", copy / "small.yaml", PYTHONHASHSEED="2", TZ="Asia/Shanghai")
    assert first == second
    assert (first.code, first.err) == (0, "")
    assert str(ROOT).encode() not in first.out


def test_in_a_bare_container_chinese_comes_out_right(spawn: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    bare = {name: None for name in os.environ if name.startswith("LC_") or name in ("LANGUAGE", "HOME", "TERM")}
    done = spawn("report", "-o", page, LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", **bare)
    assert (done.code, done.out, done.err) == (0, b"", "")
    text = page.read_text(encoding="utf-8")
    assert "市经济信息化委" in text
    assert '<html lang="zh-CN">' in text  # nobody asks for a language: the data's


def test_the_day_is_told_only_if_the_caller_names_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    undated = run("report", "-f", "html", "--lang", "en").text
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = run("report", "-f", "html", "--lang", "en").text
    assert "· 2023-11-14" in dated
    assert html.fromstring(undated).xpath("string(//p[@class='kicker'])") == "Responsibilities"


def test_findings_have_their_section_and_the_registrys_only_if_asked_for(run: Run) -> None:
    told = [row for row in run("check", "-d", WORLDS / "small.yaml", "-f", "json").rows if row["rule"] != "due-passed"]
    for words, wanted in (([], [row for row in told if row["action"]]), (["--sections", "检查结果"], told)):
        tree = html.fromstring(run("report", "-f", "html", "-d", WORLDS / "small.yaml", *words).text)
        rows = tree.xpath("//section[@id='findings']//tbody/tr")
        assert [row.xpath("string(*[1])") for row in rows] == [row["rule"] for row in wanted]
    assert len([row for row in told if row["action"]]) < len(told)


@pytest.mark.parametrize("sections", ["matrix", "network,gaps", "actions", "sheets", "--brief"])
def test_sections_left_out_leave_no_link_to_them(run: Run, sections: str) -> None:
    words = [sections] if sections.startswith("--") else ["--sections", sections]
    tree = html.fromstring(run("report", "-f", "html", "-d", WORLDS / "small.yaml", *words).text)
    ids = tree.xpath("//@id")
    assert {unquote(link[1:]) for link in tree.xpath("//a/@href")} <= set(ids)
    wanted = {"actions", "gaps", "sources"} if words == ["--brief"] else set(sections.split(","))
    assert {section.get("id") for section in tree.xpath("//main/section")} == wanted


def test_reforms_and_what_they_leave_open_are_shown(run: Run) -> None:
    text = run("report", "-f", "html", "-d", WORLDS / "reformed.yaml", "--as-of", "2033", "--lang", "en").text
    tree = html.fromstring(text)
    assert "as of 2033" in tree.xpath("string(//p[@class='kicker'])")
    open_rows = run("gaps", "-d", WORLDS / "reformed.yaml", "--as-of", "2033", "--only", "to-be-settled", "-f", "json")
    for row in open_rows.rows:
        assert "?" in tree.xpath("string(//article[.//h3/a=$id]//div[@class='who'])", id=row["action"])
