"""Documents and what they give to be done: what a text says."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from respon.model.values import Date, Names, Text
from respon.role import ROLES, Role

ListOrder = Literal["first-leads", "equal"]
Status = Literal["in-force", "cancelled"]

_QUOTED = r"[“「『\"]([^“”「」『』\"]+)[”」』\"]"


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
    `extra`: the keeper's own columns, {heading: text}, in their order (进展, 备注).
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
    extra: dict[Text, Text] = msgspec.field(default_factory=dict)
    note: str = ""

    @property
    def quoted(self) -> list[str]:
        """What the note quotes, in the marks of either script: words of the text that stand outside of the clause."""
        return re.findall(_QUOTED, self.note)

    @property
    def clause(self) -> str:
        """The clause that names the owners, as printed; "" where none is kept."""
        return self.cite.clause if self.cite else ""

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
