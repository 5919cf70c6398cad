"""Pictures: what stands in them, that it can be seen, and that any machine and any data gets one."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from support import WORLDS, Run

import respon
from respon.graph.picture import picture
from respon.render.drawn import lettering
from respon.render.drawn.canvas import Canvas
from respon.render.drawn.lettering import Lettering
from respon.render.drawn.mounted import wrapped
from respon.render.palette import BASE, LIGHT

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = (["network"], ["network", "潮汐办"], ["matrix"], ["agencies", "--chart"], ["agencies"])
SMALL = ("-d", str(WORLDS / "small.yaml"))


def told(root: Any) -> list[str]:
    """Every line of text, outlined or not."""
    return [g.get("aria-label") for g in root.iter(f"{SVG}g") if g.get("aria-label")] + [
        text.text for text in root.iter(f"{SVG}text")
    ]


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(lettering, "_installed", tuple)
    yield


@pytest.mark.parametrize("words", PICTURES)
def test_a_title_a_key_and_the_sources(run: Run, words: list[str]) -> None:
    done = run(*words, *SMALL, "-f", "svg", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    root = etree.fromstring(done.out)
    lines = told(root)
    assert root.findtext(f"{SVG}title") == lines[0]
    assert lines[-1].startswith("Source: ") or any(line.startswith("Source: ") for line in lines)
    if words[0] == "network":
        assert any(line.endswith(" shared") for line in lines)
    else:
        assert any(line.endswith("lead") for line in lines)


def test_the_network_has_every_agency_and_every_link(run: Run) -> None:
    root = etree.fromstring(run("network", *SMALL, "-f", "svg").out)
    graph = respon.Graph(respon.load(str(WORLDS / "small.yaml")))
    pairs = list(graph.pairs())
    joined = {name for pair in pairs for name in pair[:2]}
    assert joined <= set(told(root))
    lines = [line for line in root.iter(f"{SVG}line") if line.get("stroke-opacity")]
    assert len(lines) == len(pairs)


def test_one_agency_with_its_partners_and_nobody_else(run: Run) -> None:
    graph = respon.Graph(respon.load())
    near = {p.a if p.b == "市农委" else p.b for p in graph.pairs() if "市农委" in (p.a, p.b)} | {"市农委"}
    rows = run("network", "农委", "-f", "json").rows
    assert rows[0]["agency"] == "市农委"
    assert {row["agency"] for row in rows} == near
    root = etree.fromstring(run("network", "市农委", "-f", "svg").out)
    assert set(told(root)) & set(graph.agencies()) == near


def test_the_matrix_has_a_coloured_cell_for_every_part(run: Run) -> None:
    root = etree.fromstring(run("matrix", "-f", "svg", "--theme", "light").out)
    graph = respon.Graph(respon.load())
    roles = [given.role for action in graph.plan.actions for given in graph.assignments(action)]
    for role in ("lead", "co"):
        boxes = [box for box in root.iter(f"{SVG}rect") if box.get("fill") == LIGHT[role].ground]
        assert len(boxes) == roles.count(role) + 1  # and the key's


def test_bars_are_as_long_as_their_numbers(run: Run) -> None:
    root = etree.fromstring(run("agencies", "--chart", "-f", "svg", "--theme", "light").out)
    rows = run("agencies", "-f", "json").rows
    bars = [box for box in root.iter(f"{SVG}rect") if box.get("fill") == LIGHT["co"].ground][1:]
    numbers = [row["co"] for row in rows if row["co"]]
    lengths = [float(bar.get("width")) for bar in bars]
    assert len(lengths) == len(numbers)
    for length, number in zip(lengths, numbers, strict=True):
        assert length / number == pytest.approx(lengths[0] / numbers[0], rel=1e-3)


def test_letters_are_outlines_and_need_no_font(run: Run) -> None:
    if not any(Lettering().glyphs("市") or ()):
        pytest.skip("no Chinese font: apt-get install fonts-noto-cjk")
    root = etree.fromstring(run("network", "-f", "svg").out)
    assert list(root.iter(f"{SVG}text")) == []
    names = {path.get("id") for path in root.iter(f"{SVG}path")}
    used = {use.get("{http://www.w3.org/1999/xlink}href")[1:] for use in root.iter(f"{SVG}use")}
    assert used == names


def test_without_fonts_text_names_its_fonts_and_pixels_say_what_is_missing(run: Run, no_fonts: None) -> None:
    done = run("matrix", *SMALL, "-f", "svg")
    assert done.code == 0
    root = etree.fromstring(done.out)
    assert "Noto Sans CJK SC" in root.get("font-family")
    assert "灯塔局" not in [text.text for text in root.iter(f"{SVG}text")]  # upright: letter below letter
    assert "灯" in [text.text for text in root.iter(f"{SVG}text")]
    failed = run("matrix", *SMALL, "-f", "png")
    assert (failed.code, failed.out) == (3, b"")
    assert "RESPON_FONT" in failed.err


def test_a_font_that_is_none_is_a_wrong_use(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for file in (tmp_path / "missing.ttf", WORLDS / "small.yaml"):
        monkeypatch.setenv("RESPON_FONT", str(file))
        done = run("matrix", *SMALL, "-f", "svg")
        assert (done.code, done.out) == (2, b"")
        assert file.name in done.err


def test_light_dark_and_both(run: Run) -> None:
    pictures = {theme: run("matrix", *SMALL, "-f", "svg", "--theme", theme).text for theme in ("auto", "light", "dark")}
    light, dark = BASE["light"]["ink"], BASE["dark"]["ink"]
    assert light in pictures["light"]
    assert dark not in pictures["light"]
    assert dark in pictures["dark"]
    assert light not in pictures["dark"]
    (style,) = etree.fromstring(pictures["auto"].encode()).iter(f"{SVG}style")
    assert style.text.startswith("@media (prefers-color-scheme:dark){")
    assert f".f-ink{{fill:{dark}}}" in style.text
    classes = {name for found in re.findall(r'class="([^"]+)"', pictures["auto"]) for name in found.split()}
    assert classes == set(re.findall(r"\.([\w-]+)\{", style.text))
    assert run("matrix", "--theme", "grey", "-f", "svg").code == 2
    assert run("matrix", "--theme", "dark").code == 2


@pytest.mark.parametrize("words", PICTURES[:1] + PICTURES[2:4])
@pytest.mark.parametrize("world", ["small", "hostile", "english", "reformed"])
def test_any_data_has_its_picture_the_same_each_time(spawn: Run, words: list[str], world: str) -> None:
    for form in ("svg", "png"):
        call = [*words, "-d", f"{world}.yaml", "-f", form]
        first = spawn(*call, PYTHONHASHSEED="1")
        if first.code and "no font" in first.err:
            pytest.skip("no font for all of this data's letters")
        assert (first.code, first.err) == (0, "")
        assert first == spawn(*call, PYTHONHASHSEED="2")
        if form == "svg":
            etree.fromstring(first.out)
        else:
            assert first.out.startswith(b"\x89PNG\r\n")
            width, height = struct.unpack(">II", first.out[16:24])
            assert 600 < width < 16_001
            assert 200 < height < 16_001


def test_what_cant_be_drawn_is_told(run: Run, tmp_path: Path) -> None:
    for words in (["gaps"], ["duties", "市科委"], ["report"]):
        done = run(*words, "-o", tmp_path / "x.svg")
        assert (done.code, list(tmp_path.iterdir())) == (2, [])
        assert "network" in done.err
    assert run("network", "市农委", "市体育局", "-f", "svg").code == 2
    assert run("network", "-d", WORLDS / "empty.yaml", "-f", "svg").code == 2
    assert run("matrix", "-d", WORLDS / "empty.yaml", "-f", "svg").code == 2


def test_labels_stay_in_their_boxes() -> None:
    letters = Lettering()
    if letters.glyphs("市W") is None:
        pytest.skip("no Chinese font: apt-get install fonts-noto-cjk")
    names = ["市经济和信息化委员会", "WWWWWWWWWWWW", "Platform", "a", "很长的名称" * 9, "Department for Ports"]
    graph = respon.Graph(respon.load())
    pairs = [next(graph.pairs())._replace(a=names[0], b=name) for name in names[1:]]
    for node in picture([(name, 1, 1) for name in names], pairs).nodes:
        assert letters.width(node.label) * node.letters <= node.width - 4, node.label


def test_lines_break_at_blanks_and_between_chinese_letters() -> None:
    canvas = Canvas("light", Lettering())
    for words in ("上海市推进“互联网+”行动实施意见，以及其他" * 3, "a plan of many words that goes on and on " * 4, ""):
        lines = wrapped(canvas, words, 14, 200)
        assert all(canvas.width(line, 14) <= 215 for line in lines)
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
        assert not any(line.startswith(("，", "”")) for line in lines)
        assert all(word in words.split() for line in lines for word in line.split() if words.isascii())
