"""A picture as SVG, for pages and for those who go on drawing: light, and dark where the reader's screen is."""

from collections.abc import Iterator

from respon.answer import Answer
from respon.render import Look
from respon.render.drawn import drawn


def render(answer: Answer, look: Look) -> Iterator[bytes]:
    """Yield the picture."""
    yield drawn(answer, look.theme or "auto").svg()
