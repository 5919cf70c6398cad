"""What a rule may ask: the plan, the day, the names, and where exactly something stands in a file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from respon.model import Action
from respon.names import Resolver
from respon.plan import Plan
from respon.where import Where

Lines = Mapping[tuple[str | int, ...], int]
"""The line of every key and list entry of a file: ("actions", 3, "due") -> 41."""


def _unknown(_: str) -> Lines:
    return {}


@dataclass
class Context:
    """The data under check. `today`: the day by which due dates are judged. `as_of`: the day whose agencies
    hold the duties, None where reforms are left aside. `lines`: gives a file's lines, asked only on a finding.
    """

    plan: Plan
    today: str
    as_of: str | None = None
    lines: Callable[[str], Lines] = _unknown

    @cached_property
    def resolver(self) -> Resolver:
        """Finds agencies by their written forms."""
        return Resolver(self.plan.registry, self.plan.reforms)

    @property
    def in_force(self) -> Iterator[Action]:
        """The actions that no document cancels: of the others nobody has to be responsible."""
        return (action for action in self.plan.actions if not action.cancelled)

    def at_action(self, action: Action, *field: str | int) -> Where:
        """Return where the action stands, or the line of its field or list entry where that is known."""
        index = self.plan.by_id[action.id]
        where = self.plan.where_action(index)
        origin = next(o for o in reversed(self.plan.origins) if o.first <= index)
        return self._closest(where, ("actions", index - origin.first), field)

    def at_entry(self, kind: str, key: str, *field: str | int) -> Where:
        """Return where an `agency` or `document` stands, or the line of its field where that is known."""
        where = self.plan.places[kind, key]
        section = {"agency": "agencies", "document": "documents"}[kind]
        paths = (p for p, line in self.lines(where.file).items() if len(p) == 2 and line == where.line)
        entry = next((p for p in paths if p[0] == section), None)
        return self._closest(where, entry, field) if entry else where

    @cached_property
    def _reforms(self) -> list[tuple[Where, tuple[str | int, ...]]]:
        """Where each reform stands: files give theirs to the plan in the files' own order."""
        return [
            (Where(file, line), path)
            for file in self.plan.files
            for path, line in self.lines(file).items()
            if path[0] == "reforms" and len(path) == 2
        ]

    def at_reform(self, index: int, *field: str | int) -> Where:
        """Return where the plan's reform of this index stands, as closely as it is known."""
        if len(self._reforms) != len(self.plan.reforms):  # standard input can't be read twice
            return Where(self.plan.files[-1] if self.plan.files else "")
        return self._closest(*self._reforms[index], field)

    def _closest(self, where: Where, entry: tuple[str | int, ...], field: tuple[str | int, ...]) -> Where:
        lines = self.lines(where.file) if field else {}
        while field:
            if line := lines.get((*entry, *field)):
                return Where(where.file, line)
            field = field[:-1]
        return where


def mentions(action: Action) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield each place in the action that names an agency, as (field, rank), with the written form."""
    for field in ("responsible", "lead", "co", "support", "oversee"):
        for rank, name in enumerate(getattr(action, field)):
            yield (field, rank), name
