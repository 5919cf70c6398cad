"""Marks at names in a list (★, *, △), by what the table says of them: ★市教委 is 市教委（牵头）."""

import re
from collections.abc import Iterable, Mapping

from respon.grammar import matrices
from respon.grammar.heads import STARS
from respon.grammar.rule import Rule
from respon.model import Role

_PIECE = re.compile(r"[^、，,；;/\n]+")
_NOTES: Mapping[Role | None, str] = {"lead": "（牵头）", "support": "（配合）", "co": ""}


class Unknown(ValueError):
    """A mark of which nothing says what it means."""


def starred(text: str) -> str:
    """Return the text with asterisks as stars: what is folded knows asterisks as markup alone."""
    return text.replace("*", "★").replace("＊", "★")


def legend(lines: Iterable[str], own: Rule | None) -> matrices.Legend:
    """Return what folded lines, and the document's own rule, say of the marks."""
    found: dict[str, Role | None] = dict(matrices.legend(lines))
    if own and own.kind == "starred":
        found |= {sign: "lead" for sign in own.text if sign in STARS}
    return found


def noted(cell: str, meanings: matrices.Legend) -> str:
    """Return a list with its marks as remarks behind the names. Raises Unknown for one without a meaning."""
    return _PIECE.sub(lambda found: _noted(found[0], meanings), starred(cell)) if _signs(starred(cell)) else cell


def _signs(text: str) -> list[str]:
    return [char for char in text if char in STARS]


def _noted(piece: str, meanings: matrices.Legend) -> str:
    signs = _signs(piece)
    if not signs:
        return piece
    bare = signs[0].join(part.strip() for part in piece.split(signs[0]))
    note = _NOTES.get(meanings.get(signs[0])) if signs[0] in meanings else None
    if len(signs) > 1 or note is None or signs[0] not in (bare[0], bare[-1]):
        raise Unknown(signs[0])
    return bare.strip(STARS) + note
