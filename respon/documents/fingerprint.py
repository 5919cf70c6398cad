"""What of a text decides whether it is still the same: its characters, not their widths or spacing."""

import hashlib
import unicodedata


def plain(text: str) -> str:
    """Return the text in NFKC with all white space removed: what two printings must share."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def fingerprint(text: str) -> str:
    """Return the SHA-256 of `plain(text)` in hexadecimal."""
    return hashlib.sha256(plain(text).encode()).hexdigest()
