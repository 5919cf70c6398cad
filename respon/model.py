"""The data format as types: what a data file may hold.

The same types validate what is read and generate the JSON Schema. The words are those of
docs/data-format.md: document, action, agency, assignment, role, registry, reform.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from respon.dates import DATE, last_day

Role = Literal["lead", "co", "support", "oversee"]
ROLES: tuple[Role, ...] = ("lead", "co", "support", "oversee")
RASCI: dict[Role, str] = {"lead": "A/R", "co": "R", "support": "S", "oversee": "C"}
"""A role's letter in a RASCI matrix: accountable and responsible, responsible, support, consulted."""

Confidence = Literal["seen", "recalled"]
ListOrder = Literal["first-leads", "equal"]
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
Status = Literal["in-force", "cancelled"]

_QUOTED = r"[“「『\"]([^“”「」『』\"]+)[”」』\"]"
Text = Annotated[str, Meta(min_length=1)]
Date = Annotated[str, Meta(pattern=DATE)]
Names = Annotated[tuple[Text, ...], Meta(min_length=1)]


class Witness(Struct, frozen=True, forbid_unknown_fields=True):
    """One printing of a document: where its text can be read."""

    id: Text
    title: Text
    note: str = ""


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """文件: an issued text. `list_order` says how an unlabelled 责任单位 list is read."""

    id: Annotated[str, Meta(min_length=1, description="The issuing number, e.g. 沪府发〔2016〕9号")]
    title: Text
    issuer: str = ""
    issued: Date | None = None
    list_order: ListOrder = "equal"
    list_order_source: str = ""
    witnesses: tuple[Witness, ...] = ()
    url: str = ""
    note: str = ""


class Cite(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the text says so: the short clause as printed, and the action's fingerprint.

    `fingerprint` is the SHA-256, in hexadecimal, of the action's text from its heading to its clause,
    after `names.plain`: NFKC, no white space. The text itself is never kept.
    """

    clause: str = ""
    fingerprint: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")] = ""
    file: str = ""
    line: int = 0
    page: int = 0


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """A place where another witness of the document reads differently."""

    witness: Text
    here: Text
    there: Text
    note: str = ""


def unlabelled_role(rank: int, order: ListOrder, led: bool) -> Role:
    """Return the role inferred for place `rank` (from 0) of a list that says nothing of roles.

    With `first-leads` the first one leads, unless the text itself names a lead elsewhere (`led`); the others
    share (列第一位者为牵头单位, 沪府发〔2017〕76号). With `equal` all share.
    """
    return "lead" if order == "first-leads" and rank == 0 and not led else "co"


class Action(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """事项: one thing to be done. `responsible` is an unlabelled list, in the text's order.

    `status`: `cancelled` if its document ends it (取消); then its agencies are those whose it was, and nobody's duty.
    """

    id: Text
    title: Text
    document: str = ""
    part: str = ""
    summary: str = ""
    topics: tuple[Text, ...] = ()
    status: Status = "in-force"
    responsible: Names = ()
    lead: Names = ()
    co: Names = ()
    support: Names = ()
    oversee: Names = ()
    terms: dict[Role, Text] = msgspec.field(default_factory=dict)
    open_ended: bool = False
    due: Date | None = None
    cite: Cite | None = None
    variants: tuple[Variant, ...] = ()
    note: str = ""

    @property
    def quoted(self) -> list[str]:
        """What the note quotes, in the marks of either script: words of the text that stand outside of the clause."""
        return re.findall(_QUOTED, self.note)

    @property
    def cancelled(self) -> bool:
        """True if the document ends the action, so that nobody carries it."""
        return self.status == "cancelled"

    def assignments(self, order: ListOrder) -> Iterator[tuple[str, Role, bool]]:
        """Yield (agency as written, role, stated): labelled roles first, then the unlabelled list.

        Roles of the unlabelled list are inferred: see `unlabelled_role`.
        """
        for role in ROLES:
            for name in getattr(self, role):
                yield name, role, True
        for rank, name in enumerate(self.responsible):
            yield name, unlabelled_role(rank, order, bool(self.lead)), False

    def names(self) -> tuple[str, ...]:
        """Return the agencies' names as written, the unlabelled list first; one may come twice."""
        return self.responsible + self.lead + self.co + self.support + self.oversee


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


class DataFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One data file, version 1 of the format."""

    respon: Literal[1]
    include: tuple[Text, ...] = ()
    documents: tuple[Document, ...] = ()
    actions: tuple[Action, ...] = ()
    agencies: tuple[Agency, ...] = ()
    reforms: tuple[Reform, ...] = ()
