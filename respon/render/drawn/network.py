"""The co-ownership network: boxes joined by lines."""

from collections import Counter

from respon.graph.picture import COLOURS, Picture
from respon.i18n import speak, tr
from respon.messages import say
from respon.render.drawn.canvas import Canvas
from respon.render.drawn.mounted import KeyEntry

WEIGHTS = (0.0, 1.0, 2.0, 3.2, 4.6, 6.0)
"""How thick a line is, in px, by its weight from 1 to 5."""

MOST_GROUPS = 6
"""Communities that the key names."""

_ALL = say(
    "A line joins two agencies that share actions, thicker for more; colours are communities; "
    "the larger the name, the more actions."
)
_ONE = say("A line joins two agencies that share actions, thicker for more; the larger the name, the more actions.")


class Network:
    """A picture of the network, as `graph.picture` places it."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.said = [speak(_ALL if all(node.colour for node in picture.nodes) else _ONE)]
        if picture.lost_nodes or picture.lost_edges:
            words = tr("Drawn are the strongest links; left out: {n} agencies, {m} links.")
            self.said.append(words.format(n=picture.lost_nodes, m=picture.lost_edges))
        self.key = [*self._groups(), *self._weights()]

    def _groups(self) -> list[KeyEntry]:
        """Return what each colour stands for: the agency that is asked about, or the community of its busiest one."""
        if centre := [node for node in self.picture.nodes if not node.colour]:
            return [KeyEntry(node.name, "lead") for node in centre]
        first: dict[int, str] = {}
        for node in sorted(self.picture.nodes, key=lambda node: (-node.actions, -node.partners)):
            first.setdefault(node.colour, node.name)
        sizes = Counter(node.colour for node in self.picture.nodes)
        return [
            KeyEntry(
                tr("{agency} and {n} more").format(agency=name, n=sizes[colour] - 1) if sizes[colour] > 1 else name,
                f"k{colour}",
            )
            for colour, name in sorted(first.items())[:MOST_GROUPS]
            if colour < COLOURS
        ]

    def _weights(self) -> list[KeyEntry]:
        """Return how many actions a line stands for, from the thinnest to the thickest."""
        shared: dict[int, list[int]] = {}
        for edge in self.picture.edges:
            shared.setdefault(edge.weight, []).append(edge.shared)
        return [
            KeyEntry(tr("{n} shared").format(n=_span(min(found), max(found))), "edge", WEIGHTS[weight])
            for weight, found in sorted(shared.items())
        ]

    def size(self, _: Canvas) -> tuple[float, float]:
        """Return its width and height."""
        return self.picture.width, self.picture.height

    def paint(self, canvas: Canvas) -> None:
        """Draw lines, then boxes over them."""
        nodes = self.picture.nodes
        with canvas.group():
            for edge in reversed(self.picture.edges):
                a, b = nodes[edge.a], nodes[edge.b]
                line = canvas.line(a.x, a.y, b.x, b.y, "edge", WEIGHTS[edge.weight])
                line.set("stroke-opacity", "0.55" if edge.weight > 2 else "0.35")
                line.set("stroke-linecap", "round")
        for node in nodes:
            told = tr("{agency}: {n} actions, {m} partners").format(agency=node.name, n=node.actions, m=node.partners)
            with canvas.group(told):
                left, top = node.x - node.width / 2, node.y - node.height / 2
                ground, ink = (f"k{node.colour}", "ink") if node.colour else ("lead", "lead-ink")
                canvas.outline(canvas.rect(left, top, node.width, node.height, ground, node.height / 2), "edge", 1)
                canvas.text(node.label, node.x, node.y + node.letters * 0.36, node.letters, ink, "middle")


def _span(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"
