"""The headline figures."""

from collections import Counter
from typing import NamedTuple

from respon.i18n import tr
from respon.messages import joined
from respon.report.content import Report


class Figure(NamedTuple):
    """A headline figure: how many of what, a word on it, and the section that tells more."""

    value: int
    label: str
    note: str = ""
    section: str = ""


def figures(report: Report) -> list[Figure]:
    """Return the report's headline figures."""
    owners = [given for entry in report.entries for given in entry.owners]
    leads = [given for given in owners if given.role == "lead"]
    inferred = sum(not given.stated for given in leads)
    alone = sum(len({given.agency for given in entry.owners}) == 1 for entry in report.entries)
    led = tr("{n} leads, {inferred} of them inferred").format(n=len(leads), inferred=inferred)
    return [
        Figure(len(report.graph.plan.documents), tr("Documents"), section="sources"),
        Figure(len(report.entries), tr("Actions"), tr("{n} with one agency alone").format(n=alone), "actions"),
        Figure(len(report.sheets), tr("Agencies named"), _busiest(report), "agencies"),
        Figure(len(owners), tr("Assignments"), led, "matrix"),
        Figure(len(list(report.overlaps.rows)), tr("Overlapping pairs"), _closest(report), "overlaps"),
        Figure(len({row.action for row in report.gaps.rows}), tr("Actions with a gap"), _kinds(report), "gaps"),
    ]


def _busiest(report: Report) -> str:
    return _most(report.sheets[0].name, report.sheets[0].actions) if report.sheets else ""


def _closest(report: Report) -> str:
    return next((_most(f"{row.a} + {row.b}", row.shared) for row in report.overlaps.rows), "")


def _most(who: str, count: int) -> str:
    return tr("most: {agency}, {n}").format(agency=who, n=count)


def _kinds(report: Report) -> str:
    kinds = Counter(row.gap for row in report.gaps.rows)
    return joined([f"{tr(kind)} {n}" for kind, n in kinds.most_common()])
