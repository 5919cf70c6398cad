"""The calendar, read back by the library: an all-day entry a row, told apart by status, the same on any day."""

import datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event
from support import Run

DATA = """respon: 1
actions:
  - {id: 一, title: "甲，含逗号;分号\\n换行", lead: [市科委], support: [市教委], due: 2030-06, extra: {进展: 正在招标}}
  - {id: 二, title: "::error::乙 ##[group] BEGIN:VEVENT", lead: [市教委], due: "2028", extra: {状态: 已完成}}
  - {id: 三, title: 丙, co: [市科委, 市教委], due: 2030-05-09}
  - {id: 四, title: 丁, lead: [市科委]}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(DATA, encoding="utf-8")
    return path


def entries(run: Run, data: Path, *words: str) -> dict[str, Event]:
    done = run("due", *words, "-d", data, "-f", "ics")
    assert done.code == 0, done.err
    assert done.out.count(b"\n") == done.out.count(b"\r\n")
    assert max(map(len, done.out.split(b"\r\n"))) <= 75
    calendar = Calendar.from_ical(done.out)
    found = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    assert all(not event.errors for event in found.values())
    return found


def test_every_dated_action_is_an_all_day_entry_on_its_last_day(run: Run, data: Path) -> None:
    found = entries(run, data, "--on", "2030-05-01").values()
    told = {(e["dtstart"].dt, e["dtend"].dt, str(e["categories"].cats[0])) for e in found}
    assert told == {
        (datetime.date(2030, 6, 30), datetime.date(2030, 7, 1), "open"),
        (datetime.date(2028, 12, 31), datetime.date(2029, 1, 1), "done"),
        (datetime.date(2030, 5, 9), datetime.date(2030, 5, 10), "soon"),
    }
    summaries = {str(event["summary"]) for event in found}
    assert "丙" in summaries
    assert "甲，含逗号;分号\n换行 (市科委)" in summaries
    assert any("Progress: 正在招标" in str(event["description"]) for event in found)


def test_the_same_entry_on_another_day_and_for_another_lead(run: Run, data: Path) -> None:
    first = entries(run, data, "--on", "2030-05-01")
    data.write_text(DATA.replace("lead: [市科委]", "lead: [市农委]"), encoding="utf-8")
    later = entries(run, data, "--on", "2030-06-15")
    assert first.keys() == later.keys()
    assert {str(e["categories"].cats[0]) for e in later.values()} == {"soon", "done", "overdue"}


def test_each_agency_asked_for_has_entries_of_its_own(run: Run, data: Path) -> None:
    found = entries(run, data, "市科委", "市教委", "--on", "2030-05-01")
    assert len(found) == 5
    assert found.keys().isdisjoint(entries(run, data, "--on", "2030-05-01"))


def test_the_same_bytes_and_the_users_language(run: Run, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "到期.ics"
    words = ("due", "-d", data, "--on", "2030-05-01")
    assert run(*words, "-o", out).code == 0
    assert out.read_bytes() == run(*words, "-f", "ics").out
    chinese = Calendar.from_ical(run(*words, "-f", "ics", "--lang", "zh").out)
    assert {str(event["categories"].cats[0]) for event in chinese.walk("VEVENT")} == {"未到期", "已完成", "即将到期"}


def test_only_what_is_due_is_a_calendar(run: Run, data: Path) -> None:
    done = run("duties", "--all", "-d", data, "-f", "ics")
    assert done.code == 2
    assert "`due`" in done.err
