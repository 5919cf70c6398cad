"""The lexicon: every entry is needed by its own example, words are found once and the longest first."""

from collections.abc import Callable, Iterator

import pytest
from documents import outcome

from respon.grammar.words import lexicon as words
from respon.grammar.words.lexicon import Lexicon, Word, lexicon, tokens

KINDS = sorted({word.kind for word in lexicon().words})


@pytest.fixture
def using() -> Iterator[Callable[[Lexicon], None]]:
    """Put another lexicon in force."""

    whole = lexicon()
    yield words.use
    words.use(whole)


@pytest.mark.parametrize("kind", KINDS)
def test_each_word_is_needed_by_its_example(kind: str, using: Callable[[Lexicon], None]) -> None:
    whole = lexicon()
    entries = [word for word in whole.words if word.kind == kind]
    with_all = {word.example: outcome(word.example) for word in entries}
    idle: list[Word] = []
    for word in entries:
        using(whole.without(word))
        if outcome(word.example) == with_all[word.example]:
            idle.append(word)
    assert not idle


def test_each_example_holds_its_word() -> None:
    for word in lexicon().words:
        assert word.text in (word.example.lower() if word.script == "en" else word.example), word


def test_no_word_stands_twice() -> None:
    entries = [(word.text, word.kind, word.script) for word in lexicon().words]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("教育部分别负责", ["部", "分别", "负责"]),
        ("南充分公司牵头", ["分公司", "牵头"]),
        ("村委会同意", ["村委会", "同意"]),
        ("体检科协办", ["科", "协办"]),
        ("市科协办公室", ["市", "科协", "办公室"]),
        ("举办", ["举办"]),
    ],
)
def test_the_longest_word_is_found_but_no_word_hides_the_head_of_a_name(text: str, found: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokens(text).tokens] == found


def test_a_line_read_in_parts_is_read_alike() -> None:
    text = "由市水利局牵头,市财政局配合。各县区负责落实;市审计局监督。"
    whole = tokens(text).tokens
    for start in range(len(text)):
        assert tokens(text + " ").between(start, len(text)) == [token for token in whole if token.start >= start]
