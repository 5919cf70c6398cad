"""From how a person writes an action's id or a document's number to the one that is stored.

Width, white space, the kind of brackets and Traditional characters make no difference: 沪府发[2016]9号 is
沪府发〔2016〕9号, (三) is （三）. As with agencies' names, what is merely alike is offered, never taken.
"""

from collections.abc import Iterable

from respon.errors import UnknownName
from respon.messages import say
from respon.names.normal import BRACKETS, plain, simplified

NEAREST = 3
SIMILAR = 50.0
"""rapidfuzz's ratio, 0 to 100, from which a key is worth offering."""


def folded(key: str) -> str:
    """Return the form that all writings of one key share."""
    return simplified(plain(key)).translate(BRACKETS).casefold()


def find(written: str, keys: Iterable[str]) -> str | None:
    """Return the one key that is meant, None if none or several are: 1. and 1 are two."""
    known = list(dict.fromkeys(keys))
    if written in known:
        return written
    wanted = folded(written)
    found = [key for key, form in zip(known, _all_folded(known), strict=True) if form == wanted]
    return found[0] if len(found) == 1 else None


def _all_folded(keys: list[str]) -> list[str]:
    """Fold many keys: at once, which is several times faster than one by one."""
    if not keys:
        return []  # nothing, split, would be one empty key
    whole = "\n".join(plain(key) for key in keys)
    return [form.translate(BRACKETS).casefold() for form in simplified(whole).split("\n")]


def nearest(written: str, keys: Iterable[str]) -> list[str]:
    """Return the keys most like what is written, best first: to offer, never to take."""
    from rapidfuzz import fuzz, process  # 20 ms, only for an error

    known = list(dict.fromkeys(keys))
    found = process.extract(folded(written), _all_folded(known), scorer=fuzz.ratio, limit=NEAREST, score_cutoff=SIMILAR)
    return [known[index] for *_, index in found]


def document(written: str, numbers: Iterable[str]) -> str:
    """Return the document's number that is meant. Raises UnknownName with the nearest if none is, or several."""
    known = list(numbers)
    if found := find(written, known):
        return found
    near = nearest(written, known) or known[:NEAREST]
    hint = say("nearest numbers: {numbers}", numbers=near) if near else say("the data declares no document")
    raise UnknownName(say("no document has the number '{number}'", number=written), hint=hint)
