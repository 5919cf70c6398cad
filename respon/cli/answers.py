"""Where each answer's rows are declared."""

from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc
from typing import NamedTuple

from respon.answer import Column, columns


class Declared(NamedTuple):
    """A module, its types of rows, if reforms add to them, and if a row has other keys besides.

    A type of another module is written `module:Row`.
    """

    module: str
    rows: tuple[str, ...]
    reformed: bool = True
    others: bool = False


ANSWERS: dict[str, Declared] = {
    "agencies": Declared("respon.query.agencies", ("AgencyRow", "respon.extract.entries:EntryRow")),
    "actions": Declared("respon.query.actions", ("ActionRow",)),
    "show": Declared("respon.query.show", ("FactRow",)),
    "duties": Declared("respon.query.duties", ("DutyRow",)),
    "co-owners": Declared("respon.query.co_owners", ("CoOwnerRow",)),
    "overlaps": Declared("respon.query.overlaps", ("PairRow", "SharedRow")),
    "matrix": Declared("respon.query.matrix", ("MatrixRow",), others=True),
    "gaps": Declared("respon.query.gaps", ("GapRow",)),
    "due": Declared("respon.query.due", ("DueRow",)),
    "extract": Declared("respon.extract.proposals", ("ProposalRow",), reformed=False),
    "verify": Declared("respon.verify.proofs", ("VerdictRow",)),
    "lineage": Declared("respon.query.lineage", ("RelativeRow",)),
    "reform-effect": Declared("respon.query.reform_effect", ("EffectRow",)),
    "check": Declared("respon.check.listed", ("FindingRow", "StatisticRow"), reformed=False),
    "diff": Declared("respon.diff.told", ("ChangeRow",), reformed=False),
    "collect": Declared("respon.ledger.found", ("ReturnRow",), reformed=False),
    "network": Declared("respon.query.network", ("StandingRow", "LinkRow")),
}
"""By the answer's name: that of the command, and of the key `report` in JSON."""


def shapes(answer: str) -> Iterator[tuple[str, tuple[Column, ...]]]:
    """Yield the shapes that the rows of an answer may have: what such a row is, and its columns."""
    from respon.query.day import DATED

    declared = ANSWERS[answer]
    for row in declared.rows:
        module, _, name = row.rpartition(":")
        kind = getattr(import_module(module or declared.module), name)
        meaning = " ".join(cleandoc(kind.__doc__).split())
        yield meaning, (*columns(kind), *(DATED if declared.reformed else ()))
