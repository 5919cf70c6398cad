"""The user's language for people's formats: English and Chinese, by gettext."""

import gettext
import os
from pathlib import Path

from respon.messages import Message, Term, filled, joined

LANGUAGES = ("en", "zh")
LOCALE = Path(__file__).parent / "locale"
_catalogues: dict[str, gettext.NullTranslations] = {"en": gettext.NullTranslations()}
_current = "en"


def use(language: str | None = None) -> str:
    """Set the language: `en`, `zh`, or None for what the environment asks for. Return it."""
    global _current  # noqa: PLW0603 - one language a run, as the C library has it
    _current = language or wished() or "en"
    return _current


def wished() -> str | None:
    """Return the language that the environment asks for, as the GNU C library and gettext choose it; None: none.

    The locale is the first of LC_ALL, LC_MESSAGES and LANG that is set. The C locale wishes for nothing, whatever
    LANGUAGE says; else LANGUAGE lists the languages wanted, and the first that we have is taken, or the locale's.
    """
    settings = map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, settings), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return None
    wanted = os.environ.get("LANGUAGE", "").split(":")
    return next((found for each in wanted if (found := each[:2].lower()) in LANGUAGES), _spoken(locale))


def _spoken(locale: str) -> str:
    found = locale[:2].lower()
    return found if found in LANGUAGES else "en"


def tr(message: str) -> str:
    """Return the message in the language in use; English is the message itself."""
    if _current not in _catalogues:
        _catalogues[_current] = gettext.translation("respon", LOCALE, ["zh_CN"], fallback=True)
    return _catalogues[_current].gettext(message) if message else ""


def speak(told: object) -> str:
    """Return a message, a term or a list of them in the language in use; what is data, as it is."""
    if isinstance(told, Message):
        return filled(tr(told.text), {key: speak(value) for key, value in told.given.items()})
    if isinstance(told, list | tuple) and type(told) in (list, tuple):  # a Where is a tuple, and no list
        return joined(map(speak, told))
    return tr(told) if isinstance(told, Term) else str(told)


def language() -> str:
    """Return the language in use: `en` or `zh`."""
    return _current
