"""Proving that data and text agree: each assignment is looked for in the words it rests on.

Texts are compared by their plain form in Simplified characters, so a Traditional printing can be a witness.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from itertools import accumulate
from typing import Literal, NamedTuple

from respon.extract.draft import Named, ReadPaper, stated
from respon.grammar.result import Proposal
from respon.messages import Message, Term, say
from respon.model import Action
from respon.names.normal import fingerprint, plain, simplified
from respon.plan import Assignment, Plan
from respon.text import Paragraph

Status = Literal["agrees", "moved", "changed", "missing"]
LONGEST = 12
"""Paragraphs that one action's text may take: its fingerprint is looked for over so many."""


class Verdict(NamedTuple):
    """What the text says of an assignment, or, with no agency, of an action's text as a whole."""

    status: Status
    action: Action
    given: Assignment | None
    detail: Message | str
    file: str
    line: int


def same(text: str) -> str:
    """Return the form in which two printings of one text are equal: 著 stands for 着 in some."""
    return simplified(plain(text)).replace("著", "着")


class Printing:
    """One source: where clauses, titles and whole actions' texts stand in it."""

    def __init__(self, source: ReadPaper) -> None:
        self.source = source
        self.paragraphs = [block for block in source.text.blocks if isinstance(block, Paragraph)]
        self._plain = [same(paragraph.text) for paragraph in self.paragraphs]
        self._ends = list(accumulate(map(len, self._plain)))
        self.text = "".join(self._plain)
        self.by_clause = {same(p.clause): p for p in source.found.actions if p.clause}
        self.by_title: dict[str, list[Proposal]] = {}
        for proposal in source.found.actions:
            self.by_title.setdefault(same(proposal.title), []).append(proposal)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every proposal's text and every run of up to LONGEST paragraphs, by fingerprint, in `same` form.

        A Traditional printing is tried in each way of simplifying it.
        """
        found: dict[str, str] = {}
        for turn in (str, simplified, partial(simplified, standard="tw2s")):
            for proposal in self.source.found.actions:
                found.setdefault(fingerprint(turn(proposal.text)), same(proposal.text))
            turned = [plain(turn(paragraph.text)) for paragraph in self.paragraphs]
            for first, last in _runs(len(turned)):
                found.setdefault(fingerprint("".join(turned[first:last])), "".join(self._plain[first:last]))
        return found

    def above(self, clause: str) -> str:
        """Return the paragraph with this clause and the LONGEST before it: the headings it stands under."""
        at = self.text.find(clause)
        index = next((i for i, end in enumerate(self._ends) if end > at >= 0), -1)
        return "".join(self._plain[max(0, index - LONGEST) : index + 1])

    def line_of(self, clause: str) -> int | None:
        """Return the line on which the paragraph with this clause stands, None if it is nowhere."""
        at = self.text.find(same(clause)) if clause else -1
        if at < 0:
            return None
        index = next(i for i, end in enumerate(self._ends) if end > at)
        return self.paragraphs[index].place(0).line


def _runs(count: int) -> Iterator[tuple[int, int]]:
    for first in range(count):
        for last in range(first + 1, min(first + LONGEST, count) + 1):
            yield first, last


def verify(plan: Plan, sources: Iterable[ReadPaper]) -> Iterator[Verdict]:
    """Yield a verdict for each assignment in each source that holds its document, and for each changed text.

    An action that names nobody is proved by its text: it has a verdict where that agrees, too.
    """
    for source in sources:
        witness = Printing(source)
        named = Named(plan.agencies, plan.reforms)
        for action in plan.actions:
            if concerns(plan, action, witness):
                yield from _action(plan, action, witness, named)


def concerns(plan: Plan, action: Action, witness: Printing) -> bool:
    """Tell if the source holds the action's document: its title or number stands in the text, or names the file.

    A ledger has neither: what is proposed of it is of a document called as its file is.
    """
    if action.document and action.document == witness.source.document(""):
        return True
    document = plan.documents.get(action.document)
    names = (document.title, document.id) if document else (action.document,)
    return not any(names) or any(name and same(name) in witness.text for name in names)


def _action(plan: Plan, action: Action, witness: Printing, named: Named) -> Iterator[Verdict]:
    proposal = _proposal(action, witness)
    clause = action.cite.clause if action.cite else ""
    line = witness.line_of(clause)
    file = witness.source.file
    for given in plan.named(action):
        if proposal is not None and (line is None or same(proposal.clause) == same(clause)):
            yield _by_proposal(plan, action, given, proposal, witness, named)
        elif line is not None:
            yield _by_clause(plan, action, given, witness, line)
        else:
            yield Verdict("missing", action, given, "neither the clause nor the action is in the text", file, 0)
    if not (action.cite and action.cite.fingerprint):
        return
    where = proposal.place.line if proposal else line or 0
    if action.cite.fingerprint in witness.texts:
        if not plan.named(action):  # nothing else would show that it was proved
            yield Verdict("agrees", action, None, say("the action's text, which names nobody"), file, where)
    else:
        known = [f"{v.here} → {v.there}" for v in action.variants if same(v.there) in witness.text]
        found = proposal is not None or line is not None
        detail = say("the action's text is not what was fingerprinted")
        if known:
            detail = say("known variant: {known}", known=known)
        yield Verdict("changed" if found else "missing", action, None, detail, file, where)


def _proposal(action: Action, witness: Printing) -> Proposal | None:
    """Return the proposal under the action's title; of several, the one with its clause or number."""
    found = witness.by_title.get(same(action.title), [])
    clause = same(action.cite.clause) if action.cite else ""
    return next((p for p in found if same(p.clause) == clause), found[0] if found else None)


def _by_proposal(
    plan: Plan, action: Action, given: Assignment, proposal: Proposal, witness: Printing, named: Named
) -> Verdict:
    line, file = proposal.place.line, witness.source.file
    names = stated(proposal, named, plan.list_order(action), plan.issued(action))
    read = list(zip(proposal.assignments, names, strict=True))
    mine = next(((printed, one) for printed, one in read if one.agency == given.agency), None)
    if mine is None:
        above = witness.above(same(proposal.clause))
        if action.cite and action.cite.fingerprint in witness.texts and _named(plan, given, above):
            return Verdict("agrees", action, given, "named above the clause", file, line)
        return Verdict("missing", action, given, "the action's clause does not name it", file, line)
    printed, one = mine
    if given.role not in (one.role, printed.role):  # as the list is read, or as it says without an order
        return Verdict(
            "changed", action, given, say("role: {was} → {now}", was=Term(given.role), now=Term(one.role)), file, line
        )
    cited = same(action.cite.clause) if action.cite else ""
    if cited and same(printed.printed) not in cited:
        return Verdict("changed", action, given, say("printed as {name}", name=printed.printed), file, line)
    order = [a.agency for _, a in read if a.role == given.role]
    ours = [a.agency for a in plan.named(action) if a.role == given.role]
    if sorted(order) == sorted(ours) and order.index(given.agency) != ours.index(given.agency):
        return Verdict("changed", action, given, "another place in the list", file, line)
    return Verdict("agrees", action, given, "", file, line)


def _by_clause(plan: Plan, action: Action, given: Assignment, witness: Printing, line: int) -> Verdict:
    clause = same(action.cite.clause) if action.cite else ""
    file = witness.source.file
    whole = witness.texts.get(action.cite.fingerprint) if action.cite else None
    if not _named(plan, given, clause + (whole or "")):
        if _named(plan, given, witness.above(clause)):
            return Verdict("agrees", action, given, "named above the clause", file, line)
        if any(_named(plan, given, said) and said in witness.text for said in map(same, action.quoted)):
            return Verdict("agrees", action, given, "named where the note quotes the text", file, line)
        return Verdict("missing", action, given, "the cited clause does not name it", file, line)
    proposal = witness.by_clause.get(clause)
    fingerprinted = bool(action.cite and action.cite.fingerprint)
    if proposal and fingerprinted and not whole and same(proposal.title) != same(action.title):
        return Verdict("moved", action, given, say("the clause stands under {title}", title=proposal.title), file, line)
    return Verdict("agrees", action, given, "", file, line)


def _named(plan: Plan, given: Assignment, text: str) -> bool:
    """Tell if the text, in `same` form, has any written form of the assignment's agency."""
    agency = plan.agencies.get(given.agency)
    forms = (agency.name, agency.full_name, *agency.aliases, *agency.signboards) if agency else ()
    return any(form and same(form) in text for form in (given.printed, *forms))
