"""Queries that a graph answers for small data and a table for a corpus, with the option that says which."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from respon.cli import complete
from respon.cli.engines import ENGINES
from respon.cli.options import with_options
from respon.cli.pictures import THEME
from respon.cli.run import Run
from respon.cli.shared_options import REFORMS, SHARED, format_option
from respon.cli.waiting import elapsing
from respon.formats import Written
from respon.i18n import tr

if TYPE_CHECKING:
    from respon.answer import Answer
    from respon.graph import Graph
    from respon.model import Action
    from respon.plan import Plan
    from respon.table.corpus import Corpus

Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="|".join((*ENGINES, "URL")),
        envvar="RESPON_ENGINE",
        autocompletion=complete.among(ENGINES),
        help="What answers: the graph, or for a corpus a table, in DuckDB or Spark (`spark://…`, `sc://…`).",
    ),
]


OPTIONS: dict[str, tuple[Any, Any]] = SHARED | REFORMS | {"engine": (Engine, None)}


class TabledRun(Run):
    """A run of a query that a table of a corpus may answer."""

    def __init__(self, engine: str | None = None, **shared: Any) -> None:
        super().__init__(**shared)
        self.engine = engine
        self.held = ExitStack()
        self.shown = ExitStack()
        """What is shown while the table is asked."""

    def emit(self, answer: "Answer") -> None:
        """Write the answer; to a terminal, once all of it is there and nothing else is shown."""
        from respon.cli.emit import is_terminal

        if is_terminal(self.target.output):
            answer.rows = list(answer.rows)
            self.shown.close()
        super().emit(answer)

    @cached_property
    def corpus(self) -> "Corpus | None":
        """The data as a table, on the day and after the reforms asked for; None where the graph answers."""
        from respon.cli.engines import chosen, opened

        if (name := chosen(self.engine, self.data)) is None:
            return None
        self.shown.enter_context(elapsing(tr("asking the table")))
        self.held.callback(self.shown.close)
        return opened(name, self.data, self.held, self.as_of, self.planned)

    @cached_property
    def plan(self) -> "Plan":
        """The plan that --data names, on the day and after the reforms asked for; of a corpus, all but its actions."""
        return self.corpus.plan if self.corpus else self.whole

    def about(self, *agencies: str) -> "Graph":
        """Return the graph; of a corpus, that of the actions that may concern the agencies; none named: of all."""
        if not self.corpus:
            return self.graph
        from respon.table.portions import about

        return about(self.corpus, agencies)

    def of(self, subjects: "Sequence[Action | str]") -> "Graph":
        """Return the graph; of a corpus, that of these actions and of those that concern these agencies."""
        if not self.corpus:
            return self.graph
        from respon.table.portions import of

        agencies = [subject for subject in subjects if isinstance(subject, str)]
        return of(self.corpus, agencies, [subject.id for subject in subjects if not isinstance(subject, str)])

    def action_of(self, key: str) -> "Action | None":
        """Return the action of this id, if there is one."""
        if not self.corpus:
            return self.plan.action(key)
        from respon.table.portions import one

        return one(self.corpus, key)

    @cached_property
    def titled(self) -> "Plan":
        """The plan of all actions; of a corpus, of their ids and titles."""
        if not self.corpus:
            return self.plan
        from respon.table.portions import titled

        return titled(self.corpus)


def tabled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a query `f(run, …)` the shared options and --engine in place of `run`."""

    return with_options(_closing(function), OPTIONS, made=TabledRun)


def tabled_picture(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give such a query, whose answer can be drawn, the formats for pictures too."""
    return _drawing(function)


def tabled_or_draft(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give the same to one that can write a data file to be reviewed."""
    return _drawing(function, "draft")


def tabled_calendar(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give such a query, whose answer has dates, the formats for calendars too."""
    kinds: tuple[Written, ...] = ("answer", "calendar")
    return with_options(_closing(function), OPTIONS | _formats(kinds), kinds, made=TabledRun)


def tabled_findings(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give such a query, which answers findings, the formats for them too; it has its own --as-of."""
    kinds: tuple[Written, ...] = ("answer", "findings")
    options = SHARED | _formats(kinds) | {"engine": OPTIONS["engine"]}
    return with_options(_closing(function), options, kinds, made=TabledRun)


def _drawing(function: Callable[..., Any], *others: Written) -> Callable[..., Any]:
    kinds: tuple[Written, ...] = ("answer", "picture", *others)
    return with_options(_closing(function), OPTIONS | _formats(kinds) | THEME, kinds, made=TabledRun)


def _formats(kinds: tuple[Written, ...]) -> dict[str, tuple[Any, Any]]:
    return {"format": (Annotated[str | None, format_option("table", *kinds)], None)}


def _closing(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def closing(run: TabledRun, **given: Any) -> Any:
        with run.held:
            return function(run, **given)

    return closing
