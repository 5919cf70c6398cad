"""Which units are sent what: a form each, as files that can be written one after the other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from respon.graph import Graph
from respon.i18n import tr
from respon.ledger.filenames import file_names
from respon.ledger.form import Enquiry, UnitForm, form
from respon.ledger.slip import slip_of
from respon.ledger.workbook import pages, preface
from respon.report.fingerprint import fingerprint
from respon.report.progress import Told


class Units(NamedTuple):
    """Who is sent a form, and which collectives are not, being nobody's address (各有关部门)."""

    sent: tuple[str, ...]
    nobody: tuple[str, ...] = ()


def units(graph: Graph, agencies: Sequence[str], asked: Enquiry) -> Units:
    """Return the units that have something to fill in: those named, else all but collectives, by their names."""
    busy = [unit for unit in agencies or graph.agencies() if any(asked.wants(d.action) for d in graph.duties(unit))]
    nobody = [unit for unit in busy if not agencies and unit in graph.plan.collectives]
    return Units(tuple(unit for unit in busy if unit not in nobody), tuple(nobody))


def files(graph: Graph, sent: Sequence[str], asked: Enquiry, told: Told) -> Iterator[tuple[str, bytes]]:
    """Yield each unit's workbook, with its file's name."""
    mark = fingerprint(graph.plan)
    names = file_names(sent, ".xlsx")
    for number, unit in enumerate(sent, 1):
        if number % 10 == 1:
            told(tr("workbooks: {n} of {total}").format(n=number, total=len(sent)))
        made = form(graph, unit, asked)
        words = preface(unit, asked.blanks, _inferred(made))
        yield names[unit], pages(made, slip_of(made, mark, sent, words, asked.due_before))


def _inferred(made: UnitForm) -> bool:
    """Tell if the form shows a role that is inferred."""
    at = [i for i, head in enumerate(made.heads) if head.key in ("role", "lead")]
    return any("*" in row[i] for row in made.rows for i in at)
