"""The registry: agencies, their written forms, and what became of them."""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from respon.dates import last_day
from respon.model.values import Date, Text

Confidence = Literal["seen", "recalled"]
Kind = Literal[
    "department",      # 政府组成部门
    "affiliated",      # 政府直属机构
    "subordinate",     # 部门管理机构：由 `superior` 管理
    "general-office",  # 办公厅
    "central",         # 中央驻地（垂直管理）机构
    "coordinating",    # 议事协调机构、联席会议及其办公室
    "party",           # 党委机构
    "government",      # 人民政府
    "district",        # 区县机构
    "institution",     # 事业单位
    "enterprise",      # 企业
    "collective",      # 各区县政府、各有关部门：统称，不是一个单位
    "other",
]  # fmt: skip
Change = Literal["rename", "also-named", "merge", "split", "transfer"]
CHANGES: tuple[Change, ...] = ("rename", "also-named", "merge", "split", "transfer")
ENDING: frozenset[Change] = frozenset({"rename", "merge", "split"})
"""Changes by which the old name ends."""


class Period(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When a written form was in use: from the end of `since` to the end of `until`, as reforms count their dates."""

    since: Date | None = None
    until: Date | None = None

    def __str__(self) -> str:
        return f"{self.since or ''}–{self.until or ''}"

    def bounds(self) -> tuple[str, str]:
        """Return the first day, and the first day no longer, as YYYY-MM-DD; open ends are before and after any."""
        return last_day(self.since) if self.since else "", last_day(self.until) if self.until else "~"

    def holds(self, day: str) -> bool:
        """Tell if the form was in use on a day, YYYY-MM-DD."""
        first, end = self.bounds()
        return first <= day < end

    def overlaps(self, other: "Period") -> bool:
        """Tell if both hold on some day."""
        return max(self.bounds()[0], other.bounds()[0]) < min(self.bounds()[1], other.bounds()[1])


ALWAYS = Period()


class Agency(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """单位: whoever is named responsible, by its short name of the time.

    `facts` gives the confidence of single facts by field name (`full_name`, `english`, `kind`) or alias;
    what it doesn't name has `confidence`. `signboards` are other names that the same organ also carries
    (市外国专家局 on 市人力资源社会保障局 until 2018): they resolve to it. `periods` says when an alias or a signboard
    was in use, if not always. `superior`: the agency that manages this one (部门管理机构).
    """

    name: Text
    full_name: str = ""
    aliases: tuple[Text, ...] = ()
    signboards: tuple[Text, ...] = ()
    periods: dict[Text, Period] = msgspec.field(default_factory=dict)
    kind: Kind = "other"
    superior: str = ""
    english: str = ""
    confidence: Confidence = "seen"
    facts: dict[str, Confidence] = msgspec.field(default_factory=dict)
    note: str = ""

    def confidence_of(self, fact: str) -> Confidence:
        """Return how sure one fact is: a field's name, or an alias."""
        return self.facts.get(fact, self.confidence)

    def on(self, day: str) -> "Agency":
        """Return the agency with the written forms of a day, YYYY-MM-DD; of no day, with those of always only."""
        if not self.periods:
            return self
        off = {form for form, period in self.periods.items() if not (day and period.holds(day))}
        kept = {key: tuple(form for form in getattr(self, key) if form not in off) for key in ("aliases", "signboards")}
        return msgspec.structs.replace(self, **kept)


def registry_on(agencies: Mapping[str, Agency], day: str) -> dict[str, Agency]:
    """Return a registry with the written forms of a day; see `Agency.on`."""
    return {name: agency.on(day) for name, agency in agencies.items()}


class Reform(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """机构改革: what became of agencies on a date, by which instrument, and how surely it is known.

    rename: one `from`, one `to`; the old name ends. also-named: the same, but the old name goes on beside the new one,
    under which its duties are held from then on. merge: one or several `from` into one `to`. split: one `from`, several
    `to`; the old agency ends. transfer: some functions pass from `from` to `to`; the old agency remains.
    `functions` says in words which functions a split or transfer concerns. `touches` lists words: an
    action is concerned if its title, topics or summary has one of them; without it every duty is.
    """

    change: Change
    date: Date
    from_: Annotated[tuple[Text, ...], Meta(min_length=1)] = msgspec.field(name="from")
    to: Annotated[tuple[Text, ...], Meta(min_length=1)]
    instrument: str = ""
    functions: str = ""
    touches: tuple[Text, ...] = ()
    confidence: Confidence = "seen"
    date_confidence: Confidence = "seen"
    note: str = ""
