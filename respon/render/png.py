"""A picture in pixels, by resvg: no browser is needed."""

from collections.abc import Iterator

from respon.answer import Answer
from respon.errors import ResponError
from respon.messages import say
from respon.render import Look
from respon.render.drawn import drawn

ZOOM, MOST, AREA = 2.0, 16_000, 12_000_000
"""Pixels a px, as good screens and printers have them; the most along a side, and in all: a second of work."""


def render(answer: Answer, look: Look) -> Iterator[bytes]:
    """Yield the picture. Raises ResponError where no font of this machine has its letters."""
    canvas = drawn(answer, "dark" if look.theme == "dark" else "light")
    if canvas.unknown:
        raise ResponError(
            say("no font on this machine has the letters of '{unknown}'", unknown=canvas.unknown[0]),
            hint=say(
                "install one (Debian: apt-get install fonts-noto-cjk), or name its file in RESPON_FONT; or write svg"
            ),
        )
    from resvg_py import svg_to_bytes  # 5 ms, and its library, which only pixels need

    width, height = canvas.width_px, canvas.height_px
    zoom = min(ZOOM, MOST / max(width, height), (AREA / (width * height)) ** 0.5)
    yield bytes(svg_to_bytes(svg_string=canvas.svg().decode(), zoom=zoom, skip_system_fonts=True))
