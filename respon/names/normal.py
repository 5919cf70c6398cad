"""Normal forms of Chinese text: compatibility characters, white space, Traditional characters."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

CLOSING = ")〕]】}〗〉》"
BRACKETS = str.maketrans("〔[【{〖〈《", "(" * 7) | str.maketrans(CLOSING, ")" * 8)
"""All kinds of brackets become round ones."""


def plain(text: str) -> str:
    """Return the text after NFKC with all white space removed; full-width forms become half-width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def latin(text: str) -> str:
    """Return what two writings of one name in Latin letters share: its letters and digits, in lower case.

    Articles, signs and accents make no difference: `The People's Bank of China` and `peoples bank of china`.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", re.sub("['’`]", "", bare).replace("&", " and "))
    return " ".join(word for word in words if word != "the")


def is_latin(text: str) -> bool:
    """Tell if a name has no character of the East Asian scripts, or of others after them, but has a letter."""
    return any(map(str.isalpha, text)) and all(char < "\u2e80" for char in unicodedata.normalize("NFKC", text))


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
