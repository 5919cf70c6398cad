"""The plan as one graph, action → agency; every query is asked of it. Only this package imports networkx."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from respon.graph.incidence import Incidence, Pair
from respon.model import Action
from respon.plan import Assignment, Duty, Plan, Unsettled

if TYPE_CHECKING:
    import networkx as nx


class Graph:
    """The responsibility graph of a plan.

    `net` is a networkx MultiDiGraph: nodes are action ids (attribute `kind="action"`, `action`) and agency
    names (`kind="agency"`, `agency`); an edge from action to agency is an assignment, its key the role, its
    attribute `assignment`.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._owners: dict[str, tuple[Assignment, ...]] = {}  # of each action once, however many carry it

    @cached_property
    def net(self) -> "nx.MultiDiGraph[str]":
        """The networkx graph, built when first asked for."""
        import networkx as nx  # 90 ms, which counting does without

        net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for action in self.plan.actions:
            net.add_node(action.id, kind="action", action=action)
            for assignment in self.plan.assignments(action):
                name = assignment.agency
                if name not in net:
                    net.add_node(name, kind="agency", agency=self.plan.agencies.get(name))
                net.add_edge(action.id, name, assignment.role, assignment=assignment)
        return net

    def agencies(self) -> list[str]:
        """Return the names of all agencies that have an assignment, in the order of their names."""
        return self.incidence.names

    def in_order(self) -> list[str]:
        """Return the same in the registry's order (建制顺序); those that it doesn't have last, by name."""
        rank = {name: number for number, name in enumerate(self.plan.agencies)}
        return sorted(self.agencies(), key=lambda name: rank.get(name, len(rank)))

    def duties(self, agency: str) -> list[Duty]:
        """Return the duties that the agency holds, in the plan's order."""
        if agency not in self.net:
            return []
        held = [(a, e["assignment"]) for a, _, e in self.net.in_edges(agency, data=True)]
        order, actions = self.plan.by_id, self.plan.actions
        return [
            self._duty(agency, actions[order[action]], given)
            for action, given in sorted(held, key=lambda found: order[found[0]])
        ]

    def passed_on(self, agency: str) -> list[Duty]:
        """Return the duties that reforms took from the agency, as their present holders have them."""
        owners = ((action, given) for action in self.plan.actions for given in self.assignments(action))
        return [
            self._duty(given.agency, action, given)
            for action, given in owners
            if given.agency != agency and agency in (step.agency for step in given.via)
        ]

    def unsettled(self, agency: str) -> list[Duty]:
        """Return the duties that reforms left without a certain holder: the agency's own, or it is a candidate."""
        return [
            self._duty(agency, action, given)
            for action in self.plan.actions
            for given in self.plan.unsettled(action)
            if agency == given.agency or agency in given.candidates
        ]

    def _duty(self, agency: str, action: Action, given: Assignment | Unsettled) -> Duty:
        if action.id not in self._owners:
            self._owners[action.id] = tuple(self.assignments(action))
        return Duty(agency, action, given, self._owners[action.id])

    def assignments(self, action: Action) -> list[Assignment]:
        """Return who carries the action, in the text's order."""
        return [edge["assignment"] for _, _, edge in self.net.out_edges(action.id, data=True)]

    def given(self, action: Action, agency: str) -> list[Assignment]:
        """Return one agency's assignments on an action, without going through all others'."""
        return [edge["assignment"] for edge in self.net[action.id].get(agency, {}).values()]

    def shared(self, a: str, b: str) -> list[Action]:
        """Return the actions that two agencies both have, in the plan's order."""
        if a not in self.net or b not in self.net:
            return []
        order = self.plan.by_id
        both = set(self.net.pred[a]) & set(self.net.pred[b])
        return [self.plan.actions[order[action]] for action in sorted(both, key=order.__getitem__)]

    def shared_ids(self, a: str, b: str) -> list[str]:
        """Return the ids of the actions that two agencies both have, in the plan's order."""
        actions = self.plan.actions
        return [actions[index].id for index in self.incidence.shared(a, b)]

    @cached_property
    def incidence(self) -> Incidence:
        """Who has which action, in numbers only: for counting over a whole bulk corpus."""
        return Incidence(self.plan)

    def pairs(self, top: int | None = None, agency: str | None = None) -> Iterator[Pair]:
        """Yield the overlapping pairs of agencies, most shared actions first, then by name; `top` or all.

        agency: only its pairs. Raises DataError if all are asked for and are too many to list.
        """
        return self.incidence.pairs(top, agency)

    def co_ownership(self) -> "nx.Graph[str]":
        """Return the agencies' graph: an edge for every overlapping pair, `weight` the shared actions."""
        import networkx as nx  # 90 ms, which counting does without

        net: nx.Graph[str] = nx.Graph()
        net.add_nodes_from(self.agencies())
        net.add_weighted_edges_from((p.a, p.b, p.shared) for p in self.pairs())
        return net
