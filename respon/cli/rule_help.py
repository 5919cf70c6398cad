"""What `respon check --explain` tells of the rules, in the user's language."""

import re
from collections.abc import Iterable, Iterator

from respon.finding import RuleHelp
from respon.i18n import language, tr

_COMMENT = re.compile(r"(?<=        # ).+")


def explained(rules: Iterable[RuleHelp]) -> str:
    """Return what the rules say of themselves, a section each."""
    head = tr("{name} ({severity})")
    sections = ((head.format(name=each.name, severity=tr(each.severity)), _told(each.help)) for each in rules)
    return "\n".join(f"## {title}\n\n{told}\n" for title, told in sections)


def messages(told: str) -> Iterator[str]:
    """Yield what of a rule's help wants a translation: its paragraphs, and the comments of its examples."""
    for paragraph in told.split("\n\n"):
        yield from _COMMENT.findall(paragraph) if _is_code(paragraph) else [_joined(paragraph)]


def _told(text: str) -> str:
    """Return a rule's help in the user's language; in English, line by line as it was written."""
    if language() == "en":
        return text
    paragraphs = text.split("\n\n")
    return "\n\n".join(_example(each) if _is_code(each) else tr(_joined(each)) for each in paragraphs)


def _example(code: str) -> str:
    return _COMMENT.sub(lambda comment: tr(comment[0]), code)


def _joined(paragraph: str) -> str:
    return " ".join(paragraph.split())


def _is_code(paragraph: str) -> bool:
    return paragraph.startswith("    ")
