"""What leaves is harmless: to terminals, to the eye, and to the runners of CI services."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respon.harmless import STEERING, door, escaped, logged, revealed

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def steers(char: str) -> bool:
    """By Unicode's own tables: controls but tab and line feed, surrogates, separators, bidi embeddings."""
    if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"):
        return char not in "\t\n"
    return unicodedata.bidirectional(char) in BIDI or char in "\ufffe\uffff"


def test_what_steers_is_what_unicode_says() -> None:
    assert {c for c in map(chr, range(0x110000)) if steers(c)} == {
        c for c in map(chr, range(0x110000)) if STEERING.match(c)
    }


@pytest.mark.parametrize(
    "char", ["\u200b", "\u200e", "\u200f", "\u061c", "\ufeff", "\u00ad", "\U000e0041", "\ufe0f", "\u2060", "\u3164"]
)
def test_what_is_invisible_is_shown_by_its_number(char: str) -> None:
    assert revealed(f"a{char}科") == f"a⟨U+{ord(char):04X}⟩科"


@pytest.mark.parametrize("text", ["⚠️", "👩‍💻", "葛󠄀城", "1️⃣", "市科委（甲）  \t", "áé"])
def test_what_has_its_use_stays(text: str) -> None:
    assert revealed(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("::error::x", "\\::error::x"),
        ("  ::error::x", "\\::error::x"),
        ("a\n::error::x", "a ::error::x"),
        ("a\r\n\u3000 ::error::x", "a ::error::x"),
        ("a\r::stop-commands::x\n\n \n::y", "a ::stop-commands::x ::y"),
        ("a ##[error]x", "a ## [error]x"),
        ("##vso[task.setvariable]x ##teamcity[y]", "## vso[task.setvariable]x ## teamcity[y]"),
        ("a::b ## c [d]\ne", "a::b ## c [d]\ne"),
    ],
)
def test_no_message_is_a_command(text: str, told: str) -> None:
    assert logged(text) == told


@given(st.lists(st.text(st.sampled_from("a:#[ \n\r\t\x1b\x9b\u3000科")), max_size=6))
def test_whatever_the_pieces_the_door_lets_no_command_and_no_control_through(pieces: list[str]) -> None:
    pieces = [piece.rstrip(":#") + "." for piece in pieces]  # no cell is cut by a piece
    text = b"".join(door(piece.encode() for piece in pieces)).decode()
    assert not STEERING.search(text)
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
    assert not re.search(r"##\w*\[", text)


def test_the_door_keeps_what_is_harmless() -> None:
    pieces = ["a\n", "\n", "市科委::\tb\n  ", "c # ## [\n"]
    assert b"".join(door(piece.encode() for piece in pieces)).decode() == "".join(pieces)
    assert b"".join(door([b"a\r\nb\rc\r\n"], dos=True)) == b"a\r\nb\nc\r\n"
    assert b"".join(door([b"\x1b[1;32ma\x1b[0m\x1b]0;x\x07"], colour=True)) == "\x1b[1;32ma\x1b[0m�]0;x�".encode()
    assert b"".join(door([b"::error::a ##[x]\n"], commands=True)) == b"::error::a ##[x]\n"


def test_json_keeps_what_it_escapes() -> None:
    import json

    text = "\x1b\x9b\u2028\u202e\ud800\uffff ##[error]"
    written = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not STEERING.search(written)
    assert "##[" not in written


@pytest.mark.parametrize("piece", ["\n::", "\n", "::", " ::", "##", "#[", "\r\n"])
def test_a_megabyte_of_anything_passes(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert b"".join(door([text.encode()])) is not None
    assert len(revealed(text)) <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]8;;http://example.org\x1b\\x",
        "\x1b]8;;file:///a b\x1b\\x",
        "\x1b]0;title\x07",
        "\x1b]8;id=1;file:///a\x07",
    ],
)
def test_no_link_but_the_drawing_librarys_passes_the_door(text: str) -> None:
    assert b"\x1b]" not in b"".join(door([text.encode()], colour=True))
    link = "\x1b]8;id=12;file:///data/a.yaml#3\x1b\\专项1\x1b]8;;\x1b\\"
    assert b"".join(door([link.encode()], colour=True)) == link.encode()
    assert b"\x1b]" not in b"".join(door([link.encode()]))
