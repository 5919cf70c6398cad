"""Do data and text agree? An assignment a row, with where the text says so."""

from collections import Counter
from collections.abc import Iterable

from respon.answer import Answer, Column, Marked, Row
from respon.extract.draft import Source
from respon.i18n import tr
from respon.plan import Plan
from respon.verify.proving import Verdict, verify

STATUSES = ("agrees", "moved", "changed", "missing")
COLUMNS = (
    Column("status", "Status", "term"),
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("agency", "Agency"),
    Column("role", "Role", "term"),
    Column("detail", "Detail", "title"),
    Column("file", "File"),
    Column("line", "Line", "number"),
)


def verified(plan: Plan, sources: Iterable[Source], differing: bool = False) -> tuple[Answer, bool]:
    """Return the verdicts, and whether any differs. differing: only those.

    A row without an agency is about the whole text of an action: its fingerprint is not found in the source.
    """
    verdicts = list(verify(plan, sources))
    counts: Counter[str] = Counter(v.status for v in verdicts if v.given)
    texts = sum(v.given is None for v in verdicts)
    shown = [v for v in verdicts if v.status != "agrees"] if differing else verdicts
    told = ", ".join(f"{counts[status]} {tr(status)}" for status in STATUSES if counts[status])
    notes = [tr("{count} assignments: {told}").format(count=sum(counts.values()), told=told or "0")]
    if texts:
        notes.append(tr("{count} actions whose text differs").format(count=texts))
    answer = Answer("verify", tr("Data and text"), COLUMNS, [_row(v) for v in shown], notes, frozen=2)
    return answer, any(v.status != "agrees" for v in verdicts)


def _row(verdict: Verdict) -> Row:
    given = verdict.given
    role = Marked(given.role, "" if given.stated else "*") if given else ""
    return (
        verdict.status,
        verdict.action.id,
        verdict.action.title,
        given.agency if given else "",
        role,
        verdict.detail,
        verdict.file,
        verdict.line or None,
    )
