"""The headline figures."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from respon.i18n import tr

if TYPE_CHECKING:
    from respon.book.content import Book


class Figure(NamedTuple):
    """A headline figure: how many of what, a word on it, and the section that tells more."""

    value: int
    label: str
    note: str = ""
    section: str = ""


def figures(book: "Book") -> list[Figure]:
    """Return the book's headline figures."""
    owners = [given for entry in book.entries for given in entry.owners]
    leads = [given for given in owners if given.role == "lead"]
    inferred = sum(not given.stated for given in leads)
    alone = sum(len({given.agency for given in entry.owners}) == 1 for entry in book.entries)
    led = tr("{n} leads, {inferred} of them inferred").format(n=len(leads), inferred=inferred)
    found = [
        Figure(len(book.graph.plan.documents), tr("Documents"), section="sources"),
        Figure(len(book.entries), tr("Actions"), tr("{n} with one agency alone").format(n=alone), "actions"),
        Figure(len(book.sheets), tr("Agencies named"), _busiest(book), "agencies"),
        Figure(len(owners), tr("Assignments"), led, "matrix"),
        Figure(len(list(book.overlaps.rows)), tr("Overlapping pairs"), _closest(book), "overlaps"),
        Figure(len({row[1] for row in book.gaps.rows}), tr("Actions with a gap"), _kinds(book), "gaps"),
    ]
    if book.findings is not None:
        found.append(Figure(len(list(book.findings.rows)), tr("Findings"), section="findings"))
    return found


def _busiest(book: "Book") -> str:
    return _most(book.sheets[0].name, book.sheets[0].actions) if book.sheets else ""


def _closest(book: "Book") -> str:
    return next((_most(f"{a} + {b}", shared) for a, b, shared, *_ in book.overlaps.rows), "")


def _most(who: str, count: int) -> str:
    return tr("most: {agency}, {n}").format(agency=who, n=count)


def _kinds(book: "Book") -> str:
    kinds = Counter(row[0] for row in book.gaps.rows)
    return "、".join(f"{tr(kind)} {n}" for kind, n in kinds.most_common())
