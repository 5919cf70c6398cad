"""The options that every query has, declared once.

A command is written as a function of its own arguments and a Run, which reads the data, resolves names and
emits the answer; `query` gives it the shared options.
"""

import inspect
from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

import typer

from respon import formats, i18n
from respon.answer import Answer
from respon.arranged import Asked, arranged
from respon.cli import complete
from respon.cli.defaults import defaults
from respon.cli.stderr import hush
from respon.errors import UsageError
from respon.formats import Theme, Written
from respon.messages import say
from respon.role import ROLES

if TYPE_CHECKING:
    from respon.graph import Graph
    from respon.model import Action
    from respon.names import Resolver
    from respon.plan import Plan

COLOURS = ("auto", "always", "never")
BUNDLED = "bundled:"
"""What the names of the bundled files begin with."""

AgencyName = Annotated[
    str, typer.Argument(metavar="AGENCY", autocompletion=complete.agency, help="In any written form.")
]
RoleName = Annotated[
    str | None,
    typer.Option(
        "--role", "-r", metavar="|".join(ROLES), autocompletion=complete.among(ROLES), help="Only in this role."
    ),
]
DocumentId = Annotated[
    str | None, typer.Option("--document", autocompletion=complete.document, help="Only this document's.")
]
Data = Annotated[
    list[str] | None,
    typer.Option(
        "--data",
        "-d",
        metavar="PATH",
        help="Data (YAML, JSON, JSON Lines, xlsx, ods, csv) or a folder, many times; `-` is stdin. Default: the "
        "bundled plan.",
    ),
]


def format_option(default: str, *kinds: Written) -> Any:
    """Return the option --format of a command that writes these kinds."""
    names = formats.known(*kinds)
    return typer.Option(
        "--format",
        "-f",
        metavar="|".join(names),
        autocompletion=complete.among(names),
        help=f"Default: by the suffix of --output, else {default}.",
        rich_help_panel="Output",
    )


Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.", rich_help_panel="Output"
    ),
]
Excel = Annotated[
    bool,
    typer.Option(
        "--excel",
        help="csv and tsv for Excel: byte order mark, and an apostrophe before what it would run or rewrite.",
        rich_help_panel="Output",
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="|".join(i18n.LANGUAGES),
        autocompletion=complete.among(i18n.LANGUAGES),
        help="Headings of table, md, html, xlsx, and messages. Default: the locale's.",
        rich_help_panel="Output",
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="KEYS",
        help="Only these columns, in this order: action,title,lead.",
        rich_help_panel="Rows and columns",
    ),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="KEYS",
        help="Order by these columns; -KEY downwards: --sort=-total,agency.",
        rich_help_panel="Rows and columns",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help="Only so many rows.", rich_help_panel="Rows and columns"),
]
Explode = Annotated[
    str | None,
    typer.Option(
        "--explode",
        metavar="KEY",
        help="A row for each item of this column's list.",
        rich_help_panel="Rows and columns",
    ),
]
Join = Annotated[
    str | None,
    typer.Option(
        "--join", metavar="TEXT", help="csv and tsv: what joins a list, 、 if not given.", rich_help_panel="Output"
    ),
]
NoHeader = Annotated[bool, typer.Option("--no-header", help="csv and tsv: no line of keys.", rich_help_panel="Output")]
Color = Annotated[
    str | None,
    typer.Option(
        "--color",
        metavar="|".join(COLOURS),
        autocompletion=complete.among(COLOURS),
        help="auto: on a terminal, unless NO_COLOR is set; FORCE_COLOR is always.",
        rich_help_panel="Output",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on stderr but errors.", rich_help_panel="Output")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Answer for the agencies of this year, month or day, after reforms.",
        rich_help_panel="Reforms",
    ),
]
Planned = Annotated[
    list[str] | None,
    typer.Option(
        "--reform",
        metavar="FILE",
        help="Apply a planned reform (YAML, as in the registry) before answering.",
        rich_help_panel="Reforms",
    ),
]
SHARED: dict[str, tuple[Any, Any]] = {
    "data": (Data, None),
    "format": (Annotated[str | None, format_option("table", "answer")], None),
    "output": (Output, None),
    "excel": (Excel, False),
    "lang": (Lang, None),
    "columns": (Columns, None),
    "sort": (Sort, None),
    "limit": (Limit, None),
    "explode": (Explode, None),
    "join": (Join, None),
    "no_header": (NoHeader, False),
    "color": (Color, None),
    "quiet": (Quiet, False),
}
REFORMS: dict[str, tuple[Any, Any]] = {"as_of": (AsOf, None), "reform": (Planned, None)}


def one_of(known: Sequence[str], given: str | None, option: str) -> None:
    """Raise UsageError if the option is given, and none of the known words."""
    if given not in (None, *known):
        raise UsageError(
            say("{option} can't be '{given}'", option=option, given=given),
            hint=say("one of {words}", words=", ".join(known)),
        )


def speak(lang: str | None) -> None:
    """Set the language of people's formats; None: the locale's. Raises UsageError for one that is not known."""
    one_of(i18n.LANGUAGES, lang, "--lang")
    i18n.use(lang or defaults().lang)


def keys(listed: str | None) -> tuple[str, ...]:
    """Return the words of a list that is given as one text, with commas or blanks between."""
    return tuple(filter(None, (listed or "").replace(",", " ").split()))


class Run:
    """One run of a query: the data it reads and the answer it emits, by the shared options."""

    def __init__(
        self,
        data: list[str] | None = None,
        as_of: str | None = None,
        reform: list[str] | None = None,
        format: str | None = None,
        output: str | None = None,
        excel: bool = False,
        lang: str | None = None,
        columns: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        explode: str | None = None,
        join: str | None = None,
        no_header: bool = False,
        color: str | None = None,
        quiet: bool = False,
        kinds: tuple[Written, ...] = ("answer",),
        theme: Theme | None = None,
    ) -> None:
        from respon.cli.emit import Manner, Target

        one_of(get_args(Theme), theme, "--theme")
        one_of(COLOURS, color, "--color")
        hush(quiet)
        speak(lang)
        self.lang = lang or defaults().lang
        self.data = data or list(defaults().data)
        self.as_of = as_of
        self.planned = reform or []
        self.asked = Asked(keys(columns), keys(sort), limit, explode or "")
        self.target = Target(format, output, Manner(excel, color, join, not no_header, theme), *kinds)

    @cached_property
    def written(self) -> "Plan":
        """The plan that --data names, as the text has it."""
        from respon.cli.load import load

        return load(self.data)

    @cached_property
    def plan(self) -> "Plan":
        """The plan that --data names, on the day and after the reforms asked for."""
        plan = self.written
        if self.as_of is None and not self.planned:
            return plan
        from respon.reforms.then import reformed
        from respon.sources.planned import read_reforms

        return reformed(plan, self.as_of, read_reforms(self.planned))

    @cached_property
    def graph(self) -> "Graph":
        """The plan's graph."""
        from respon.graph import Graph

        return Graph(self.plan)

    @cached_property
    def resolver(self) -> "Resolver":
        """Finds agencies by any written form, among the registry's and the data's."""
        from respon.cli.load import resolver

        return resolver(self.plan)

    def agency(self, written: str) -> str:
        """Return the agency's name; what was not exact is told on stderr. Raises UnknownName."""
        from respon.cli.load import tell

        match = self.resolver.resolve(written)
        tell(match)
        return match.agency

    def document(self, key: str | None) -> str | None:
        """Return the document's id as given. Raises UnknownName if the data has no such document."""
        if key is None or key in self.plan.documents:
            return key
        from respon.cli.load import tell_key
        from respon.names import keys

        found = keys.document(key, self.plan.documents)
        tell_key(key, found)
        return found

    def action(self, written: str) -> "Action | None":
        """Return the action whose id, or else title, is meant, None if none is; what was not exact is told."""
        if found := self.plan.action(written):
            return found
        from respon.cli.load import tell_key
        from respon.names import keys

        titles = {action.title: action.id for action in reversed(self.plan.actions)}
        key = keys.find(written, self.plan.by_id)
        if key is None and (title := keys.find(written, titles)):
            key = titles[title] if sum(action.title == title for action in self.plan.actions) == 1 else None
        if key is None:
            return None
        tell_key(written, key)
        return self.plan.action(key)

    def emit(self, answer: Answer) -> None:
        """Write the answer where and how the options say. Raises UsageError for columns that it doesn't have."""
        answer.files = answer.files or self.plan.files
        if self.as_of or self.planned:
            from respon.query.day import dated

            answer = dated(answer, self.plan)
        if self.target.is_picture:
            from respon.cli.native import follow

            answer.sources = self.plan.sources()
            follow(self.lang, self.plan)
        elif any(file.startswith(BUNDLED) for file in answer.files[:1]):
            answer.title = say("{title} · bundled plan", title=answer.title)
        answer.link = self._link
        self.target.write(arranged(answer, self.asked))

    def _link(self, action: str) -> str:
        """Return the address of an action's file and line, "" where it stands in none that could be opened."""
        where = self.plan.where("action", action)
        if not where or where.file == "-" or where.file.startswith(BUNDLED):
            return ""
        return f"{Path(where.file).absolute().as_uri()}#{where.line}"


def query(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `f(run, …)` the shared options in place of `run`."""
    return with_options(function, SHARED | REFORMS)


def findings(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that answers findings the shared options, with the formats for findings."""
    kinds: tuple[Written, ...] = ("answer", "findings")
    return with_options(
        function, SHARED | {"format": (Annotated[str | None, format_option("table", *kinds)], None)}, kinds
    )


def comparison(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that names its data in its arguments the shared options but --data."""
    return with_options(function, {name: SHARED[name] for name in SHARED if name != "data"})


def with_options(
    function: Callable[..., Any], options: dict[str, tuple[Any, Any]], kinds: tuple[Written, ...] = ("answer",)
) -> Callable[..., Any]:
    """Give a command `f(run, …)` these options in place of `run`; kinds: what it writes."""

    @wraps(function)
    def command(**given: Any) -> Any:
        shared = {name: given.pop(name) for name in options}
        return function(Run(**shared, kinds=kinds), **given)

    hints = get_type_hints(function, include_extras=True)
    own = [p for name, p in inspect.signature(function).parameters.items() if name != "run"]
    parameters = [p.replace(annotation=hints[p.name], kind=p.KEYWORD_ONLY) for p in own]
    parameters += [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in options.items()
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    del command.__wrapped__
    return command
