"""The recipes of docs/design.md, walked as a newcomer would: a copy of the checkout gets one more of each kind."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

QUERY = '''
"""How many actions are there?"""

from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.graph import Graph
from respon.messages import say


class TallyRow(NamedTuple):
    """The number of actions."""

    number: Annotated[int, Column("how many actions there are", "Number", "number")]


def tally(graph: Graph) -> Answer:
    """Return the number of actions."""
    return Answer("tally", say("Actions counted"), columns(TallyRow), [TallyRow(len(graph.plan.actions))])
'''
COMMAND = '''
"""`respon tally`."""

from respon.cli.options import query
from respon.cli.run import Run
from respon.query.tally import tally


@query
def command(run: Run) -> None:
    """Count the actions.

    Examples:

        respon tally
    """
    run.emit(tally(run.graph))
'''
FORMAT = '''
"""A line a row."""

from collections.abc import Iterator

from respon.answer import Answer
from respon.render import Look
from respon.render.cells import flat


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the rows."""
    for row in answer.cells():
        yield ("|".join(map(flat, row)) + "\\n").encode()
'''
RULE = '''
"""A title is short.

**Why**: it is only planted.

**Bad**: a long one.

**Good**: a short one.

**Mend**: shorten it.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.messages import say

SEVERITY = "error"


def check(context: Context) -> Iterator[Finding]:
    """Yield every action."""
    for action in context.plan.actions:
        yield Finding(context.at_action(action), say("'{title}' is planted", title=action.title), say("uproot it"))
'''
KIND = '''
"""Papers of a kind of their own."""

from respon.files.source import Source
from respon.text import Paragraph, Text


def read(source: Source) -> Text:
    """Return the text turned round."""
    return Text(source.name, (Paragraph(source.data.decode()[::-1].strip()),))
'''
DATA = '''
"""An action's id, title and lead on a line."""

from typing import BinaryIO

from respon.model import Action, DataFile
from respon.sources.held import Held
from respon.sources.readers import Progress


def held(stream: BinaryIO, name: str, _: Progress) -> Held:
    """Return the actions."""
    rows = [line.split("|") for line in stream.read().decode().splitlines()]
    actions = tuple(Action(id=key, title=title, lead=(lead,)) for key, title, lead in rows)
    return Held(DataFile(respon=1, actions=actions), {}, range(1, len(actions) + 1))
'''


class Checkout:
    """A copy to plant in; its command line is a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("respon", "data", "docs", "tools"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))

    def plant(self, module: str, text: str) -> None:
        (self.folder / module).write_text(text.lstrip(), encoding="utf-8")

    def line(self, module: str, before: str, line: str) -> None:
        """Add a line to a table, before another."""
        path = self.folder / module
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, line + before), encoding="utf-8")

    def respon(self, *words: str) -> str:
        return self.python("-m", "respon", *words)

    def python(self, *words: str) -> str:
        env = os.environ | {"PYTHONPATH": str(self.folder), "COLUMNS": "200"}
        done = subprocess.run(
            [sys.executable, *words], cwd=self.folder, capture_output=True, env=env, text=True, check=False
        )
        return done.stdout + done.stderr

    def page(self) -> str:
        """docs/cli.md as it would be written now."""
        return self.python("-c", "from tools.reference import reference; print(reference())")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_a_query(checkout: Checkout) -> None:
    checkout.plant("respon/query/tally.py", QUERY)
    checkout.plant("respon/cli/tally.py", COMMAND)
    checkout.line("respon/cli/__init__.py", '    "actions": "The', '    "tally": "How many actions there are.",\n')
    line = '    "tally": Declared("respon.query.tally", ("TallyRow",)),\n'
    checkout.line("respon/cli/answers.py", '    "actions": Declared(', line)
    assert checkout.respon("tally", "-f", "csv") == "number\n29\n"
    assert "How many actions there are." in checkout.respon("--help")
    assert '"number"' in checkout.respon("schema", "tally")
    assert "| `number` | how many actions there are |" in checkout.page()
    assert "## respon tally" not in (checkout.folder / "docs/cli.md").read_text(encoding="utf-8")  # told by its test


def test_a_format(checkout: Checkout) -> None:
    checkout.plant("respon/render/bars.py", FORMAT)
    checkout.line("respon/formats.py", '    "tsv": Format(', '    "bars": Format((".bars",), ("answer",)),\n')
    assert "市经济信息化委|" in checkout.respon("agencies", "-f", "bars")
    assert checkout.respon("agencies", "-o", "a.bars") == ""
    assert "|bars|" in checkout.respon("agencies", "--help").replace("\n", "")
    assert "\\|bars\\|" in checkout.page()


def test_a_rule(checkout: Checkout) -> None:
    checkout.plant("respon/check/rules/planted.py", RULE)
    checkout.line("respon/check/__init__.py", '    "alias-used",', '    "planted",\n')
    assert checkout.respon("check", "--select", "planted", "-f", "csv").count("is planted") == 29
    assert "A title is short." in checkout.respon("check", "--explain", "planted")


def test_a_kind_of_document(checkout: Checkout) -> None:
    checkout.plant("respon/reading/plaintext/turned.py", KIND)
    checkout.line("respon/reading/kinds.py", '    ".md": ', '    ".turned": "plaintext.turned",\n')
    (checkout.folder / "a.turned").write_text("。建平台，由市科委牵头。"[::-1], encoding="utf-8")
    assert "市科委" in checkout.respon("extract", "a.turned", "-f", "csv")


def test_a_source_of_data(checkout: Checkout) -> None:
    checkout.plant("respon/sources/lined.py", DATA)
    checkout.line("respon/sources/readers.py", '    ".yml": WHOLE,', '    ".lined": Reader("respon.sources.lined"),\n')
    (checkout.folder / "a.lined").write_text("一|建平台|甲局\n二|修路|乙局\n", encoding="utf-8")
    assert checkout.respon("agencies", "-d", "a.lined", "-f", "csv").count("局") == 2


@pytest.mark.parametrize(
    ("recipe", "told"),
    [
        ("A query", "respon/cli/answers.py"),
        ("A format", "respon/formats.py"),
        ("A rule", "respon/check/rules"),
        ("A document kind", "respon/reading/kinds.py"),
        ("A data source", "respon/sources/readers.py"),
    ],
)
def test_the_design_page_tells_these_ways(recipe: str, told: str) -> None:
    page = (ROOT / "docs/design.md").read_text(encoding="utf-8")
    chapter = page.partition("## Where to add what")[2].partition("\n## ")[0]
    entry = next(
        part for part in chapter.split("\n- ") if part.startswith(f"**{recipe}**") or f"**{recipe}" in part[:20]
    )
    assert told in entry
