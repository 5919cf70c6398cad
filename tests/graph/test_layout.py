"""The network's layout: nothing overlaps, what is joined stands near, the same every time."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

import respon
from respon.graph.incidence import Pair
from respon.graph.layout import layout, separate
from respon.graph.picture import LABEL, MOST_EDGES, Picture, picture

sizes = st.lists(st.tuples(st.floats(5, 200), st.floats(5, 40)), min_size=1, max_size=25)


def apart(places: list[tuple[float, float]], boxes: list[tuple[float, float]], gap: float) -> bool:
    return all(
        abs(a[0] - b[0]) >= (s[0] + t[0]) / 2 + gap - 1e-3 or abs(a[1] - b[1]) >= (s[1] + t[1]) / 2 + gap - 1e-3
        for (a, s), (b, t) in combinations(zip(places, boxes, strict=True), 2)
    )


@given(sizes, st.data())
def test_boxes_never_overlap(boxes: list[tuple[float, float]], data: st.DataObject) -> None:
    ends = st.integers(0, len(boxes) - 1)
    edges = data.draw(st.lists(st.tuples(ends, ends, st.floats(0.1, 1)), max_size=30))
    edges = [(a, b, strength) for a, b, strength in edges if a != b]
    places = layout(boxes, edges, gap=8)
    assert apart(places, boxes, 8)
    assert layout(boxes, edges, gap=8) == places


def test_boxes_on_one_spot_come_free() -> None:
    boxes = [(60.0, 20.0)] * 40
    assert apart(separate([(0.0, 0.0)] * 40, boxes, 4), boxes, 4)


def test_joined_boxes_stand_nearer_than_others() -> None:
    # Two groups of five, joined within and by one weak link between.
    edges = [(a, b, 1.0) for group in (range(5), range(5, 10)) for a, b in combinations(group, 2)]
    places = layout([(50.0, 20.0)] * 10, [*edges, (0, 5, 0.1)])

    def mean(pairs: list[tuple[int, int]]) -> float:
        distances = [((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5 for a, b in pairs]
        return sum(distances) / len(distances)

    within = [(a, b) for a, b, _ in edges]
    assert mean(within) * 1.5 < mean([(a, b) for a in range(5) for b in range(5, 10)])


def drawn(count: int, links: list[tuple[int, int, int]]) -> Picture:
    names = [f"局{i}" for i in range(count)]
    pairs = [Pair(names[a], names[b], shared, shared) for a, b, shared in links]
    return picture([(name, 1, 1) for name in names], pairs)


def test_everybody_keeps_a_link_where_there_is_no_room_for_all() -> None:
    links = [(a, b, 5) for a, b in combinations(range(45), 2)] + [(0, 45, 1)]
    found = drawn(46, links)
    assert len(found.edges) <= MOST_EDGES
    assert found.lost_edges == len(links) - len(found.edges)
    assert all(len(node.joined) == node.partners for node in found.nodes)
    linked = {found.nodes[end].name for edge in found.edges for end in edge[:2]}
    assert linked == {f"局{i}" for i in range(46)}


def test_long_names_are_cut_and_nobody_alone_is_drawn() -> None:
    found = picture([("很长" * 20, 2, 1), ("乙", 1, 1), ("独", 1, 2)], [Pair("乙", "很长" * 20, 1, 2)])
    labels = {node.label for node in found.nodes}
    assert labels == {("很长" * 20)[: LABEL - 1] + "…", "乙"}
    assert all(node.width > 0 and node.x + node.width / 2 <= found.width for node in found.nodes)


def test_an_empty_network_is_an_empty_picture() -> None:
    assert drawn(0, []).nodes == []
    assert layout([], []) == []


def test_the_picture_of_the_bundled_plan_has_every_pair() -> None:
    graph = respon.Graph(respon.load())
    pairs = list(graph.pairs())
    found = picture([(name, 1, 1) for name in graph.agencies()], pairs)
    assert {frozenset((found.nodes[e.a].name, found.nodes[e.b].name)) for e in found.edges} == {
        frozenset(pair[:2]) for pair in pairs
    }
