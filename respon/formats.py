"""Every output format, once: its suffixes, who reads it, and what can be written in it."""

from collections.abc import Collection
from typing import Literal, NamedTuple, get_args

from respon.errors import UsageError
from respon.messages import say

Written = Literal[
    "answer", "findings", "calendar", "picture", "report", "graph", "network", "database", "draft", "bulk", "data"
]
"""What is written: an answer, what `check` found, what is due, a picture of an answer, the whole report, the graph,
the network of agencies, a database, a draft of a data file, one in bulk, data."""

Theme = Literal["auto", "light", "dark"]
"""The surroundings of a picture; auto: light, and dark where the reader's screen is."""


class Format(NamedTuple):
    """A format. people: read by people, in their language. binary: not for a terminal. stacks: tables can follow
    one another. commands: it speaks to a CI runner by commands, which no other format may hold. dos: its lines end with
    \\r\\n."""

    suffixes: tuple[str, ...]
    holds: tuple[Written, ...]
    people: bool = False
    binary: bool = False
    stacks: bool = False
    commands: bool = False
    dos: bool = False

    @property
    def condensed(self) -> bool:
        """True if it is read, not filtered or summed: then what all rows have in common is said once."""
        return self.people and not self.binary and "answer" in self.holds


FORMATS: dict[str, Format] = {
    "table": Format((".txt",), ("answer",), people=True, stacks=True),
    "csv": Format((".csv",), ("answer", "network", "data")),
    "tsv": Format((".tsv", ".tab"), ("answer", "data")),
    "json": Format((".json",), ("answer", "graph", "data")),
    "jsonl": Format((".jsonl", ".ndjson"), ("answer", "data")),
    "yaml": Format((".yaml", ".yml"), ("draft", "data")),
    "actions": Format((".actions",), ("bulk",)),
    "md": Format((".md", ".markdown"), ("answer", "report"), people=True, stacks=True),
    "html": Format((".html", ".htm"), ("answer", "report"), people=True),
    "xlsx": Format((".xlsx",), ("answer", "report", "data"), people=True, binary=True),
    "parquet": Format((".parquet",), ("bulk", "data"), binary=True),
    "docx": Format((".docx",), ("report",), people=True, binary=True),
    "pdf": Format((".pdf",), ("report",), people=True, binary=True),
    "github": Format((), ("findings",), commands=True),
    "sarif": Format((".sarif",), ("findings",)),
    "junit": Format((".xml",), ("findings",)),
    "gitlab": Format((), ("findings",)),
    "svg": Format((".svg",), ("picture",), people=True),
    "png": Format((".png",), ("picture",), people=True, binary=True),
    "ics": Format((".ics",), ("calendar",), people=True, dos=True),
    "graphml": Format((".graphml",), ("graph", "network")),
    "gexf": Format((".gexf",), ("graph", "network")),
    "dot": Format((".dot", ".gv"), ("graph",)),
    "mermaid": Format((".mmd", ".mermaid"), ("graph",)),
    "sqlite": Format((".sqlite", ".sqlite3", ".db"), ("database",), binary=True),
    "duckdb": Format((".duckdb",), ("database",), binary=True),
}
"""A new format is a line here, and a module in `render` (answers, findings, calendars, pictures), `report` or
`graph/export`."""


def known(*kinds: Written) -> list[str]:
    """Return the formats in which any of these can be written."""
    return [name for name, form in FORMATS.items() if set(kinds) & set(form.holds)]


def by_suffix(suffix: str, *kinds: Written) -> str | None:
    """Return the format of files with this suffix (`.csv`) in which any of these can be written, if there is one."""
    return next((name for name in known(*kinds) if suffix.lower() in FORMATS[name].suffixes), None)


def chosen(name: str | None, suffix: str | None, default: str, *kinds: Written) -> str:
    """Return the format that is named, else that of the file's suffix (None: no file), else the default.

    Raises UsageError if there is no such format for what is written.
    """
    names: Collection[str] = known(*kinds)
    listed = ", ".join(names)
    if name is not None and name not in names:
        what = (
            say("no format is called '{name}'", name=name)
            if name not in FORMATS
            else say("{name} is not for this: {use}", name=name, use=_use(name))
        )
        raise UsageError(what, hint=say("one of {words}", words=listed))
    form = name or (by_suffix(suffix, *kinds) if suffix is not None else default)
    if form is None and (other := by_suffix(str(suffix), *get_args(Written))):
        raise UsageError(
            say("{name} is not for this: {use}", name=other, use=_use(other)), hint=say("one of {words}", words=listed)
        )
    if form is None:
        raise UsageError(
            say("no format has the suffix '{suffix}'", suffix=suffix),
            hint=say("name one with --format: {words}", words=listed),
        )
    return form


def _use(name: str) -> str:
    uses = {
        "answer": "queries",
        "findings": "check",
        "picture": "network`, `matrix`, `agencies",
        "calendar": "due",
        "report": "report",
        "draft": "extract",
        "bulk": "extract",
        "data": "convert",
    }
    return ", ".join(f"`{uses.get(kind, 'export')}`" for kind in FORMATS[name].holds)
