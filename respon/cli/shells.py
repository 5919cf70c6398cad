"""Completion as each shell takes it: typer's protocols, with every candidate quoted.

A candidate comes from a data file that a stranger may have written: what Tab puts on the line must be the name and
nothing that the shell would run.
"""

import os
import re
import string
from collections.abc import Sequence
from typing import Any

from typer import _completion_classes as typers
from typer._click.shell_completion import CompletionItem, add_completion_class, split_arg_string

_PLAIN = string.ascii_letters + string.digits + "_@%+,./-"
_BREAKS = ":="
"""Where bash divides words (COMP_WORDBREAKS), besides blanks and what ends a word for the shell itself."""


class Bash(typers.BashComplete):
    """Gives what `printf %q` would; in an open quote, what that quote needs; behind a colon, what is missing."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the cursor and the one at it, with words that bash divided whole again.

        What `stays` of the last one is not bash's to replace.
        """
        given = os.environ["COMP_WORDS"]
        words = given.split("\n" if "\n" in given else " ")[: int(os.environ["COMP_CWORD"]) + 1]
        whole: list[str] = []
        for word in words:
            if whole and word and (word[0] in _BREAKS or whole[-1][-1:] in _BREAKS):
                whole[-1] += word
            else:
                whole.append(word)
        self.typed, last = whole[-1], words[-1]
        self.stays = self.typed if last.strip(_BREAKS) == "" else self.typed.removesuffix(last)
        *args, incomplete = ("".join(split_arg_string(word)[:1]) for word in whole)
        return args[1:], incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """Return the rest of the word that bash shall put in place of its own last one."""
        quote = self.typed[:1]
        if quote == "'":
            return str(item.value).replace("'", "'\\''")
        if quote == '"':
            return re.sub(r'(["$`\\])', r"\\\1", item.value)
        return _backslashed(item.value.removeprefix("".join(split_arg_string(self.stays)[:1])))


class Zsh(typers.ZshComplete):
    """Hands names to compadd, which quotes them itself: in $'…' they pass the script's eval as they are."""

    def complete(self) -> str:
        """Return what the script evaluates."""
        args, incomplete = self.get_completion_args()
        items = self.get_completions(args, incomplete)
        if not items or any(item.help for item in items):  # the program's own words, with their descriptions
            return super().complete()
        return f"compadd -U -- {' '.join(_ansi(item.value) for item in items)}"


class PowerShell(typers.PowerShellComplete):
    """Gives names in single quotes where PowerShell would read more than a name in them."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return the name, and a blank as its description; `:::` would end it."""
        value = item.value.replace(":::", "")
        quoted = value if re.fullmatch(r"[\w./-]+", value) else "'" + re.sub("(['‘’‚‛])", r"\1\1", value) + "'"
        return quoted + super().format_completion(item)[len(item.value) :]


def register() -> None:
    """Put these in the place of typer's. fish has none: it quotes what it puts on the line."""
    classes: Sequence[tuple[type[Any], str]] = (
        (Bash, "bash"),
        (Zsh, "zsh"),
        (PowerShell, "powershell"),
        (PowerShell, "pwsh"),
    )
    for each, name in classes:
        add_completion_class(each, name)


def _backslashed(text: str) -> str:
    """Return the text with a backslash before each sign that bash reads as more than a letter."""
    return "".join(char if char > "\x7f" or char in _PLAIN or char in _BREAKS else f"\\{char}" for char in text)


def _ansi(text: str) -> str:
    return "$'" + re.sub(r"[^\w\u0080-\U0010ffff]", lambda sign: f"\\x{ord(sign[0]):02x}", text) + "'"
