"""Comments of YAML files: those at a file's head are kept as data, those between its entries are counted."""

import re
from collections.abc import Iterable
from itertools import pairwise

import yaml

from respon.harmless import steady, uncommanding

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?((?:[ \t\r]*(?:#[^\n]*)?\n)*)")
_SCHEMA = "# yaml-language-server:"


def head(text: bytes) -> str:
    """Return the comments before a YAML file's first entry, with their signs; without blank lines around them."""
    found = _HEAD.match(text)
    return normal(found[1].decode("utf-8", "replace")) if found else ""


def normal(said: str) -> str:
    """Return comments as they can stand at the head of a file: each line with its sign, or blank."""
    lines = [line.strip() for line in uncommanding(steady(said)).strip("\n \t").split("\n")]
    return "\n".join(line if not line or line.startswith("#") else f"# {line}" for line in lines)


def joined(heads: Iterable[str]) -> str:
    """Return the heads of several files as one, each once; editors are told the schema once, in the first line."""
    kept = list(dict.fromkeys(filter(None, heads)))
    lines = [line for part in kept for line in (*part.split("\n"), "")]
    schema = [line for line in lines if line.startswith(_SCHEMA)]
    others = "\n".join(line for line in lines if not line.startswith(_SCHEMA))
    return normal("\n".join([*schema[:1], others]))


def between(text: bytes) -> list[int]:
    """Return the lines with a comment behind the head of a YAML file, which loads: no conversion keeps them."""
    spoken = text.decode("utf-8-sig", "replace")
    spans = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(spoken, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        if isinstance(token, yaml.ScalarToken)
    ]
    gaps = pairwise([0, *(at for span in spans for at in span), len(spoken)])
    found = []
    for number, (start, end) in enumerate(gaps):
        if number and number % 2 == 0:  # between two values
            for sign in re.finditer(r"(?:^|(?<=\s))#", spoken[start:end], re.M):
                found.append(spoken.count("\n", 0, start + sign.start()) + 1)
    return found
