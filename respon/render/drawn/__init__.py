"""Pictures fit to publish: a title, what is drawn, a key, the sources; in light and dark; letters as outlines.

What can be drawn: an answer that has a picture (the network), a matrix, counts by role as bars.
"""

from respon.answer import Answer
from respon.errors import UsageError
from respon.formats import Theme
from respon.messages import say
from respon.model import ROLES
from respon.render.drawn.bars import Bars
from respon.render.drawn.canvas import Canvas
from respon.render.drawn.lettering import Lettering
from respon.render.drawn.matrix import Cells
from respon.render.drawn.mounted import Drawing, mounted
from respon.render.drawn.network import Network


def drawn(answer: Answer, theme: Theme) -> Canvas:
    """Return the answer's picture. Raises UsageError where there is nothing to draw, or too much."""
    return mounted(answer, _drawing(answer), Canvas(theme, Lettering()))


def _drawing(answer: Answer) -> Drawing:
    if answer.picture is not None:
        picture = answer.picture()
        if not picture.nodes:
            raise UsageError(
                say("nobody shares an action here: there is nothing to draw"), hint=say("leave the format away")
            )
        return Network(picture)
    if any(column.style == "mark" for column in answer.columns):
        return Cells(answer)
    if {column.key for column in answer.columns} >= set(ROLES):
        return Bars(answer)
    raise UsageError(
        say("there is no picture of this answer"), hint=say("leave the format away, or draw `network` or `matrix`")
    )
