"""Defaults of one's own: RESPON_DATA and RESPON_LANG, else `respon.toml` of this folder or the nearest above."""

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

from respon.errors import UsageError
from respon.i18n import LANGUAGES
from respon.messages import say

DATA, LANG = "RESPON_DATA", "RESPON_LANG"
FILE = "respon.toml"


class Defaults(NamedTuple):
    """The data files that commands read, and the language they speak, where the command line doesn't say."""

    data: tuple[str, ...] = ()
    lang: str | None = None


@cache
def defaults() -> Defaults:
    """Return what the environment says, else the nearest settings file, upwards.

    Raises UsageError for a language that there isn't, DataError for a broken file.
    """
    file = _of_file()
    data = tuple(filter(None, os.environ.get(DATA, "").split(os.pathsep)))
    lang = os.environ.get(LANG) or None
    if lang not in (None, *LANGUAGES):
        raise _no_language(LANG, lang)
    return Defaults(data or file.data, lang or file.lang)


def _no_language(where: str, word: str) -> UsageError:
    return UsageError(
        say("{option} can't be '{given}'", option=where, given=word),
        hint=say("one of {words}", words=", ".join(LANGUAGES)),
    )


def _of_file() -> Defaults:
    try:
        here = Path.cwd()
    except OSError:  # the working folder is gone
        return Defaults()
    for folder in (here, *here.parents):
        if os.path.isfile(folder / FILE):  # noqa: PTH113 - false for a link in a circle, or a folder that can't be read
            from respon.check.settings import read  # with the rules that it may name

            found = read(folder / FILE)
            if found.lang not in (None, *LANGUAGES):
                raise _no_language(f"{FILE}: lang", found.lang)
            return Defaults(tuple(str(path) for path in found.data), found.lang)
    return Defaults()
