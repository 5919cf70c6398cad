"""Markdown's marks taken off a line: #, **, links, escapes, list dashes, quotes, rules, hard breaks."""

import re

from respon.reading.flow.lines import Line, Raw, Span, hidden_spans, plain_line, without
from respon.reading.flow.shapes import PAGE_NUMBER

MARKED = re.compile(r"^ {0,3}#{1,6}[ \t]+\S|\*\*[^*\n]+\*\*", re.MULTILINE)
LEADS = frozenset(">-*+_=`~")
HEADING = re.compile(r"\s*(#{1,6})(?:[ \t]+|(?=\*\*))")
HEADING_END = re.compile(r"(?<![ \t])[ \t]+#+\s*$")
LEAD = re.compile(r"\s*(?:>\s?)*\s*(?:[-*+][ \t]+(?=\S))?")
RULE = re.compile(r"(?:[-\s]{3,}|[*\s]{3,}|[_\s]{3,}|=+|(?:```|~~~).*)")
UNDERLINE = re.compile(r"\s{0,3}(?:(=+)|-{2,})\s*$")
LINK = r"\]\((?:https?:|mailto:|www\.|[/#.])[^()\s]*\)"
BOLD = re.compile(r"\*{2,3}")
INLINE = re.compile(
    rf"\*{{2,3}}"
    rf"|\\(?=[!-/:-@\[-`{{-~])"
    rf"|!?\[(?=[^\[\]]*{LINK})"
    rf"|{LINK}"
    rf"|</?[A-Za-z][A-Za-z0-9]{{0,9}}(?:\s[^<>]{{0,300}})?/?>"
)


def is_markdown(suffix: str, text: str) -> bool:
    """Tell Markdown by the file's suffix, or by headings or bold text in a plain one."""
    return suffix in {".md", ".markdown"} or bool(MARKED.search(text))


def unmark(raw: Raw, hidden: bool) -> Line | None:
    """Return the line without Markdown's marks; None for a line that is nothing but a mark."""
    text, words = raw[:2]
    first = words[0]
    start = level = 0
    spans: list[Span] = hidden_spans(text) if hidden else []
    if first == "#":
        if heading := HEADING.match(text):
            start, level = heading.end(), len(heading[1])
            if words[-1] == "#" and (end := HEADING_END.search(text, start)):
                spans.append(end.span())
    elif first in LEADS:
        if RULE.fullmatch(words):
            return None
        if not words.startswith("**") and not PAGE_NUMBER.fullmatch(words) and (lead := LEAD.match(text)):
            start = lead.end()
    if "\\" in text or "<" in text or "](" in text:
        spans.extend(match.span() for match in INLINE.finditer(text, start))
    elif "**" in text:
        spans.extend(match.span() for match in BOLD.finditer(text, start))
    wraps = words[-1] == "\\" or (len(text) > len(words) + 2 and text.rstrip("\r\n").endswith("  "))
    if spans:
        return without(raw, [(0, start), *spans] if start else spans, level, wraps)
    return plain_line(raw, start, level, wraps)


def underlined(line: Line, raw: Raw) -> Line | None:
    """Return the line as a heading if the next one only underlines it (=== or ---), else None."""
    rule = UNDERLINE.match(raw.text)
    return line._replace(heading=1 if rule[1] else 2) if rule else None
