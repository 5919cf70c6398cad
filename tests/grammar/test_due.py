"""Time limits as dates: every form of the table, and made-up limits of other writings."""

import re
from pathlib import Path

import pytest

from respon.dates import DATE
from respon.grammar import due

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_limit(row: list[str]) -> None:
    spoken, since, expected = row
    assert due.date(spoken, since) == expected
    assert not expected or re.match(DATE, expected)


@pytest.mark.parametrize("form", due.FORMS, ids=lambda form: form.example)
def test_each_form_is_needed_by_its_example(form: due.Form, monkeypatch: pytest.MonkeyPatch) -> None:
    assert due.date(form.example, "2030") == form.date
    others = tuple(other for other in due.FORMS if other is not form)
    monkeypatch.setattr(due, "FORMS", others)
    monkeypatch.setattr(due, "_MOMENT", re.compile(due._any(others)))
    assert due.date(form.example, "2030") != form.date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("整治货车，2031年10月底前完成。", "2031-10"),
        ("年底前建成平台。", "2031"),
        ("9月底前完成自查，2031年9月底前上报。", "2031-09"),
        ("6月底前完成自查，9月底前完成整改。", ""),
        ("2030年底前已完成改造。", ""),
        ("自2031年起开展评估。", ""),
        ("每年6月底前报送情况。", ""),
        ("二〇三一年八月底前建成。", "2031-08"),
        ("建设3个月内完成的项目。", ""),
    ],
)
def test_limit_in_running_text(text: str, expected: str) -> None:
    assert due.within(text, "2031") == expected
