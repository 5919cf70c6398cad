"""The text of documents with what was found in it marked: clauses, names, roles, findings."""

import io
import shutil
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text as Styled

from respon.extract.draft import ReadPaper
from respon.grammar.result import Doubt
from respon.harmless import STEERING
from respon.i18n import tr
from respon.model import Role
from respon.plan import Assignment
from respon.text import Table

COLOURS: dict[Role, str] = {"lead": "bold green", "co": "cyan", "support": "yellow", "oversee": "magenta"}
CLAUSE, FINDING = "underline", "bold red"


def explained(found: Sequence[ReadPaper], terminal: bool) -> Iterator[bytes]:
    """Yield the paragraphs in which something was found, names in the colour of their role, then a legend.

    Off a terminal there is no colour: the role follows each name in brackets.
    """
    console = Console(
        file=io.StringIO(),
        force_terminal=terminal,
        no_color=None if terminal else True,
        color_system="auto" if terminal else None,
        width=shutil.get_terminal_size().columns if terminal else 1_000_000,
        highlight=False,
    )
    for source in found:
        for styled in _paragraphs(source, terminal):
            console.print(styled)
    console.print(
        Styled.assemble(*((f"{tr(role)}  ", colour) for role, colour in COLOURS.items()), (tr("finding"), FINDING))
    )
    assert isinstance(console.file, io.StringIO)  # noqa: S101 - made above
    yield console.file.getvalue().encode()


def _paragraphs(source: ReadPaper, terminal: bool) -> Iterator[Styled]:
    for at, block in enumerate(source.text.blocks):
        given = [a for p in source.found.actions for a in p.assignments if a.place.block == at]
        findings = [f for f in source.found.findings if f.place.block == at]
        if isinstance(block, Table):
            yield from _told(source, findings)
            continue
        if not (given or findings):
            continue
        yield Styled(f"{source.file}:{block.place(0).line}", "dim")
        styled = Styled(STEERING.sub("\ufffd", block.text))  # as long as it was: the marks go by characters
        for assigned in given:
            styled.stylize(COLOURS[assigned.role], assigned.place.at, assigned.place.end)
        for finding in findings:
            styled.stylize(FINDING, finding.place.at, finding.place.end)
        yield styled if terminal else Styled(_bracketed(block.text, given, findings))


def _told(source: ReadPaper, findings: Sequence[Doubt]) -> Iterator[Styled]:
    """Yield what was not taken of a table, a line each: its cells stand nowhere in a line of text."""
    for finding in findings:
        yield Styled(f"{source.file}:{finding.place.line}", "dim")
        yield Styled(f"{finding.text}⟨{tr(finding.kind)}⟩", FINDING)


def _bracketed(text: str, given: Sequence[Assignment], findings: Sequence[Doubt]) -> str:
    marks = [(one.place.end, tr(one.role)) for one in given] + [(one.place.end, tr(one.kind)) for one in findings]
    for end, said in sorted(marks, reverse=True):
        text = f"{text[:end]}⟨{said}⟩{text[end:]}"
    return text
