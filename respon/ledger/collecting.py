"""All returned forms together: whose each is, what is taken, what is told, and the plan that comes of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec

from respon.answer import Answer
from respon.graph import Graph
from respon.ledger.form import Enquiry
from respon.ledger.found import ReturnRow, answer, told
from respon.ledger.replies import Replies, Reply
from respon.ledger.returned import Returned
from respon.ledger.sending import units
from respon.ledger.settling import settled
from respon.messages import say
from respon.plan import Plan
from respon.report.fingerprint import fingerprint
from respon.sources.revised import Extras


class Collected(NamedTuple):
    """What is taken of the returned forms, and what is told of them."""

    taken: Sequence[Reply]
    rows: list[ReturnRow]

    @property
    def is_whole(self) -> bool:
        """True if every form could be read."""
        return not any(row.finding == "unreadable" for row in self.rows)

    @property
    def extras(self) -> Extras:
        """What is to be written into the data."""
        found: dict[str, dict[str, str]] = {}
        for reply in self.taken:
            found.setdefault(reply.action, {})[reply.column] = reply.text
        return found


def collected(graph: Graph, forms: Sequence[Returned], unit_of: Callable[[str], str | None]) -> Collected:
    """Return what the forms give. unit_of: the agency that a written name means, None if it means none."""
    mark = fingerprint(graph.plan)
    rows: list[ReturnRow] = []
    replies: list[Reply] = []
    files: dict[str, list[str]] = {}
    for form in forms:
        written = form.slip.unit if form.slip else form.stem
        unit = unit_of(written)
        if unit is None:
            rows.append(told("unit-unknown", written, file=form.file))
        if form.slip and form.slip.fingerprint != mark:
            rows.append(told("older-state", unit or written, file=form.file))
        given, others = Replies(graph, form, unit or written).read()
        replies += given
        rows += others
        files.setdefault(unit or written, []).append(form.file)
    result = settled(graph, replies)
    return Collected(result.taken, [*rows, *result.rows, *_silent(graph, forms, files, replies)])


def _silent(
    graph: Graph, forms: Sequence[Returned], files: Mapping[str, Sequence[str]], replies: Sequence[Reply]
) -> Iterator[ReturnRow]:
    """Yield the units that sent nothing back, or nothing that they had filled in."""
    sent = dict.fromkeys(unit for form in forms if form.slip for unit in form.slip.units)
    spoken = {reply.unit for reply in replies}
    for unit in sent or units(graph, (), Enquiry(())).sent:
        if unit not in spoken:
            yield from (told("no-answer", unit, file=file) for file in files.get(unit) or ("",))


def merged(plan: Plan, extras: Extras) -> Plan:
    """Return the plan with what is taken."""
    return replace(
        plan,
        actions=tuple(
            msgspec.structs.replace(action, extra={**action.extra, **extras[action.id]})
            if action.id in extras
            else action
            for action in plan.actions
        ),
    )


def told_of(plan: Plan, found: Collected, merges: bool) -> Answer:
    """Return what was found as an answer; where nothing `merges`, with what could be."""
    units = len({reply.unit for reply in found.taken})
    counts = {"cells": len(found.taken), "actions": len(found.extras), "units": units}
    if merges:
        return answer(
            found.rows, [say("merged: {cells} cells of {actions} actions, by {units} units", **counts)], plan.files
        )
    note = say("nothing is written; to be merged: {cells} cells of {actions} actions, by {units} units", **counts)
    return answer([*found.rows, *(_to_merge(plan, reply) for reply in found.taken)], [note], plan.files)


def _to_merge(plan: Plan, reply: Reply) -> ReturnRow:
    title = plan.actions[plan.by_id[reply.action]].title
    place = (reply.column, reply.sent, reply.text, reply.file, reply.line)
    return told("to-merge", reply.unit, reply.action, title, *place)
