"""The table: what rich would print where there is room, and nothing lost where there is not."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.box import ROUNDED
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text
from support import WORLDS

import respon
from respon.answer import Answer, Column, Marked
from respon.query.actions import actions
from respon.query.agencies import agencies
from respon.query.duties import duties
from respon.query.matrix import matrix
from respon.query.overlaps import overlaps
from respon.render import Look, render, screen, table
from respon.render.cells import head, shown, text, title, visible

STYLES = ("text", "title", "term", "number", "names", "mark")
TEXT = st.text(st.sampled_from("ab c市科委é，〔〕\n\t*[bold]|"), max_size=12)


def column(at: int, heading: str, style: Any = "text") -> Column:
    """A made-up column: the cell at this place of a row."""
    return Column("a cell", heading, style, key=f"k{at}", of=itemgetter(at))


def by_rich(answer: Answer) -> list[str]:
    """The answer as rich itself prints it on a screen without end."""
    drawn = Table(title=Text(title(answer)), box=ROUNDED, title_justify="left")
    for column in (answer.columns[i] for i in visible(answer)):
        drawn.add_column(Text(head(column)), justify="right" if column.style == "number" else "left", no_wrap=True)
    for row in answer.cells():
        drawn.add_row(*(Text(text(row[i], answer.columns[i])) for i in visible(answer)))
    console = Console(file=io.StringIO(), width=1_000_000, color_system=None, highlight=False)
    console.print(drawn)
    file = console.file
    assert isinstance(file, io.StringIO)
    return [line.rstrip() for line in file.getvalue().splitlines()]


def piped(answer: Answer) -> list[str]:
    return b"".join(table.render(answer, Look())).decode().splitlines()


def answers() -> list[Answer]:
    graph = respon.Graph(respon.load())
    return [
        duties(graph, ["市科委"]),
        actions(graph),
        agencies(graph),
        matrix(graph),
        Answer("overlaps", "Overlaps", overlaps(graph).columns, list(overlaps(graph).rows)),
    ]


@pytest.mark.parametrize("answer", answers(), ids=lambda r: r.name)
def test_the_whole_table_is_what_rich_prints(answer: Answer) -> None:
    lines = piped(answer)
    assert lines[: len(by_rich(answer))] == by_rich(answer)


@st.composite
def any_answer(draw: st.DrawFn, styles: Sequence[str] = STYLES) -> Answer:
    width = draw(st.integers(1, 4))
    columns = tuple(
        column(i, draw(TEXT.filter(lambda text: text.strip())), draw(st.sampled_from(styles))) for i in range(width)
    )

    def cell(column: Column) -> Any:
        if column.style == "number":
            return draw(st.integers(0, 10**6))
        text = draw(TEXT)
        return [text, "丙"] if column.style == "names" else Marked(text, draw(st.sampled_from(["", "*"])))

    rows = [tuple(cell(column) for column in columns) for _ in range(draw(st.integers(0, 4)))]
    return Answer("any", draw(TEXT.filter(lambda text: text.strip())), columns, rows)


def borders(lines: list[str]) -> list[str]:
    return [line for line in lines if line[:1] in tuple("╭│├╰")]


@given(any_answer())
@settings(max_examples=150, deadline=None)
def test_every_line_is_as_wide_as_the_next(answer: Answer) -> None:
    assert len({cell_len(line) for line in borders(piped(answer))}) == 1


@given(any_answer(STYLES[:-1]), st.integers(20, 200))
@settings(max_examples=200, deadline=None)
def test_on_a_terminal_everything_fits_and_nothing_is_lost(answer: Answer, width: int) -> None:
    lines = b"".join(table.render(answer, Look(width=width))).decode().splitlines()
    assert max(map(cell_len, lines)) <= width
    printed = Counter("".join(lines))
    wanted = Counter("".join(text(cell, c) for row in answer.rows for cell, c in zip(row, answer.columns, strict=True)))
    assert all(printed[char] >= number for char, number in wanted.items() if not char.isspace())


@given(any_answer())
@settings(max_examples=150, deadline=None)
def test_every_cell_of_a_piped_table_can_be_read_back(answer: Answer) -> None:
    lines = piped(answer)
    widths = [len(part) for part in next(line for line in lines if line[0] == "╭").strip("╭╮").split("┬")]
    heads = next(number for number, line in enumerate(lines) if line[0] == "├")
    body = lines[heads + 1 : heads + 1 + len(list(answer.rows))]
    for line, row in zip(body, answer.rows, strict=True):
        wanted = [shown(row[i], answer.columns[i]) for i in visible(answer)]
        assert read_back(line, widths) == [text.replace("\n", " ").replace("\t", " ").strip() for text in wanted]


def read_back(line: str, widths: list[int]) -> list[str]:
    """The cells of a line by the columns' widths on the screen: a cell may hold │ itself."""
    cells, at = [], 1
    for width in widths:
        taken = ""
        while cell_len(taken) < width:
            taken += line[at]
            at += 1
        cells.append(taken.strip())
        at += 1
    return cells


ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))


@given(ANY_TEXT | st.text("ab、。〔〕《》（）市科委１Ａｚ～㐀"))
@settings(max_examples=400)
def test_the_quick_measure_of_text_is_richs(text: str) -> None:
    assert table.width(text) == cell_len(text)


def test_every_character_that_counts_as_plain_has_richs_width() -> None:
    plain = [chr(code) for code in range(0x20, 0x10000) if table._PLAIN.fullmatch(chr(code))]
    assert len(plain) > 27_000
    assert [char for char in plain if table.width(char) != cell_len(char)] == []


def test_more_rows_than_a_screen_is_good_for_are_not_fitted() -> None:
    answer = Answer("any", "t", (column(0, "A"),), [("长" * 60,)] * (table.MANY + 1))
    assert b"".join(table.render(answer, Look(width=40))) == b"".join(table.render(answer, Look()))


def test_one_long_cell_among_many_rows_is_folded_and_whole() -> None:
    long = "、".join(f"事项{n}" for n in range(400))
    answer = Answer("any", "t", (column(0, "A"), column(1, "B")), [(long, "x"), *[("短", "y")] * table.MANY])
    lines = piped(answer)
    assert max(map(cell_len, lines)) <= 2 * table.LONG + 10
    assert "".join(line.split("│")[1].strip() for line in lines if line[:1] == "│").startswith("A" + long + "短")


def test_markup_of_rich_in_the_data_is_text() -> None:
    answer = Answer("any", "[red]t[/red]", (column(0, "[b]A[/b]"),), [("[link=http://example.org]x[/link]",)])
    for look in (Look(), Look(width=60), Look(width=60, colour=True)):
        text = b"".join(table.render(answer, look)).decode()
        assert "[red]t[/red]" in text
        assert "[b]A[/b]" in text
        assert "[link=http://example.org]x[/link]" in text


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_a_matrix_has_every_mark_and_its_agency_once_in_any_width(width: int, colour: bool) -> None:
    graph = respon.Graph(respon.load())
    drawn = b"".join(render(matrix(graph), "table", Look(width=width, colour=colour))).decode()
    lines = re.sub("\x1b[^m]*m", "", drawn).splitlines()
    legend = next(number for number, line in enumerate(lines) if "lead" in line)
    marks = Counter("".join(line for line in lines[legend + 1 :] if line[:2] in ("专项", "举措")))
    roles = Counter(given.role for action in graph.plan.actions for given in graph.assignments(action))
    lead, co = "◆○" if colour else "AR"
    assert (marks[lead], marks[co]) == (roles["lead"], roles["co"]) == (29, 87)
    assert max(map(cell_len, lines)) <= width


def test_inferred_and_stated_are_told_apart_in_a_matrix_that_has_both() -> None:
    graph = respon.Graph(respon.load(str(WORLDS / "small.yaml")))
    drawn = b"".join(render(matrix(graph), "table", Look(width=120, colour=True))).decode()
    given = {(each.role, each.stated) for action in graph.plan.actions for each in graph.assignments(action)}
    assert {("lead", True), ("lead", False), ("co", True), ("co", False)} <= given
    assert all(sign in drawn for sign in "◆◇○◌")
    assert "(inferred)" in drawn


@given(st.integers(screen.NARROWEST, 160), st.lists(st.lists(TEXT, min_size=9, max_size=9), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_fitted_table_is_never_wider_than_the_terminal(width: int, rows: list[list[str]]) -> None:
    columns = tuple(column(i, "Heading"[: i + 1], "term" if i == 1 else "title") for i in range(9))
    answer = Answer("any", "Any", columns, rows)
    assert all(cell_len(line) <= width for line in screen.fitted(answer, rows, Look(width=width)))
