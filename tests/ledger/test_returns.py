"""A thousand returned forms with edits of every kind: each edit is merged or told, none is lost, none is invented.

What must come of them is told by the edits themselves, as they are made, not by the code that reads them.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from ledger.bureau import BLANKS, UNITS, Sheets, changed, fresh, plan_of, sent

from respon.files.source import Source
from respon.graph import Graph
from respon.ledger.collecting import collected
from respon.ledger.found import ReturnRow
from respon.ledger.returned import Returned, understood
from respon.plan import Plan

ROUNDS = 340
"""Each with up to four returned forms."""

Told = Counter[tuple[str, str, str, str, str]]
"""Findings: kind, unit, action, column, what came back."""


def _shuffle(sheets: Sheets, rng: random.Random) -> None:
    body = sheets.body
    rng.shuffle(body)
    sheets.rows[4:] = body


def _rename(sheets: Sheets) -> None:
    sheets.rows[3] = [f"{head}（改）" if key else head for key, head in zip(sheets.keys, sheets.heads, strict=True)]


MISHAPS: dict[str, Callable[[Sheets, random.Random], None]] = {
    "none": lambda sheets, rng: None,
    "rows shuffled": _shuffle,
    "columns moved": lambda sheets, rng: sheets.reorder(rng),
    "heads renamed": lambda sheets, rng: _rename(sheets),
    "keys gone": lambda sheets, rng: sheets.without_keys(),
    "keys gone and columns moved": lambda sheets, rng: (sheets.reorder(rng), sheets.without_keys())[0],
    "unseen columns gone": lambda sheets, rng: sheets.without_columns(),
    "sorted apart": lambda sheets, rng: sheets.sort_apart(rng),
    "unseen sheet gone": lambda sheets, rng: sheets.hidden.clear(),
}


class Bureau:
    """Fills in one form and notes what it did: what it answers, and what must be told."""

    def __init__(self, sheets: Sheets, plan: Plan, rng: random.Random) -> None:
        self.sheets, self.plan, self.rng = sheets, plan, rng
        self.answers: dict[tuple[str, str], str] = {}
        self.told: Told = Counter()
        self.text = fresh(sheets.unit)

    def note(self, kind: str, action: str = "", column: str = "", text: str = "") -> None:
        self.told[kind, self.sheets.unit, action, column, text] += 1

    def work(self, locked: bool) -> None:
        for row in self.sheets.body:
            action = self.sheets.action(row)
            for column in BLANKS:
                self.fill_in(row, action, column)
            if locked and self.rng.random() < 0.3:
                self.change_locked(row, action)
        self.drop_rows()
        self.add_rows()
        self.add_column()

    def fill_in(self, row: list[str], action: str, column: str) -> None:
        at, chance = self.sheets.own(column), self.rng.random()
        if chance < 0.3:
            row[at] = self.answers[action, column] = self.rng.choice((next(self.text), "大家都这么说"))
        elif chance < 0.4 and row[at]:
            row[at] = ""
            self.note("cleared", action, column)

    def change_locked(self, row: list[str], action: str) -> None:
        key = self.rng.choice(("title", "role", "lead"))
        head = self.sheets.heads[self.sheets.at(key)]
        row[self.sheets.at(key)] = text = next(self.text)
        self.note("locked-changed", action, head, text)

    def drop_rows(self) -> None:
        if self.rng.random() < 0.2 and len(self.sheets.body) > 1:
            row = self.rng.choice(self.sheets.body)
            self.sheets.rows.remove(row)
            action = self.sheets.action(row)
            self.answers = {key: text for key, text in self.answers.items() if key[0] != action}
            self.told = Counter({each: n for each, n in self.told.items() if each[2] != action})
            self.note("row-gone", action)

    def add_rows(self) -> None:
        if self.rng.random() < 0.2:
            row = [""] * len(self.sheets.keys)
            row[self.sheets.at("title")] = text = next(self.text)
            self.sheets.rows.append(row)
            self.note("row-added", text=text)
        if self.rng.random() < 0.1:
            row = list(self.rng.choice(self.sheets.body))
            if action := self.sheets.action(row):
                for column in BLANKS:
                    row[self.sheets.own(column)] = self.answers.get((action, column), "")
                self.told = Counter({each: n for each, n in self.told.items() if each[2] != action})
                for other in self.sheets.body:
                    if self.sheets.action(other) == action:
                        other[:] = row
                self.note("row-twice", action)
                self._cleared_by_copying(action)
                self.sheets.rows.append(row)

    def _cleared_by_copying(self, action: str) -> None:
        """Both rows are now the same: locked cells as they are in them, columns that were not answered, empty."""
        row = next(row for row in self.sheets.body if self.sheets.action(row) == action)
        fresh_form = Sheets.of(self.sheets.unit, sent(self.plan)[self.sheets.unit])
        before = next(each for each in fresh_form.body if fresh_form.action(each) == action)
        for key in ("title", "role", "lead"):
            if row[self.sheets.at(key)] != before[fresh_form.at(key)]:
                for _ in range(2):
                    self.note(
                        "locked-changed", action, self.sheets.heads[self.sheets.at(key)], row[self.sheets.at(key)]
                    )
        for column in BLANKS:
            if before[fresh_form.own(column)] and not row[self.sheets.own(column)]:
                for _ in range(2):
                    self.note("cleared", action, column)

    def add_column(self) -> None:
        if self.rng.random() < 0.15:
            text, row = next(self.text), self.rng.choice(self.sheets.body)
            for each in self.sheets.rows:
                each.append(text if each is row else "")
            self.sheets.heads[-1] = "联系人"
            action = self.sheets.action(row)
            if action:
                self.note("column-unknown", "", "联系人", f"{action}: {text}")
            else:  # a row of nobody's says it too
                row[-1] = ""


def returned(bureau: Bureau, plan: Plan) -> Returned:
    name = f"{bureau.sheets.unit}.xlsx"
    return understood(Source(name, b""), bureau.sheets.sheets(), BLANKS)


def expected(
    plan: Plan, bureaus: Iterable[Bureau], meanwhile: dict[tuple[str, str], str]
) -> tuple[dict[tuple[str, str], str], Told]:
    """What is to be merged and told, by the rule: whoever leads decides; where nobody does, all owners together."""
    merged: dict[tuple[str, str], str] = {}
    told: Told = Counter()
    said: dict[tuple[str, str], dict[str, str]] = {}
    for bureau in bureaus:
        told += bureau.told
        for key, text in bureau.answers.items():
            said.setdefault(key, {})[bureau.sheets.unit] = text
    for (key, column), texts in said.items():
        action = plan.action(key)
        assert action
        deciders = action.lead or action.co
        words = {texts[unit] for unit in deciders if unit in texts}
        now = action.extra.get(column, "")
        word = now
        for unit, text in texts.items():
            if len(words) > 1:
                told["answers-differ", unit, key, column, text] += 1
            elif unit in deciders and (key, column) in meanwhile:
                told["changed-meanwhile", unit, key, column, text] += 1
        if len(words) == 1:
            (word,) = words
            if (key, column) not in meanwhile:
                merged[key, column] = word
        if len(words) < 2:
            for unit, text in texts.items():
                if unit not in deciders and text != word:
                    told["answers-differ" if words else "lead-silent", unit, key, column, text] += 1
    return merged, told


def as_told(rows: Iterable[ReturnRow]) -> Told:
    return Counter(
        (row.finding, row.agency, row.action, row.column, str(row.new))
        for row in rows
        if row.finding not in ("no-answer", "older-state")
    )


@pytest.mark.parametrize("mishap", MISHAPS)
def test_every_edit_is_merged_or_told_and_none_invented(mishap: str) -> None:
    forms = 0
    for number in range(ROUNDS // len(MISHAPS) + 1):
        rng = random.Random(f"{mishap}{number}")
        plan = plan_of(rng)
        bureaus = []
        for unit, workbook in sent(plan).items():
            if rng.random() < 0.15:
                continue  # nothing comes back
            bureau = Bureau(Sheets.of(unit, workbook), plan, rng)
            bureau.work(locked=mishap not in ("keys gone", "unseen columns gone"))
            MISHAPS[mishap](bureau.sheets, rng)
            bureaus.append(bureau)
        now, meanwhile = plan, {}
        if bureaus and rng.random() < 0.5 and mishap != "unseen columns gone":
            action, column = rng.choice(plan.actions).id, rng.choice(BLANKS)
            now, meanwhile = changed(plan, action, column, "数据已改"), {(action, column): "数据已改"}
        got = collected(
            Graph(now), [returned(bureau, now) for bureau in bureaus], lambda name: name if name in UNITS else None
        )
        merged, told = expected(now, bureaus, meanwhile)
        assert {(reply.action, reply.column): reply.text for reply in got.taken} == merged, (mishap, number)
        assert as_told(got.rows) == told, (mishap, number)
        silent = {row.agency for row in got.rows if row.finding == "no-answer"}
        if bureaus:
            assert silent == set(sent(plan)) - {b.sheets.unit for b in bureaus if b.answers}, (mishap, number)
        forms += len(bureaus)
    assert forms > 100
