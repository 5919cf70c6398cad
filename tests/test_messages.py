"""A library's sentence becomes a message where it is known, part by part; else it stays as it is."""

from respon.messages import Message, recognised

KNOWN = ("{reason} (at line {line}, column {column})", "Expected {sign}", "Invalid value")


def test_a_known_sentence_is_a_message_and_its_parts_are() -> None:
    found = recognised("Invalid value (at line 3, column 7)", KNOWN)
    assert found == Message(KNOWN[0], {"reason": Message("Invalid value"), "line": "3", "column": "7"})
    assert str(found) == "Invalid value (at line 3, column 7)"


def test_signs_of_patterns_and_braces_in_it_are_signs() -> None:
    assert str(recognised("Expected '{'", KNOWN)) == "Expected '{'"
    assert recognised("Invalid.value", ("Invalid.value", KNOWN[2])) == Message("Invalid.value")
    assert recognised("Invalidxvalue", ("Invalid.value",)) == "Invalidxvalue"


def test_what_is_unknown_or_too_long_stays_as_it_is() -> None:
    assert recognised("what else there is", KNOWN) == "what else there is"
    long = "Expected " + "x" * 1000
    assert recognised(long, KNOWN) == long
