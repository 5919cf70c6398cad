"""The plan as one graph, action → agency; every query is asked of it. Only this package imports networkx."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from respon.graph.incidence import Incidence, Pair
from respon.model import Action
from respon.plan import Assignment, Plan, Unsettled

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

    @cached_property
    def net(self) -> "nx.MultiDiGraph[str]":
        """The networkx graph, built when first asked for."""
        import networkx as nx

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

    def duties(self, agency: str) -> list[tuple[Action, Assignment]]:
        """Return an agency's assignments with their actions, in the plan's order."""
        if agency not in self.net:
            return []
        held = [(a, e["assignment"]) for a, _, e in self.net.in_edges(agency, data=True)]
        order = self.plan.by_id
        return [(self.plan.actions[order[a]], given) for a, given in sorted(held, key=lambda d: order[d[0]])]

    def unsettled(self, agency: str) -> list[tuple[Action, Unsettled]]:
        """Return the duties, with their actions, for which the agency is one of several candidates."""
        plan = self.plan
        return [(a, u) for a in plan.actions for u in plan.unsettled(a) if agency in u.candidates]

    def owners(self, action: Action) -> list[Assignment]:
        """Return an action's assignments in the text's order."""
        return [edge["assignment"] for _, _, edge in self.net.out_edges(action.id, data=True)]

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

    def pairs(self, top: int | None = None) -> Iterator[Pair]:
        """Yield the overlapping pairs of agencies, most shared actions first, then by name; `top` or all."""
        return self.incidence.pairs(top)

    def co_ownership(self) -> "nx.Graph[str]":
        """Return the agencies' graph: an edge for every overlapping pair, `weight` the shared actions."""
        import networkx as nx

        net: nx.Graph[str] = nx.Graph()
        net.add_nodes_from(self.agencies())
        net.add_weighted_edges_from((p.a, p.b, p.shared) for p in self.pairs())
        return net
