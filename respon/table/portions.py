"""Parts of a corpus as graphs: of the actions that a question may concern, few enough for one."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

import ibis

from respon.answer import Answer
from respon.graph import Graph
from respon.model import Action
from respon.plan import Origin, Plan
from respon.query import actions as listing
from respon.query.matrix import matrix as lettered
from respon.query.matrix import require_bounded
from respon.role import Role
from respon.table.carried import carried
from respon.table.corpus import Corpus
from respon.table.counted import totals
from respon.table.reformed import kin


def about(corpus: Corpus, agencies: Sequence[str], document: str | None = None) -> Graph:
    """Return the graph of the actions that the agencies have, had before reforms, or may have; none named: of all."""
    return Graph(corpus.part(_concerning(corpus, agencies, document)))


def _concerning(corpus: Corpus, agencies: Sequence[str], document: str | None) -> Any:
    found = []
    if agencies:
        found.append(corpus.naming(kin(agencies, list(corpus.plan.history()) if corpus.plan.as_of else ())))
    if document is not None:
        found.append(corpus.actions.document == document)
    return None if not found else found[0] if len(found) == 1 else found[0] & found[1]


def actions(
    corpus: Corpus,
    agency: str | None = None,
    role: Role | None = None,
    document: str | None = None,
    search: str | None = None,
) -> Answer:
    """Return what `respon.query.actions` does, some thousand actions at a time."""
    wanted = _concerning(corpus, [agency] if agency else [], document)
    answers = (listing.actions(Graph(plan), agency, role, document, search).rows for plan in corpus.parts(wanted))
    rows = chain.from_iterable(answers)
    if search is None:
        return listing.listed(rows, agency is None and role is None and _any_cancelled(corpus, wanted))
    found = list(rows)
    return listing.listed(found, any(row.status == "cancelled" for row in found))


def _any_cancelled(corpus: Corpus, wanted: Any) -> bool:
    actions = corpus.actions if wanted is None else corpus.actions.filter(wanted)
    return bool(list(corpus.engine.rows(actions.filter(actions.status == "cancelled").select("n").limit(1))))


def matrix(corpus: Corpus, document: str | None = None, agency: str | None = None) -> Answer:
    """Return what `respon.query.matrix` does. Raises DataError if it would have too many cells, before it is made."""
    if document is None and agency is None:
        require_bounded(corpus.known.size, len(totals(corpus, carried(corpus))))
    return lettered(about(corpus, [agency] if agency else [], document), document, agency)


def one(corpus: Corpus, key: str) -> Action | None:
    """Return the action of this id, if there is one."""
    return next((action for _, action in corpus.whole(corpus.actions.id == key)), None)


def of(corpus: Corpus, agencies: Sequence[str], ids: Sequence[str]) -> Graph:
    """Return the graph of the actions that the agencies may have, and of those of these ids, which know their place."""
    wanted = [_concerning(corpus, agencies, None)] if agencies else []
    return Graph(corpus.part(ibis.or_(*wanted, *([corpus.actions.id.isin(ids)] if ids else []))))


def titled(corpus: Corpus) -> Plan:
    """Return the plan of all actions' ids and titles alone: for finding the one that is meant."""
    rows = corpus.engine.rows(corpus.actions.order_by("n").select("id", "title"))
    actions = tuple(Action(id=key, title=title) for key, title in rows)
    return replace(corpus.plan, actions=actions, origins=(Origin("", 0, [0] * len(actions)),))
