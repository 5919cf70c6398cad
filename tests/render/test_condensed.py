"""What people read says once what all rows have in common, and loses nothing by it."""

import re
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import Run

from respon.answer import Answer, Column, Marked
from respon.render.cells import notes, shown, visible
from respon.render.condensed import condensed

CELLS = st.sampled_from(["", "甲", "乙", Marked("甲", "*"), Marked("乙", "*")]) | st.lists(
    st.sampled_from(["甲", Marked("甲", "*"), Marked("丙", "*†")]), max_size=2
)


def made(rows: list[list[Any]], *styles: Any, title: str = "T") -> Answer:
    columns = tuple(
        Column("a cell", f"H{at}", style, key=f"k{at}", of=itemgetter(at)) for at, style in enumerate(styles)
    )
    return Answer("any", title, columns, rows)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=5))
@settings(max_examples=400)
def test_every_text_and_every_caution_is_still_there(rows: list[list[Any]]) -> None:
    answer = made(rows, "names", "names", "names", "names")
    short = condensed(answer)
    cells = [shown(row[i], short.columns[i]) for row in short.cells() for i in visible(short)]
    told = "\n".join([*cells, *notes(short, list(short.cells()))])
    bare = re.sub("[*†]", "", told)
    texts = [re.sub("[*†]", "", shown(cell, answer.columns[i])) for row in rows for i, cell in enumerate(row)]
    assert all(text in bare for text in texts)
    before = {sign for row in rows for cell in row for item in [*cell] for sign in getattr(item, "marks", "")}
    assert all(sign in told or {"*": "inferred", "†": "recalled"}[sign] in told for sign in before)
    assert len(list(short.cells())) == len(rows)


@pytest.mark.parametrize(
    ("rows", "styles", "left", "said"),
    [
        ([["1", "x"], ["2", "x"]], ("text", "text"), ["H0"], ["H1: x"]),
        ([["1", ""], ["2", ""]], ("text", "text"), ["H0"], []),
        ([["1", 0], ["2", 0]], ("text", "number"), ["H0"], []),
        ([["1", 3], ["2", 3]], ("text", "number"), ["H0", "H1"], []),
        ([["甲", "甲"], ["乙", "乙"]], ("text", "text"), ["H0"], []),
        ([["x", "x"], ["x", "x"]], ("text", "text"), ["H0"], ["H1: x"]),
        ([["1", "x"]], ("text", "text"), ["H0", "H1"], []),
        ([["T", "1"], ["T", "2"]], ("text", "text"), ["H1"], []),
    ],
    ids=["same", "empty", "zero", "same number", "repeated", "nothing else", "one row", "in the title"],
)
def test_what_is_left_out_and_what_is_said(
    rows: list[list[Any]], styles: tuple[str, ...], left: list[str], said: list[str]
) -> None:
    short = condensed(made(rows, *styles))
    assert [short.columns[i].heading for i in visible(short)] == left
    assert notes(short, list(short.cells())) == said


def test_a_sign_that_not_all_cells_bear_stays_where_it_is() -> None:
    rows = [["1", Marked("甲", "*")], ["2", "乙"]]
    short = condensed(made(rows, "text", "text"))
    assert [shown(row[1], short.columns[1]) for row in short.cells()] == ["甲*", "乙"]
    starred = condensed(made([["1", Marked("甲", "*")], ["2", Marked("乙", "*")]], "text", "text"))
    assert [shown(row[1], starred.columns[1]) for row in starred.cells()] == ["甲", "乙"]
    assert "H1: all inferred" in notes(starred, list(starred.cells()))[0]


def test_machines_keep_every_column(run: Run) -> None:
    assert (
        run("duties", "市科委", "-f", "csv").text.splitlines()[0].startswith("agency,role,stated,action,title,document")
    )
    assert "市科委,市科委" not in run("duties", "市科委", "-f", "md").text
