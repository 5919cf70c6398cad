"""Normal forms of Chinese text: compatibility characters, white space, Traditional characters."""

import unicodedata
from functools import cache
from typing import Any


def plain(text: str) -> str:
    """Return the text after NFKC with all white space removed; full-width forms become half-width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def fingerprint(text: str) -> str:
    """Return the SHA-256, in hexadecimal, of the text's plain form: equal however it was typeset."""
    import hashlib

    return hashlib.sha256(plain(text).encode()).hexdigest()


@cache
def _converter() -> Any:
    from opencc import OpenCC  # loads its dictionaries: only when a text needs them

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Return the text in Simplified characters (OpenCC's t2s); character for character, same length."""
    if text.isascii():
        return text
    converted: str = _converter().convert(text)
    # Phrases in OpenCC's t2s map one to one today; places in the text rest on it, so it is not assumed.
    if len(converted) != len(text):
        return "".join(_converter().convert(char)[:1] or char for char in text)
    return converted
