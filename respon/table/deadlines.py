"""What of a corpus is due, asked of the table: the rows are those of respon/query/due."""

from collections.abc import Iterator, Sequence
from heapq import merge
from operator import itemgetter

import ibis

from respon.answer import Answer
from respon.graph import Graph
from respon.model import Action
from respon.plan import each_once
from respon.query.due import Conditions, DueRow, led, listed
from respon.table.corpus import Corpus


def due(corpus: Corpus, asked: Conditions, by_agency: bool = False) -> Answer:
    """Return what `respon.query.due` does of all actions."""
    force = corpus.actions.filter(ibis.coalesce(corpus.actions.status != "cancelled", True))
    counted = dict(corpus.engine.rows(force.group_by("due").agg(number=force.count())))
    wanted = [date for date in counted if date and (asked.wants(date, False) or asked.wants(date, True))]
    graph = Graph(corpus.plan)
    concerned = zip(corpus.places, corpus.plan.actions, strict=True) if corpus.places else ()
    handed = ((n, led(action, graph.assignments(action), asked)) for n, action in concerned if _is_due(action))
    rows = (row for _, row in merge(_by_text(corpus, wanted, asked), handed, key=itemgetter(0)))
    return listed(rows, asked, counted.get(None, 0), by_agency=by_agency)


def _is_due(action: Action) -> bool:
    return bool(action.due) and not action.cancelled


def _by_text(corpus: Corpus, wanted: Sequence[str], asked: Conditions) -> Iterator[tuple[int, DueRow]]:
    """Yield the rows of the actions that are due then and that no reform concerns, with their place in the plan."""
    dates = corpus.engine.give("dates", {"date": "string"}, ((date,) for date in sorted(wanted)))
    actions = corpus.by_text.filter(ibis.coalesce(corpus.by_text.status != "cancelled", True))
    keys = ("id", "title", "document", "due", "extra", *corpus.known.filled)
    found = actions.semi_join(dates, actions.due == dates.date).order_by("n").select("n", *keys)
    for n, *row in corpus.engine.rows(found):
        action = Action(**{key: value for key, value in zip(keys, row, strict=True) if value})
        yield n, led(action, each_once(corpus.plan.named(action)), asked)
