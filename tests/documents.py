"""Small documents in a line of text: ⏎ is a line's end; a bracket stands behind a task."""

from respon.extract.extracting import Extraction, extract
from respon.text import Paragraph, Text

Read = list[tuple[str, str]]


def document(said: str) -> Text:
    """Return the document that a line of a table of cases stands for."""
    lines = said.split("⏎")
    if lines[0].startswith("（"):
        lines = ["一、任务", f"1.建设平台。{lines[0]}", *lines[1:]]
    return Text("a.txt", tuple(Paragraph(line) for line in lines))


def outcome(said: str) -> tuple[list[object], list[tuple[str, str]]]:
    """Return all that is read of such a document: the actions with their assignments, and the findings."""
    found = extract(document(said))
    actions: list[object] = [
        (action.open_ended, action.due, [(item.printed, item.role, item.stated) for item in action.assignments])
        for action in found.actions
        if action.assignments
    ]
    return actions, [(finding.kind, finding.text) for finding in found.findings]


def roles(found: Extraction) -> tuple[dict[str, list[str]], bool]:
    """Return the names by role, in order, and whether a list was left open."""
    parts: dict[str, list[str]] = {}
    for action in found.actions:
        for item in action.assignments:
            parts.setdefault(item.role, []).append(item.printed)
    return parts, any(action.open_ended for action in found.actions)
