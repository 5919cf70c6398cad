"""What the YAML library finds wrong, at the line to mend, and how to mend it."""

import re

import yaml

from respon.messages import Message, recognised, say

PROBLEMS = (
    "unacceptable character {character}: {reason}",
    "'{encoding}' codec can't decode byte {byte} in position {position}: {reason}",
    "'{encoding}' codec can't decode bytes in position {position}: {reason}",
    "block sequence entries are not allowed in this context",
    "control characters are not allowed",
    "special characters are not allowed",
    "could not find expected ':'",
    "did not find expected ',' or {bracket}",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
    "did not find expected alphabetic or numeric character",
    "did not find expected comment or line break",
    "did not find expected hexdecimal number",
    "did not find expected key",
    "did not find expected node content",
    "did not find expected whitespace or line break",
    "found a tab character that violates indentation",
    "found a tab character where an indentation space is expected",
    "found character that cannot start any token",
    "found incompatible YAML document",
    "found invalid Unicode character escape code",
    "found undefined tag handle",
    "found unexpected ':'",
    "found unexpected document indicator",
    "found unexpected end of stream",
    "found unknown directive name",
    "found unknown escape character",
    "invalid Unicode character",
    "invalid continuation byte",
    "invalid leading UTF-8 octet",
    "invalid start byte",
    "invalid trailing UTF-8 octet",
    "incomplete UTF-8 octet sequence",
    "mapping keys are not allowed in this context",
    "mapping values are not allowed in this context",
    "unexpected end of data",
)
"""What the library says, as far as it can be told in other languages."""

_WIDE = re.compile(r"\s*(?:- +)*[\w-]+：")
_COLONS = re.compile(r"[^:#\"']+:\s+[^\"'\s].*:(?:\s|$)")
_TAB = re.compile(r" *\t")
_SIGN = re.compile(r"(?:.*[:\-,\[{]\s+|\s*)([@`%])")


def where(error: yaml.MarkedYAMLError) -> int:
    """Return the line to mend: what is open is told at the end of the file, and mended where it opens."""
    mark = error.context_mark if _is_open(error) else error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 0


def problem(error: yaml.MarkedYAMLError) -> Message:
    """Return what is wrong."""
    return say("not valid YAML: {problem}", problem=recognised(str(error.problem), PROBLEMS))


def mend(error: yaml.MarkedYAMLError, text: bytes) -> Message:
    """Return how to mend it, by the lines at which it was noticed."""
    lines = text.decode("utf-8", "replace").splitlines()
    at = where(error)
    line, *before = reversed(lines[max(0, at - 2) : at]) if at else ("",)
    began = error.context_mark.line if error.context_mark else at
    if any(map(_WIDE.match, [line, *before, *lines[began : began + 1]])):
        return say("behind a key write a half-width colon and a blank: `id: …`, not `id：…`")
    if _TAB.match(line):
        return say("indent with blanks, not with tabs")
    if sign := _SIGN.match(line):
        return say("put the text in quotes: it begins with {sign}", sign=sign[1])
    if "mapping values" in (error.problem or "") and _COLONS.match(line):
        return say("put the text behind the key in quotes: it holds a colon before a blank")
    return say("check indentation, quotes and brackets around this line")


def _is_open(error: yaml.MarkedYAMLError) -> bool:
    return bool(re.search("flow|quoted", error.context or ""))
