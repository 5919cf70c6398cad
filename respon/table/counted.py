"""The questions that count over a whole corpus, asked of the table: the rows are those of respon/query."""

import functools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain, groupby
from operator import add, itemgetter
from typing import Any

import ibis

from respon import marked
from respon.answer import Answer, Marked
from respon.graph import Graph
from respon.graph.incidence import require_few
from respon.model import Action
from respon.plan import each_once
from respon.query import agencies as loads
from respon.query import co_owners as partners
from respon.query import gaps as unclear
from respon.query import overlaps as pairs
from respon.role import Role
from respon.table.carried import carried
from respon.table.corpus import Corpus

NONE = Marked("")


def agencies(corpus: Corpus, kind: str | None = None) -> Answer:
    """Return what `respon.query.agencies` does."""
    owners = carried(corpus)
    roles: dict[str, Counter[Role]] = defaultdict(Counter)
    inferred: Counter[str] = Counter()
    total: Counter[str] = Counter()
    counted = owners.group_by("agency", "role", "stated").agg(number=owners.count())
    for agency, role, stated, number in corpus.engine.rows(counted):
        roles[agency][role] += number
        total[agency] += number
        inferred[agency] += number if role == "lead" and not stated else 0
    total, marks = totals(corpus, owners) if _repeats(corpus) else total, _marks(corpus, owners)
    found = (
        (Marked(name, marks.get(name, "")), loads.Load(roles[name], inferred[name], total[name])) for name in roles
    )
    return loads.listed(corpus.plan, sorted(found, key=itemgetter(0)), kind)


def totals(corpus: Corpus, owners: ibis.Table) -> Counter[str]:
    """Return in how many actions each agency is."""
    number = owners.n.nunique() if _repeats(corpus) else owners.count()
    return Counter(dict(corpus.engine.rows(owners.group_by("agency").agg(number=number))))


def _repeats(corpus: Corpus) -> bool:
    """Tell if an action may be given to one agency in several roles."""
    return corpus.twice or corpus.handed_on is not None


def _marks(corpus: Corpus, owners: ibis.Table) -> dict[str, str]:
    """Return the marks that the way of any of an agency's duties calls for."""
    if corpus.handed_on is None:
        return {}
    told = owners.group_by("agency").agg(recalled=owners.recalled.any(), merged=owners.merged.any())
    signs = (marked.RECALLED, marked.MERGED)
    return {
        name: "".join(sorted(sign for sign, there in zip(signs, found, strict=True) if there))
        for name, *found in corpus.engine.rows(told)
    }


def overlaps(corpus: Corpus, agency: str | None = None, top: int | None = None, least: int = 1) -> Answer:
    """Return what `respon.query.overlaps` does. Raises DataError if all pairs are asked for and are too many."""
    owners = carried(corpus)
    total, marks = totals(corpus, owners), _marks(corpus, owners)
    each = owners.select("n", "agency")
    each = each.distinct() if _repeats(corpus) else each
    if agency is None and top is None:
        sizes = each.group_by("n").agg(size=each.count())
        ((squares,),) = corpus.engine.rows(sizes.agg(squares=(sizes["size"] * sizes["size"]).sum()))
        require_few(min(len(total) ** 2, squares or 0) // 2)
    names = sorted(total)
    codes = corpus.engine.give(
        "codes", {"agency": "string", "code": "int64"}, zip(names, range(len(names)), strict=True)
    )
    coded = each.join(codes, "agency").select("n", "code")
    one = bisect_left(names, agency) if agency is not None and agency in total else None
    if agency is not None and one is None:
        return pairs.listed(iter(()), agency)
    rows = ((names[a], names[b], shared, key) for a, b, shared, key in _pairs(corpus, coded, one, top, least))
    return pairs.listed(_pair_rows(rows, total, marks), agency)


def _pairs(
    corpus: Corpus, each: ibis.Table, agency: int | None, top: int | None, least: int
) -> Iterator[tuple[Any, ...]]:
    """Yield each pair's shared actions: a, b, how many, an action's id; most shared first, then in the plan's order.

    Agencies are numbers here, in the order of their names: a million pairs of numbers need a third of the memory.
    """
    left, right = each.rename(a="code"), each.view().rename(b="code", m="n")
    both = left.join(right, [left.n == right.m, left.a < right.b])
    if agency is not None:
        both = both.filter((both.a == agency) | (both.b == agency))
    counted = both.group_by("a", "b").agg(shared=both.count())
    counted = counted.filter(counted.shared >= least) if least > 1 else counted
    found = counted.order_by(ibis.desc("shared"), "a", "b").limit(top) if top else counted
    again = both.view()
    joined = found.join(again, [found.a == again.a, found.b == again.b]).select("a", "b", "shared", n=again.n)
    named = joined.join(corpus.actions.select("n", "id"), "n").select("a", "b", "shared", "id", "n")
    ordered = named.order_by(ibis.desc("shared"), "a", "b", "n")
    return corpus.engine.rows(ordered.select("a", "b", "shared", "id"))


def _pair_rows(
    rows: Iterator[tuple[Any, ...]], total: Mapping[str, int], marks: dict[str, str]
) -> Iterator[pairs.PairRow]:
    for (a, b, shared), group in groupby(rows, key=itemgetter(0, 1, 2)):
        jaccard = round(shared / (total[a] + total[b] - shared), 4)
        first, second = (Marked(name, marks.get(name, "")) if marks else name for name in (a, b))
        yield pairs.PairRow(first, second, shared, jaccard, [key for *_, key in group])


def co_owners(corpus: Corpus, graph: Graph, agency: str) -> Answer:
    """Return what `respon.query.co_owners` does; the graph is of the agency's own actions."""
    return partners.co_owners(graph, agency, totals(corpus, carried(corpus)))


def gaps(corpus: Corpus, only: str | None = None, document: str | None = None) -> Answer:
    """Return what `respon.query.gaps` does."""
    graph, dated = Graph(corpus.plan), None if only == "no-due" else _dated(corpus)
    concerned = zip(corpus.places, corpus.plan.actions, strict=True) if corpus.places else ()
    handed = ((n, row) for n, action in concerned for row in unclear.of_action(graph, action, dated))
    found = (row for _, row in merge(_by_text(corpus, dated), handed, key=itemgetter(0)))
    rows = (row for row in found if only in (None, row.gap) and document in (None, row.document))
    return unclear.listed(rows, only)


def _dated(corpus: Corpus) -> set[str]:
    """Return the documents whose actions have due dates, on the whole."""
    actions = corpus.actions.filter(ibis.coalesce(corpus.actions.status != "cancelled", True))
    named = actions.select(document=ibis.coalesce(actions.document, ""), due=actions.due)
    counted = named.group_by("document").agg(number=named.count(), due=named.due.count())
    rows = list(corpus.engine.rows(counted))
    return unclear.dated({document: n for document, n, _ in rows}, {document: due for document, _, due in rows})


def _by_text(corpus: Corpus, dated: Collection[str] | None) -> Iterator[tuple[int, unclear.GapRow]]:
    """Yield the gaps of the actions that no reform concerns, with their place in the plan's order."""
    keys = ("id", "title", "document", *corpus.known.filled)
    rows = corpus.engine.rows(_unclear(corpus, dated).order_by("n").select("n", "open_ended", "undated", *keys))
    for place, open_ended, undated, key, title, document, *lists in rows:
        lacks = unclear.Lacks(bool(open_ended), undated)
        owners = _owners(corpus, document or "", lists)
        for found in unclear.found(corpus.plan, (key, title, document or ""), lacks, owners):
            yield place, found


def _owners(corpus: Corpus, document: str, lists: Sequence[Sequence[str] | None]) -> unclear.Owners:
    """Return who carries an action of this document, whose lists are those of `filled`."""
    given: dict[str, Any] = {key: names for key, names in zip(corpus.known.filled, lists, strict=True) if names}
    if "lead" in given or document in corpus.led_by_first:
        return unclear.Owners.of(each_once(corpus.plan.named(Action("", "", document, **given))))
    meant = corpus.plan.canonical.__getitem__  # nobody leads, so names suffice
    return unclear.Owners(list(dict.fromkeys(map(meant, chain.from_iterable(given.values())))))


def _undated(corpus: Corpus, actions: ibis.Table, dated: Collection[str] | None) -> ibis.Table:
    """Return the actions with `undated`: no due date is set, in one of these documents; None: in any."""
    if dated is None:
        return actions.mutate(undated=actions.due.isnull())
    given = corpus.engine.give("dated", {"dated": "string"}, ((document,) for document in sorted(dated)))
    joined = actions.left_join(given, ibis.coalesce(actions.document, "") == given.dated)
    return joined.mutate(undated=joined.due.isnull() & joined.dated.notnull())


def _unclear(corpus: Corpus, dated: Collection[str] | None) -> ibis.Table:
    """Return the actions that may have a gap: all but those with one owner or one lead, and nothing else left open."""
    force = corpus.by_text.filter(ibis.coalesce(corpus.by_text.status != "cancelled", True))
    actions = _undated(corpus, force, dated)
    none = ibis.literal(0)
    numbers = {key: ibis.coalesce(actions[key].length(), 0) for key in corpus.known.filled}
    owners, leads = functools.reduce(add, numbers.values(), none), numbers.get("lead", none)
    unled = (leads == 0) & (owners != 1)
    if corpus.first_leads is not None and "responsible" in numbers:
        unled &= (numbers["responsible"] == 0) | ~ibis.coalesce(actions.document, "").isin(corpus.first_leads.document)
    collective = corpus.naming(sorted(corpus.plan.collectives))
    return actions.filter(unled | (leads > 1) | collective | ibis.coalesce(actions.open_ended, False) | actions.undated)
