"""Measures of large networks: igraph's are networkx's, a sample's are near them, and both say what they are."""

import random
import sys
from array import array
from itertools import chain
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import Run, on_terminal

from respon.graph import measures, sampled
from respon.graph.incidence import Edges


def network(size: int, edges: int, seed: int) -> tuple[sampled.Weighted, "nx.Graph[int]"]:
    net = nx.gnm_random_graph(size, edges, seed=seed)
    draw = random.Random(seed)
    shared = array("q", (draw.randint(1, 9) for _ in net.edges))
    return sampled.Weighted(size, Edges(array("q", chain.from_iterable(net.edges)), shared)), net


def nobody(done: int, count: int) -> None:
    pass


@given(st.integers(1, 300), st.integers(0, 900), st.integers(0, 99))
@settings(max_examples=25)
def test_exact_measures_are_networkxs(size: int, edges: int, seed: int) -> None:
    measured, net = network(size, edges, seed)
    weights = dict(zip(net.edges, measured.edges.shared, strict=True))
    nx.set_edge_attributes(net, weights, "weight")
    assert measured.degrees() == ([d for _, d in net.degree], [d for _, d in net.degree(weight="weight")])
    found = measured.betweenness(True, nobody)
    assert (found.sample, found.error) == (size, 0)
    assert found.values == pytest.approx([nx.betweenness_centrality(net)[at] for at in range(size)], abs=1e-12)


def test_without_igraph_networkx_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quick, _ = network(60, 200, 1)
    monkeypatch.setattr(sampled, "find_spec", lambda _: None)
    slow, _ = network(60, 200, 1)
    assert (quick.quick, slow.quick) == (True, False)
    assert slow.betweenness(True, nobody).values == pytest.approx(quick.betweenness(True, nobody).values, abs=1e-12)
    assert sorted(at for group in slow.communities() for at in group) == list(range(60))


def test_a_sample_is_as_near_as_its_error_says(monkeypatch: pytest.MonkeyPatch) -> None:
    measured, net = network(300, 900, 5)
    monkeypatch.setattr(sampled, "MOST_STEPS", 900 * 100)
    told: list[int] = []
    found = measured.betweenness(False, lambda done, count: told.append(done))
    assert found.sample == 100 == told[-1]
    assert told == sorted(told)
    exact = nx.betweenness_centrality(net)
    off = [abs(found.values[at] - exact[at]) for at in range(300)]
    assert found.error > 0
    assert sum(each <= 2 * found.error for each in off) >= 285
    assert measured.betweenness(False, nobody) == found, "the same data gives the same answer"


def test_every_agency_is_in_one_community() -> None:
    measured, _ = network(120, 300, 2)
    assert sorted(at for group in measured.communities() for at in group) == list(range(120))


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Sixty agencies, each on an action with the two after it."""
    path = tmp_path / "many.jsonl"
    line = '{{"id":"A{0}","title":"t","responsible":["局{0:02}","局{1:02}","局{2:02}"]}}\n'
    path.write_text("".join(line.format(at, (at + 1) % 60, (at + 7) % 60) for at in range(60)), "utf-8")
    return path


def test_a_large_network_has_the_rows_of_a_small_one(run: Run, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = run("network", "-d", many, "-f", "json").rows
    monkeypatch.setattr(measures, "MOST_STEPS", 0)
    large = run("network", "-d", many, "-f", "json").rows
    keys = ("agency", "degree", "weighted_degree", "betweenness")
    assert [[row[key] for key in keys] for row in large] == [[row[key] for key in keys] for row in small]


def test_an_estimate_says_so_and_exact_insists(run: Run, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "MOST_STEPS", 0)
    monkeypatch.setattr(sampled, "MOST_STEPS", 0)
    assert "estimated from the chains of 40 of 60 agencies" in run("network", "-d", many).text
    exact = run("network", "-d", many, "--exact")
    assert "estimated" not in exact.text


def test_measuring_shows_how_long_it_will_take(many: Path) -> None:
    code = "from respon.graph import measures; measures.MOST_STEPS = 0; from respon.cli.main import main; main()"
    words = [sys.executable, "-c", code, "network", "-d", str(many), "-f", "csv"]
    done, screen = on_terminal(words, 80, err=True)
    assert done.code == 0
    assert "measuring" in screen
    assert "60/60" in screen
    assert done.out.startswith(b"agency,degree")
