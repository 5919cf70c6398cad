"""The page in a real browser: what the search finds and marks, what stands in the address, tables sorted and taken."""

import csv
import io
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree
from support import WORLDS, Run

import respon
from respon.names import pinyin
from tests.report.html.pages import Watched, written
from tests.report.html.test_browser import settle, shown

SHAPE = "all => all.map(each => [each.textContent.trim(), each.getBoundingClientRect().height])"


def search(page: Any, words: str) -> list[str]:
    """Search, and return the actions that are left."""
    page.fill("#q", words)
    settle(page)
    return [heading.split()[0] for heading in shown(page, ".action h3")]


def marked(page: Any) -> list[str]:
    """The texts that the browser marks."""
    texts: list[str] = page.evaluate("[...CSS.highlights.get('hit')].map(String)")
    return texts


@pytest.mark.parametrize(
    ("written_form", "agency"),
    [
        ("经信委", "市经济信息化委"),
        ("市经济和信息化委员会", "市经济信息化委"),
        ("經濟信息化", "市经济信息化委"),
        ("市經信委", "市经济信息化委"),
        ("Economy and Informatization", "市经济信息化委"),
        ("sjxw", "市经济信息化委"),
        ("jxw", "市经济信息化委"),
        ("市外国专家局", "市人力资源社会保障局"),  # until 2018
        ("上海市科学技术委员会", "市科委"),
    ],
)
def test_every_written_form_finds_its_agency(watched: Watched, bundled: Path, written_form: str, agency: str) -> None:
    if written_form.isascii() and written_form.islower() and not pinyin.available():
        pytest.skip("no pypinyin: pip install 'respon[pinyin]'")
    page = watched.open(bundled)
    found = search(page, written_form)
    duties = [duty.action.id for duty in respon.Graph(respon.load()).duties(agency)]
    assert set(duties) <= set(found)
    assert [heading.split()[0] for heading in shown(page, ".sheet h3")] == [agency]
    assert shown(page, ".loads tbody th") == [agency]
    assert agency in marked(page)


def test_hits_are_marked_where_they_stand_and_nowhere_else(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    assert marked(page) == []
    search(page, "支付")
    assert set(marked(page)) == {"支付"}
    seen = page.evaluate(
        "[...CSS.highlights.get('hit')].every(r => r.startContainer.parentElement.getClientRects().length)"
    )
    assert seen
    search(page, "金融 ＡＮＤ")
    assert "金融" not in marked(page) or shown(page, ".action")
    search(page, "")
    assert marked(page) == []


def test_traditional_and_full_width_letters_find_the_same(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    assert search(page, "電子商務") == search(page, "电子商务") != []
    assert search(page, "专项１４") == ["专项14"]


def test_enter_leads_to_the_first_hit(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    page.fill("#q", "智慧")
    page.keyboard.press("Enter")
    first = shown(page, ".action h3")[0].split()[0]
    assert page.evaluate("document.activeElement.id") == first
    assert page.locator(f"[id='{first}']").bounding_box()["y"] < 500


def has_address(page: Any, query: dict[str, list[str]]) -> None:
    """Fail unless the page's address soon has this query: its driver hears of it some time after the page."""
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == query, wait_until="commit")


def test_the_filter_and_the_order_stand_in_the_address(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    page.fill("#q", "互联网")
    page.select_option("#agency", label="市科委")
    page.select_option("#role", "lead")
    page.locator("#agencies th button", has_text="Agency").click()
    settle(page)
    left = shown(page, ".action h3")
    assert 0 < len(left) < 29
    has_address(page, {"q": ["互联网"], "agency": ["市科委"], "role": ["lead"], "sort-agencies": ["1"]})
    order = page.locator("#agencies tbody th").all_text_contents()
    page.goto(page.url)
    settle(page)
    assert shown(page, ".action h3") == left
    assert (page.input_value("#q"), page.input_value("#role")) == ("互联网", "lead")
    assert page.locator("#agencies tbody th").all_text_contents() == order
    page.click("#clear")
    has_address(page, {"sort-agencies": ["1"]})


def test_an_address_of_odd_words_does_no_harm(watched: Watched, hostile: Path) -> None:
    page = watched.open(hostile, "?q=%3Cb%3E&agency=nobody&role=%22&sort-agencies=99&sort-%22%5D=1&document=%5D#main")
    assert page.input_value("#q") == "<b>"
    assert page.input_value("#agency") == ""


def test_tables_are_sorted_by_a_press_on_a_heading(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    total = page.locator("#agencies thead th.number").last
    cells = page.locator("#agencies tbody td.total")
    before = [int(text) for text in cells.all_text_contents()]
    total.locator("button").press("Enter")
    assert total.get_attribute("aria-sort") == "descending"
    assert [int(text) for text in cells.all_text_contents()] == sorted(before, reverse=True)
    total.locator("button").click()
    assert total.get_attribute("aria-sort") == "ascending"
    assert [int(text) for text in cells.all_text_contents()] == sorted(before)
    names = page.locator("#overlaps tbody th")
    page.locator("#overlaps thead button").first.press("Enter")
    told = names.all_text_contents()
    order = "new Intl.Collator('zh-CN', {numeric: true})"
    assert page.evaluate(f"names => names.every((n, i) => !i || {order}.compare(names[i - 1], n) <= 0)", told)


def taken(page: Any, section: str, kind: str) -> tuple[str, str]:
    """Press a section's button and return the file's name and text."""
    with page.expect_download() as coming:
        page.locator(f"#{section} button[data-take='{kind}']").click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes().decode()


def test_what_is_shown_of_a_section_is_taken_along_as_csv(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    name, text = taken(page, "agencies", "csv")
    assert name == "Agencies.csv"
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert rows[0][0] == "Agency"
    assert len(rows) == 41
    assert {len(row) for row in rows} == {len(rows[0])}
    page.fill("#q", "专项14")
    settle(page)
    rows = list(csv.DictReader(io.StringIO(taken(page, "actions", "csv")[1][1:])))
    plan = respon.load()
    action = plan.action("专项14")
    assert action is not None
    assert [row["Action"] for row in rows] == ["专项14"]
    assert rows[0]["Title"] == action.title
    assert [rows[0]["lead"], *rows[0]["co"].split("、")] == list(plan.owner_names(action))
    matrix = list(csv.reader(io.StringIO(taken(page, "matrix", "csv")[1][1:])))
    assert set(matrix[0][1:]) == set(plan.owner_names(action))
    assert len(matrix) == 2


def test_the_network_is_taken_along_as_svg(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    name, text = taken(page, "network", "svg")
    assert name == "Network.svg"
    root = etree.fromstring(text.encode())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert words[0].startswith("上海市推进")
    assert {"市科委", "市经济信息化委"} <= set(words)
    assert "沪府发〔2016〕9号" in words[-1]
    assert all(box.get("fill") for box in root.iter("{http://www.w3.org/2000/svg}rect"))
    assert "var(" not in text


def test_what_a_spreadsheet_would_run_is_disarmed(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(written(tmp_path / "h.html", str(WORLDS / "hostile.yaml")))
    rows = list(csv.reader(io.StringIO(taken(page, "actions", "csv")[1][1:])))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@") and not cell.lstrip("+-").isdigit()]
    assert any(cell.startswith("'=") for cell in cells)


def test_the_filter_fades_lines_too(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    page.select_option("#agency", label="市农委")
    settle(page)
    off = set(
        page.locator(".node.off").evaluate_all(
            "all => all.map(e => [...document.querySelectorAll('.node')].indexOf(e))"
        )
    )
    lines = page.locator(".edges line").evaluate_all(
        "all => all.map(e => [+e.dataset.a, +e.dataset.b, +getComputedStyle(e).strokeOpacity])"
    )
    assert 0 < len(off) < 40
    page.wait_for_timeout(200)
    lines = page.locator(".edges line").evaluate_all(
        "all => all.map(e => [+e.dataset.a, +e.dataset.b, +getComputedStyle(e).strokeOpacity])"
    )
    for a, b, opacity in lines:
        assert (opacity < 0.1) == bool({a, b} & off), (a, b, opacity)


def test_agencies_can_be_read_on_a_telephone(chromium: Any, bundled: Path) -> None:
    seen = Watched(chromium)
    seen.page.set_viewport_size({"width": 390, "height": 844})
    page = seen.open(bundled)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    rows = page.locator("#agencies tbody tr").evaluate_all(SHAPE)
    assert max(height for _, height in rows) <= 60
    frame = page.locator("#agencies .scroll")
    assert frame.evaluate("e => e.scrollWidth - e.clientWidth") <= 1
    assert page.locator("#agencies tbody td.total").first.is_visible()
    seen.done()


def test_a_picture_follows_the_readers_screen(run: Run, chromium: Any, tmp_path: Path) -> None:
    file = tmp_path / "m.svg"
    assert run("matrix", "-d", WORLDS / "small.yaml", "-o", file).code == 0
    seen = []
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme)
        page.goto(file.as_uri())
        seen.append(page.evaluate("getComputedStyle(document.querySelector('rect.f-paper')).fill"))
        page.close()
    assert seen == ["rgb(255, 255, 255)", "rgb(18, 22, 27)"]
