"""The law: who stands in a place of responsibility is assigned or told, also where a word is not known.

Each verb, label or head is replaced by a word that means nothing; whatever was assigned before must still be
assigned, or stand in a finding.
"""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from documents import document

from respon.extract.extracting import Extraction, extract
from respon.grammar import verbs
from respon.reading import read
from respon.text import Block, Paragraph, Text

HERE = Path(__file__).parent
CORPUS = Path(os.environ.get("RESPON_SOURCES", HERE.parents[2] / "shared")) / "corpus" / "docs"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no labelled documents in {CORPUS}")
NONSENSE = "咕噜"
WORDS = (
    *("牵头", "负责", "会同", "配合", "参加", "参与", "协助", "协办", "主办", "指导", "监督", "落实", "实施"),
    *("牵头单位", "责任单位", "配合单位", "牵头", "责任", "单位", "科室", "部门"),
)
_RUNNING = re.compile("^[^（：:|\t【]*$")


def lines(table: str) -> list[str]:
    """The texts of a table of cases."""
    rows = (HERE / table).read_text(encoding="utf-8").splitlines()[1:]
    return [line.rsplit("\t", 1)[0].replace("⇥", "\t") for line in rows if line]


LINES = lines("varied.tsv")
MOST = 0.03
"""Of all names, so many may be lost in silence: of running text that keeps no word of responsibility."""


def names(found: Extraction) -> Counter[str]:
    return Counter(item.printed for action in found.actions for item in action.assignments)


def lost(text: Text, word: str, instead: str = NONSENSE) -> list[str]:
    """Return what is neither assigned nor told once the word is replaced."""
    before = names(extract(text))
    after = extract(Text(text.file, tuple(_swapped(block, word, instead) for block in text.blocks)))
    told = "".join("".join(finding.text.split()) for finding in after.findings)
    given = names(after)
    whole = "|".join(given)
    missing = []
    for name, count in before.items():
        changed = name.replace(word, instead)
        if given[changed] < count and changed not in told and changed not in whole:
            missing.append(name)
    return missing


def _swapped(block: Block, word: str, instead: str) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(block.text.replace(word, instead))
    return block._replace(rows=tuple(tuple(cell.replace(word, instead) for cell in row) for row in block.rows))


def _speaks(line: str) -> bool:
    """Tell whether a line still says something of responsibility: running text only by a verb."""
    return not _RUNNING.match(line) or verbs.likely(line)


@pytest.mark.parametrize("word", WORDS)
def test_nobody_is_lost_in_silence(word: str) -> None:
    texts = [document(line) for line in LINES if word in line and _speaks(line.replace(word, NONSENSE))]
    missing = {text.blocks[-1].text: gone for text in texts if (gone := lost(text, word))}
    assert not missing


@pytest.mark.parametrize("line", [line for line in LINES if "⏎旅" not in line and "⏎　" not in line])
def test_a_name_without_its_head_is_not_lost(line: str) -> None:
    text = document(line)
    for name in names(extract(text)):
        if not name.isascii() and len(name) > 2 and "（" not in name:
            assert not lost(text, name, name[:-1] + NONSENSE), name


def test_hardly_a_name_of_the_trades_is_lost() -> None:
    texts = [document(line) for table in ("habits.tsv", "trades.tsv") for line in lines(table)]
    assert _share(texts) <= MOST


@needs_corpus
def test_hardly_a_name_of_the_labelled_documents_is_lost() -> None:
    assert _share([read(path) for path in sorted(CORPUS.iterdir())]) <= MOST / 10


def _share(texts: list[Text]) -> float:
    """Return how many of the names are lost when each word in turn is replaced."""
    given = [(text, sum(names(extract(text)).values()), _words(text)) for text in texts]
    asked = [(text, count, word) for text, count, said in given for word in set(WORDS) if count and word in said]
    missing = sum(len(lost(text, word)) for text, _, word in asked)
    return missing / sum(count for _, count, _ in asked)


def _words(text: Text) -> str:
    cells = (cell for block in text.blocks if not isinstance(block, Paragraph) for row in block.rows for cell in row)
    return "\n".join([*(block.text for block in text.blocks if isinstance(block, Paragraph)), *cells])
