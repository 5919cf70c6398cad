"""A made-up plan and the units that carry it; and what a unit may do to the sheet that it was sent."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from respon.files.source import Source
from respon.graph import Graph
from respon.ledger.form import ACTION_KEY, OWN, SENT_KEY, Enquiry
from respon.ledger.sending import files, units
from respon.model import Action, Agency
from respon.plan import Plan
from respon.reading.tables.every_sheet import WholeSheet, read

UNITS = ("甲局", "乙委", "丙办", "丁站")
BLANKS = ("办理状态", "进展情况", "备注")
LOCKED = ("action", "title", "lead", "role", "due")


def plan_of(rng: random.Random, actions: int = 8) -> Plan:
    """A plan of actions with and without a lead, with and without what a bureau said before."""
    made = []
    for number in range(actions):
        names = rng.sample(UNITS, rng.randint(1, 4))
        leads = rng.choice((0, 1, 1, 1, 2))
        extra = {column: f"旧{number}{column}" for column in BLANKS if rng.random() < 0.4}
        made.append(
            Action(
                f"{number}-{number}",
                f"第{number}件事",
                lead=tuple(names[:leads]),
                co=tuple(names[leads:]),
                due=rng.choice((None, "2030", "2030-06", "2030-06-30")),
                extra=extra,
            )
        )
    return Plan(
        actions=tuple(made), agencies={name: Agency(name) for name in UNITS}, canonical={name: name for name in UNITS}
    )


def changed(plan: Plan, action: str, column: str, text: str) -> Plan:
    """The plan with one of an action's own columns set anew."""
    found = [
        msgspec.structs.replace(each, extra={**each.extra, column: text}) if each.id == action else each
        for each in plan.actions
    ]
    return Plan(actions=tuple(found), agencies=plan.agencies, canonical=plan.canonical)


def sent(plan: Plan) -> dict[str, bytes]:
    """Each unit's workbook."""
    graph, asked = Graph(plan), Enquiry(BLANKS)
    named = units(graph, (), asked).sent
    made = files(graph, named, asked, lambda _: None)
    return {unit: data for unit, (_, data) in zip(named, made, strict=True)}


@dataclass
class Sheets:
    """A unit's workbook, sheet by sheet, to be edited cell by cell."""

    unit: str
    hidden: list[WholeSheet]
    rows: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, unit: str, workbook: bytes) -> "Sheets":
        shown, *hidden = read(Source(f"{unit}.xlsx", workbook))
        assert shown.visible
        assert [each.visible for each in hidden] == [False]
        return cls(unit, hidden, [list(row) for row in shown.rows])

    @property
    def keys(self) -> list[str]:
        return self.rows[2]

    @property
    def heads(self) -> list[str]:
        return self.rows[3]

    @property
    def body(self) -> list[list[str]]:
        return self.rows[4:]

    def action(self, row: Sequence[str]) -> str:
        return row[self.keys.index(ACTION_KEY)]

    def at(self, key: str) -> int:
        return self.keys.index(key)

    def own(self, column: str) -> int:
        return self.keys.index(OWN + column)

    def reorder(self, rng: random.Random) -> None:
        """Move the columns about."""
        order = list(range(len(self.keys)))
        rng.shuffle(order)
        self.rows = [[row[at] for at in order] for row in self.rows]

    def without_keys(self) -> None:
        """Delete the unseen row of keys."""
        del self.rows[2]

    def without_columns(self) -> None:
        """Delete the unseen columns, and with them the slip that stands in one's head."""
        drop = {self.keys.index(ACTION_KEY), self.keys.index(SENT_KEY)}
        self.rows = [[cell for at, cell in enumerate(row) if at not in drop] for row in self.rows]

    def sort_apart(self, rng: random.Random) -> None:
        """Sort what is seen alone, so that what is unseen stays where it was."""
        unseen = {self.keys.index(ACTION_KEY), self.keys.index(SENT_KEY)}
        body = self.body
        order = list(range(len(body)))
        rng.shuffle(order)
        self.rows[4:] = [
            [body[here][at] if at in unseen else body[there][at] for at in range(len(body[here]))]
            for here, there in enumerate(order)
        ]

    def sheets(self) -> list[WholeSheet]:
        lines = range(1, len(self.rows) + 1)
        return [WholeSheet("台账", True, list(lines), self.rows), *self.hidden]


def fresh(prefix: str) -> Iterator[str]:
    """Texts of which no two are the same, nor within one another."""
    number = 0
    while True:
        number += 1
        yield f"{prefix}〈{number}〉"
