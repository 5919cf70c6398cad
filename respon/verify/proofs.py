"""Do data and text agree? An assignment a row, with where the text says so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.extract.draft import ReadPaper
from respon.fields import ActionId, File, Line, Title
from respon.marked import role
from respon.messages import Message, say
from respon.plan import Plan
from respon.verify.proving import Verdict, verify

STATUSES = ("agrees", "moved", "changed", "missing")


class VerdictRow(NamedTuple):
    """An assignment, and whether the text agrees. Without an agency it is about the whole text of an action."""

    status: Annotated[str, Column("`agrees`, `moved`, `changed` or `missing`", "Status", "term")]
    action: ActionId
    title: Title
    agency: Annotated[str, Column("the agency's name in the registry", "Agency")]
    role: Annotated[str, Column("`lead`, `co`, `support` or `oversee`", "Role", "term")]
    detail: Annotated[Message | str, Column("what differs", "Detail", "title")]
    file: File
    line: Line


def verified(plan: Plan, sources: Sequence[ReadPaper], differing: bool = False) -> tuple[Answer, int, bool]:
    """Return the verdicts, how many there are, and whether any differs. differing: only those.

    A row without an agency is about the whole text of an action: its fingerprint is not found in the source, or it
    is and the action names nobody.
    """
    verdicts = list(verify(plan, sources))
    counts: Counter[str] = Counter(v.status for v in verdicts if v.given)
    texts = Counter(v.status == "agrees" for v in verdicts if v.given is None)
    shown = [v for v in verdicts if v.status != "agrees"] if differing else verdicts
    told = {status: counts[status] for status in STATUSES}
    notes = [
        say(
            "{count} assignments: {agrees} agree, {moved} moved, {changed} changed, {missing} missing",
            count=sum(told.values()),
            **told,
        )
    ]
    if texts[True]:
        notes.append(say("{count} actions that name nobody: their text agrees", count=texts[True]))
    if texts[False]:
        notes.append(say("{count} actions whose text differs", count=texts[False]))
    notes += _held(plan, [source.file for source in sources], verdicts)
    answer = Answer("verify", say("Data and text"), columns(VerdictRow), list(map(_row, shown)), notes, frozen=2)
    return answer, len(verdicts), any(v.status != "agrees" for v in verdicts)


def _held(plan: Plan, files: Iterable[str], verdicts: Iterable[Verdict]) -> Iterator[Message]:
    """Yield which documents each source holds, and which none does."""
    held: dict[str, dict[str, None]] = {file: {} for file in files}
    for verdict in verdicts:
        held[verdict.file][verdict.action.document] = None
    for file, documents in held.items():
        if not documents:
            yield say("{file} holds none of the data's documents", file=file)
        if named := tuple(filter(None, documents)):
            yield say("{file} holds {documents}", file=file, documents=named)
    found = {document for documents in held.values() for document in documents}
    left = dict.fromkeys(action.document for action in plan.actions if action.document not in found)
    if left:
        yield say("no source holds {documents}", documents=tuple(left))


def _row(verdict: Verdict) -> VerdictRow:
    given = verdict.given
    return VerdictRow(
        verdict.status,
        verdict.action.id,
        verdict.action.title,
        given.agency if given else "",
        role(given) if given else "",
        verdict.detail,
        verdict.file,
        verdict.line or None,
    )
