r"""Text made harmless: nothing in the data may steer a terminal, a CI runner or the eye of whoever reads a name.

`revealed` is for people, `escaped` for JSON and YAML, whose strings keep what they escape. `door` is what every text
passes on its way out, whatever its format did or forgot.

A runner reads commands in the log: GitHub's at the head of a line, blanks aside (`::error …`), and its older form
anywhere in one (`##[error]…`; actions/runner, ActionCommand.cs), as others do (`##vso[…`, `##teamcity[…`).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

_STEERING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
STEERING = re.compile(f"[{_STEERING}]")
"""C0 but tab and line feed, DEL, C1, line and paragraph separators, bidi overrides and isolates, lone surrogates,
non-characters: they steer a terminal, turn text around or are no text."""

_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SELECTABLE = "0-9#*\u00a9\u00ae\u2000-\u2bff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U0001f000-\U0003ffff"
_PICTURE = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_SUSPECT = re.compile(f"[{_STEERING}{_HIDDEN}{_SELECTORS}]")
_COLOUR = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;(?:id=[0-9]+)?;(?:file://[!-~]*)?\x1b\\\\")
"""What the drawing library makes: colours, and links to files (OSC 8), whose addresses are ASCII."""
_OLD_COMMAND = re.compile(r"##(?=[a-z]{0,20}\[)")


@cache
def invisible() -> re.Pattern[str]:
    """Return the pattern of what Unicode calls default ignorable, and fillers: unseen, yet two names differ by it.

    Not where it has its use: a variation selector behind a Chinese character or a picture, a joiner between pictures.
    """
    return re.compile(f"(?!(?<=[{_PICTURE}])\u200d[{_PICTURE}])[{_HIDDEN}]|(?<![{_SELECTABLE}])[{_SELECTORS}]")


def unix(text: str) -> str:
    r"""Return the text with line ends as \n."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def steady(text: str) -> str:
    r"""Return the text with line ends as \n and what steers as �."""
    return STEERING.sub("\ufffd", unix(text))


def revealed(text: str) -> str:
    r"""Return the text for people: line ends as \n, what steers as �, what is invisible by its number (⟨U+200B⟩)."""
    if not _SUSPECT.search(text):
        return text
    return invisible().sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", steady(text))


def unseen(text: str) -> list[str]:
    """Return the characters that are invisible or steer; line ends and tabs are neither."""
    text = unix(text)
    return (
        [*STEERING.findall(text), *(found[0] for found in invisible().finditer(text))] if _SUSPECT.search(text) else []
    )


def escaped(text: str) -> str:
    r"""Return serialised JSON, or YAML in double quotes, with what steers as \uXXXX: the strings keep it."""
    if "##" in text:
        text = _OLD_COMMAND.sub(r"\\u0023#", text)
    return STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def uncommanding(text: str) -> str:
    """Return the text, which begins a log's line, so that no runner finds a command in it.

    A line that would be one is joined to the line before it by a blank; the first gets a backslash. `##[` gets a
    blank in the middle.
    """
    if "##" in text:
        text = _OLD_COMMAND.sub("## ", text)
    return _joined(text, "\\") if "::" in text else text


def _joined(text: str, before: str) -> str:
    parts: list[str] = []
    for number, line in enumerate(text.split("\n")):
        bare = line.lstrip()
        if bare.startswith("::"):
            while parts and not parts[-1].strip():
                parts.pop()
            parts.append((" " if parts else before) + bare)
        else:
            parts.append("\n" + line if number else line)
    return "".join(parts)


def starts_command(text: str) -> bool:
    """Tell if a line that begins with this text would be a runner's command."""
    return text.lstrip().startswith("::")


def logged(text: str) -> str:
    """Return a message for people, on stderr."""
    return uncommanding(revealed(text))


def door(pieces: Iterable[bytes], colour: bool = False, dos: bool = False, commands: bool = False) -> Iterator[bytes]:
    r"""Yield a text format's bytes made harmless, piece by piece.

    colour: the format draws for a terminal, in colours. dos: it ends lines with \r\n. commands: it speaks to a runner
    by commands of its own. A piece begins and ends where no cell does: only its blanks wait for the next piece.
    """
    kept, before = "", "\\"
    for piece in pieces:
        text = kept + _steadied(piece.decode(), colour, dos)
        if not commands and "##" in text:
            text = _OLD_COMMAND.sub("## ", text)
        if not commands and "::" in text:
            text = _joined(text, before)
        end = len(text.rstrip())
        kept, before = text[end:], " " if end else before
        yield text[:end].encode()
    yield kept.encode()


def _steadied(text: str, colour: bool, dos: bool) -> str:
    if not STEERING.search(text):
        return text
    if dos:
        return "\r\n".join(_steadied(line, colour, False) for line in text.split("\r\n"))
    if colour:  # what the drawing library makes; the data's own has been shown as � by the cells
        between, marks = _COLOUR.split(text), _COLOUR.findall(text)
        return "".join(a + b for a, b in zip(map(steady, between), [*marks, ""], strict=True))
    return steady(text)
