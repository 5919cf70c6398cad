"""The options that every query has, declared once, with the arguments that several commands take."""

from typing import Annotated, Any

import typer

from respon import formats, i18n
from respon.cli import complete
from respon.cli.choice import choice
from respon.formats import Written
from respon.role import ROLES

COLOURS = ("auto", "always", "never")
AgencyName = Annotated[
    str, typer.Argument(metavar="AGENCY", autocompletion=complete.agency, help="In any written form.")
]
RoleName = Annotated[
    str | None,
    choice(ROLES, "--role", "-r", help="Only in this role."),
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
        help="Data (YAML, JSON, JSON Lines, Parquet, xlsx, ods, csv) or a folder, many times; `-` is stdin. "
        "Default: the bundled plan.",
    ),
]


def format_option(default: str, *kinds: Written) -> Any:
    """Return the option --format of a command that writes these kinds."""
    names = formats.known(*kinds)
    return choice(
        names,
        "--format",
        "-f",
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
    choice(
        i18n.LANGUAGES,
        "--lang",
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
    choice(
        COLOURS,
        "--color",
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
