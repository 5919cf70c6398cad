"""The lexicon: every entry is needed by its own example, words are found once and the longest first."""

from collections.abc import Callable, Iterator

import pytest
from documents import outcome

from respon.grammar import prose, running
from respon.grammar.words import lexicon as words
from respon.grammar.words import memory
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
        ("村委会同意", ["村", "委会", "同意"]),
        ("市水利局举办", ["市", "局", "举办"]),  # the text ends here, and 办 begins no 办公室
        ("体检科协办", ["科", "协办"]),
        ("市科协办公室", ["市", "科协", "办公室"]),
        ("举办", ["举办"]),
        ("县公安局处置", ["县", "局", "处置"]),  # not 局处
        ("县政府办结合实际", ["县", "政府", "办", "结合实际"]),
        ("县委宣传部处理", ["县", "委", "宣传", "部", "处理"]),
    ],
)
def test_the_longest_word_is_found_but_no_word_hides_the_head_of_a_name(text: str, found: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokens(text).tokens] == found


def test_a_line_read_in_parts_is_read_alike() -> None:
    text = "由市水利局牵头,市财政局配合。各县区负责落实;市审计局监督。"
    whole = tokens(text).tokens
    for start in range(len(text)):
        assert tokens(text + " ").between(start, len(text)) == [token for token in whole if token.start >= start]


def test_words_are_found_one_by_one_as_all_at_once() -> None:
    text = "由市水利局牵头,市财政局配合。各县区负责落实;市审计局监督。"
    whole = tokens(text).tokens
    words.forget()
    line = tokens(text)
    assert line.at(4) == next(token for token in whole if token.start >= 2)
    assert line.between(-1, len(text)) == whole


def test_words_of_a_kind_are_found_alike_in_any_order_of_asking() -> None:
    text = "由市水利局牵头,市财政局配合。各县区负责落实;市审计局监督。" * 20
    stretches = [(start, end) for start in range(0, len(text), 7) for end in range(start, len(text) + 1, 11)]
    for kind in ("organ", "verb", "all", "note"):
        words.forget()
        for start, end in reversed(stretches):
            whole = [token for token in tokens(text).between(start, end) if kind in token.kinds]
            assert tokens(text).of(kind, start, end) == whole
    assert tokens(text).of("organ", 0, len(text))


def test_another_lexicon_ends_what_is_remembered(using: Callable[[Lexicon], None]) -> None:
    whole = lexicon()
    text = "由市水利局牵头。"
    assert prose.read(text, 0, len(text))
    using(Lexicon(word for word in whole.words if word.text != "牵头"))
    assert not any(said.parts for said in prose.read(text, 0, len(text)))
    using(whole)
    assert prose.read(text, 0, len(text))[0].parts


def test_what_is_long_is_not_remembered() -> None:
    told: list[str] = []

    @memory.remembered(2)
    def told_of(text: str) -> int:
        told.append(text)
        return len(text)

    for text in ("甲", "甲", "乙" * 3000, "乙" * 3000):
        told_of(text)
    assert told == ["甲", "乙" * 3000, "乙" * 3000]
    memory.clear()
    told_of("甲")
    assert told[-1] == "甲"


@pytest.mark.parametrize("head", [*"局委办厅部处科股室站所院队组馆", "中心"])
def test_no_word_for_what_is_done_hides_the_head_of_a_name(head: str) -> None:
    """县水利局|部署, 县水利办|结合: of each head and each such word the first two characters may be a third word."""
    name = f"县水利{head}"
    said = [word for word in lexicon().of("stop", "act", "verb", "adverb") if len(word) > 1]
    texts = [(word, f"{name}{word}试点。") for word in said if not lexicon().kinds(head + word)]  # 中心工作
    hidden = [word for word, text in texts if running.read(text, 0, len(text)).names[:1] != ((0, len(name)),)]
    assert not hidden
