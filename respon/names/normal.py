"""Normal forms of Chinese text: compatibility characters, white space, Traditional characters."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any


def plain(text: str) -> str:
    """Return the text after NFKC with all white space removed; full-width forms become half-width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def fingerprint(text: str) -> str:
    """Return the SHA-256, in hexadecimal, of the text's plain form: equal however it was typeset."""
    import hashlib  # 3 ms

    return hashlib.sha256(plain(text).encode()).hexdigest()


@cache
def converter(standard: str) -> Any:
    """Return OpenCC's converter by one of its standards, from its own folder.

    Named by the standard alone, a `t2s.json` that lies in the working folder would be taken.
    """
    import opencc  # 3 ms, and 50 ms for its dictionaries: only when a text needs them

    own = Path(opencc.__file__).parent / "clib" / "share" / "opencc" / f"{standard}.json"
    return opencc.OpenCC(str(own) if own.is_file() else standard)


def simplified(text: str, standard: str = "t2s") -> str:
    """Return the text in Simplified characters, character for character, same length.

    standard: one of OpenCC's, `t2s` or, for text by Taiwan's standard (著力 for 着力), `tw2s`.
    """
    if text.isascii():
        return text
    convert = converter(standard).convert
    converted: str = convert(text)
    # Phrases in OpenCC's t2s map one to one today; places in the text rest on it, so it is not assumed.
    if len(converted) != len(text):
        return "".join(convert(char)[:1] or char for char in text)
    return converted
