"""The page in a real browser: search, filter, links, keys, print; and nothing in the data runs."""

import io
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pdfplumber
import pytest

import respon
from tests.report.html.pages import HOSTILE, Watched, written

TEXTS = [
    *(".kicker", ".issue", "small", "nav a", "label span", "output", "caption", "thead th", ".quiet", ".zero"),
    *(".role.lead", ".role.co", ".role.support", ".role.oversee", "td.lead", "td.co", ".matrix tbody th span"),
    *(".clause", ".from", ".topics li", ".warn", ".node text"),
]
CONTRAST = """names => {
  const light = c => c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  const sum = c => { const [r, g, b] = light(c); return .2126 * r + .7152 * g + .0722 * b }
  const parse = text => text.match(/[\\d.]+/g).map(Number)
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor)
      if (c.length < 4 || c[3]) return c.slice(0, 3)
    }
    return [255, 255, 255]
  }
  return names.map(name => document.querySelector(name)).filter(Boolean).map(e => {
    const [a, b] = [sum(parse(getComputedStyle(e).color).slice(0, 3)), sum(ground(e))]
    return [e.className || e.tagName, (Math.max(a, b) + .05) / (Math.min(a, b) + .05)]
  })
}"""


def shown(page: Any, selector: str) -> list[str]:
    """The texts of the elements that are to be seen."""
    texts: list[str] = page.locator(selector).evaluate_all(
        "all => all.filter(each => each.getClientRects().length).map(each => each.textContent.trim())"
    )
    return texts


def settle(page: Any) -> None:
    page.wait_for_timeout(150)  # longer than the search waits for the next key


def test_search_leaves_the_actions_that_have_all_words(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    page.fill("#q", "金融 移动")
    settle(page)
    assert shown(page, ".action h3") == ["专项7 互联网+金融"]
    assert page.inner_text("#count").startswith("1 of 29 actions")
    rows = shown(page, ".matrix tbody th")
    assert [row.split()[0] for row in rows] == ["专项7"]
    page.fill("#q", "没有这样的词")
    settle(page)
    assert shown(page, ".action") == []
    assert "Nothing here meets the filter." in shown(page, "#actions .none")
    page.fill("#q", "")
    settle(page)
    assert len(shown(page, ".action")) == 29
    assert shown(page, "#actions .none") == []


def test_filters_by_agency_role_document_and_topic_agree_with_the_graph(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    graph = respon.Graph(respon.load())
    duties = graph.duties("市科委")
    page.select_option("#agency", label="市科委")
    assert [h.split()[0] for h in shown(page, ".action h3")] == [duty.action.id for duty in duties]
    assert [h.split()[0] for h in shown(page, ".sheet h3")] == ["市科委"]
    page.select_option("#role", "lead")
    led = [duty.action.id for duty in duties if duty.given.role == "lead"]
    assert [h.split()[0] for h in shown(page, ".action h3")] == led
    assert len(shown(page, ".sheet .duties tbody tr")) == len(led)
    page.click("#clear")
    settle(page)
    assert len(shown(page, ".action")) == 29
    page.select_option("#document", label="沪府发〔2016〕9号")
    assert len(shown(page, ".action")) == 29
    page.fill("#topic", "移动支付")
    settle(page)
    wanted = [a.id for a in graph.plan.actions if "移动支付" in a.topics]
    assert [h.split()[0] for h in shown(page, ".action h3")] == wanted


def test_the_matrix_keeps_the_columns_of_who_has_a_part(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    page.fill("#q", "专项14")
    settle(page)
    plan = respon.load()
    action = plan.action("专项14")
    assert action is not None
    assert set(shown(page, ".matrix thead th[data-c]")) == set(plan.owner_names(action))


def test_hovering_and_focusing_an_agency_lights_its_partners(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    graph = respon.Graph(respon.load())
    partners = {p.a if p.b == "市农委" else p.b for p in graph.pairs() if "市农委" in (p.a, p.b)}
    node = page.locator(".node", has_text="市农委")
    for act in (node.hover, node.focus):
        act()
        lit = page.locator(".node.lit text").all_text_contents()
        assert set(lit) == partners
        assert page.locator(".node.from text").all_text_contents() == ["市农委"]
        page.mouse.move(1, 1)
        page.locator("#q").focus()
        assert page.locator(".node.lit").count() == 0


def test_a_click_on_an_agency_opens_its_sheet(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    page.locator(".node", has_text="市科委").click()
    assert page.evaluate("decodeURIComponent(location.hash)") == "#市科委"
    assert page.evaluate("document.activeElement.id") == "市科委"
    top = page.locator(".sheet:target").bounding_box()["y"]
    assert 0 <= top < 400


@pytest.mark.parametrize("name", ["市科委", "专项7"])
@pytest.mark.parametrize("write", [str, quote])
def test_deep_links(watched: Watched, bundled: Path, name: str, write: Any) -> None:
    page = watched.open(bundled, f"#{write(name)}")
    assert page.evaluate("document.activeElement.id") == name
    assert page.locator(":target").bounding_box()["y"] < 400


def test_a_deep_link_to_what_the_filter_hides_clears_the_filter(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    page.fill("#q", "专项7")
    settle(page)
    page.evaluate("location.hash = '专项1'")
    settle(page)
    assert page.input_value("#q") == ""
    assert page.evaluate("document.activeElement.id") == "专项1"


def test_the_matrix_heads_stay_in_sight(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled, "#matrix")
    page.set_viewport_size({"width": 900, "height": 500})
    page.evaluate("document.querySelector('.grid').scrollTo(400, 300)")
    frame = page.locator(".grid").bounding_box()
    head = page.locator(".matrix thead th.corner").bounding_box()
    row = page.locator(".matrix tbody tr:nth-child(20) th").bounding_box()
    assert abs(head["y"] - frame["y"]) < 3
    assert abs(row["x"] - frame["x"]) < 3


def test_keys_alone_suffice(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.locator(".node").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "sheet"


def test_a_link_does_not_take_back_the_focus_later(watched: Watched, bundled: Path) -> None:
    """The page hears of a link after the browser has followed it; the reader may be elsewhere by then."""
    page = watched.open(bundled)
    page.evaluate("location.hash = 'main'; document.getElementById('q').focus()")
    settle(page)
    assert page.evaluate("document.activeElement.id") == "q"


def test_what_a_screen_reader_gets(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    for role, name in (("navigation", "Sections"), ("search", "Search and filter"), ("main", "")):
        assert page.get_by_role(role, name=name).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    for table in page.locator("table").all():
        assert table.locator("caption").text_content()
        assert table.locator("thead th:not([scope=col])").count() == 0
    assert page.get_attribute("#count", "aria-live") == "polite"
    assert page.get_by_role("link", name="市科委: 11 actions").count() == 1


def test_print_opens_everything_and_drops_the_tools(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    printed = page.pdf(prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        text = "".join(p.extract_text() for p in pdf.pages)
        assert abs(pdf.pages[0].width - 842) < 2  # A4 landscape, in points
        assert abs(pdf.pages[0].height - 595) < 2
    assert "专项21" in text
    assert "Betweenness" in text
    assert "words, all of them" not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(chromium: Any, bundled: Path, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text; measured on what the page really shows."""
    seen = Watched(chromium, color_scheme=scheme)
    page = seen.open(bundled)
    ratios = page.evaluate(CONTRAST, TEXTS)
    assert [pair for pair in ratios if pair[1] < 4.5] == []
    assert len(ratios) > 14
    seen.done()


def test_nothing_is_wider_than_a_telephone(chromium: Any, bundled: Path) -> None:
    seen = Watched(chromium)
    seen.page.set_viewport_size({"width": 360, "height": 740})
    page = seen.open(bundled)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    seen.done()


def test_without_script_the_page_is_whole(chromium: Any, bundled: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(bundled.as_uri() + "#市科委")
    assert page.locator(".action").count() == 29
    assert page.locator("#filter").is_hidden()
    assert page.locator("#fit").is_hidden()
    assert page.locator(".sheet:target h3").inner_text().startswith("市科委")
    context.close()


def test_hostile_data_does_not_run(watched: Watched, hostile: Path) -> None:
    page = watched.open(hostile)
    for node in page.locator(".node").all():
        node.hover(force=True)
    for link in page.locator("a").all()[:200]:
        link.dispatch_event("click")
        link.dispatch_event("mouseover")
    for name in HOSTILE[:6]:
        page.fill("#q", name)
        settle(page)
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("img, iframe, object, embed, base, link:not([rel=icon])").count() == 0


def test_every_name_has_its_place(watched: Watched, hostile: Path) -> None:
    page = watched.open(hostile)
    names = page.locator(".loads tbody th").all_text_contents()
    assert sorted(names) == sorted(HOSTILE)
    for at, name in enumerate(names):
        page.locator(".loads tbody th a").nth(at).click()
        page.wait_for_function("document.activeElement.className === 'sheet'")
        assert page.evaluate("document.activeElement.querySelector('h3 a').textContent") == name
        page.evaluate("document.activeElement.blur()")


def test_chinese(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(written(tmp_path / "zh.html", lang="zh"))
    assert page.get_attribute("html", "lang") == "zh-CN"
    page.fill("#q", "金融")
    settle(page)
    assert page.inner_text("#count").startswith("事项 2/29")


def test_no_two_boxes_of_the_picture_overlap_on_the_screen(watched: Watched, bundled: Path) -> None:
    page = watched.open(bundled)
    boxes = page.locator(".node rect").evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")
    texts = page.locator(".node text").evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")
    for box, text in zip(boxes, texts, strict=True):
        assert box["left"] < text["left"] < text["right"] < box["right"]
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert a["right"] < b["left"] or b["right"] < a["left"] or a["bottom"] < b["top"] or b["bottom"] < a["top"]
