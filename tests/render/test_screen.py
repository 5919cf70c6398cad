"""Answers on the screens that people have: how long they are, what gives way, and that nothing is broken."""

import re
from itertools import chain

import pytest
from rich.cells import cell_len
from support import ROOT

import respon
from respon import i18n
from respon.answer import Answer
from respon.query.actions import actions
from respon.query.agencies import agencies
from respon.query.co_owners import co_owners
from respon.query.duties import duties
from respon.query.gaps import gaps
from respon.query.matrix import matrix
from respon.render import Look, palette, render

BUNDLED = respon.Graph(respon.load())
ALL = respon.Graph(respon.load(str(ROOT / "data")))


def lines(answer: Answer, width: int, colour: bool = False) -> list[str]:
    return b"".join(render(answer, "table", Look(width=width, colour=colour))).decode().splitlines()


@pytest.mark.parametrize(
    ("answer", "most"),
    [
        (agencies(BUNDLED), 50),
        (co_owners(BUNDLED, "市科委"), 20),
        (actions(BUNDLED), 80),
        (matrix(BUNDLED), 90),
        (gaps(ALL), 130),
    ],
    ids=lambda value: value.name if isinstance(value, Answer) else "",
)
def test_answers_fit_a_screen_of_80_columns(answer: Answer, most: int) -> None:
    drawn = lines(answer, 80)
    assert len(drawn) <= most
    assert max(map(cell_len, drawn)) <= 80


def test_so_do_duties_in_chinese() -> None:
    i18n.use("zh")
    try:
        assert len(lines(duties(BUNDLED, ["市科委"]), 80)) <= 25
    finally:
        i18n.use("en")


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("answer", [agencies(ALL), duties(ALL, ALL.agencies()), co_owners(ALL, "市科委"), actions(ALL)])
def test_no_name_is_broken_and_no_line_begins_with_a_stop(answer: Answer, width: int) -> None:
    drawn = lines(answer, width)
    assert max(map(cell_len, drawn)) <= width
    assert [line for line in drawn if re.match(r"[\s│]*[、，）》]", line)] == []
    cells = set(chain.from_iterable(re.split(r"\s{2,}|[│、，,]| │ ", line.strip("│ ")) for line in drawn))
    names = [name for name in ALL.agencies() if cell_len(name) <= 16]
    told = [name for name in names if any(name == cell.strip().rstrip("*†‡?") for cell in cells)]
    assert len(told) >= (len(names) if answer.name == "agencies" else 1)


def test_below_fifty_columns_what_would_be_broken_comes_as_records_without_frames() -> None:
    drawn = lines(duties(BUNDLED, ["市科委"]), 34)
    assert not any(sign in line for line in drawn for sign in "│╭─")
    assert drawn.count("  市经济信息化委") > 2
    assert max(map(cell_len, drawn)) <= 34


def test_a_spare_column_gives_way_and_is_named() -> None:
    narrow, broad = ("\n".join(lines(agencies(BUNDLED), width)) for width in (60, 200))
    assert "上海市经济和信息化委员会" in broad
    assert "上海市经济和信息化委员会" not in narrow
    assert "no room here for: Full name, Kind" in narrow
    assert "no room" not in broad


def test_groups_say_once_what_their_rows_have_in_common() -> None:
    answer = gaps(ALL)
    drawn = lines(answer, 100)
    for row in answer.rows:
        assert any(row.action in line for line in drawn)
        assert any(row.title[:8] in line for line in drawn)
    assert sum("浦东新区各镇政府" in line for line in drawn) < 5


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_can_be_read_on_black_and_on_white() -> None:
    colours = {word for style in palette.STYLES.values() for word in style.split() if word.startswith("#")}
    assert len(colours) == 6
    for colour in colours:
        assert (luminance(colour) + 0.05) / 0.05 >= 4.5
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_roles_are_coloured_and_say_so_in_words_too() -> None:
    drawn = "\n".join(lines(duties(BUNDLED, ["市科委"]), 100, colour=True))
    assert "\x1b[" in drawn
    plain = [re.sub("\x1b[^m]*m", "", line).rstrip() for line in drawn.splitlines()]
    assert plain == lines(duties(BUNDLED, ["市科委"]), 100)
