"""Data as the rows of a table: an action each, in the flat form, then what has no row as records."""

from collections.abc import Iterator
from typing import NamedTuple

from respon.model import DataFile
from respon.sources import records
from respon.sources.tabular.cell_values import escaped
from respon.sources.tabular.flat import COLUMNS, OWN, flat, own_columns


class Rows(NamedTuple):
    """The columns that are used, by key or own heading, `respon` last; the actions' cells; the records."""

    columns: tuple[str, ...]
    cells: list[dict[str, str]]
    records: list[str]

    def heads(self, most: int) -> Iterator[str]:
        """Yield the records as lists in JSON, of at most so many characters where one record is not longer."""
        held: list[str] = []
        for record in self.records:
            if held and sum(map(len, held)) + len(held) + len(record) + 2 > most:
                yield f"[{','.join(held)}]"
                held = []
            held.append(record)
        if held:
            yield f"[{','.join(held)}]"

    def lines(self) -> Iterator[list[str]]:
        """Yield the cells of each action in the order of the columns."""
        for row in self.cells:
            yield [row.get(column, "") for column in self.columns]


def rows(data: DataFile) -> Rows:
    """Return the data as rows."""
    own = own_columns(data.actions)
    cells = [flat(action, own) for action in data.actions]
    used = {"id", "title"}.union(*cells)
    columns = [key for key in COLUMNS if key in used]
    return Rows((*columns, *own, OWN), cells, list(map(escaped, records.lines(data))))
