"""Rules explain themselves in English as they are written, and in Chinese wholly."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from support import ROOT

from respon.check import RULES, rule

CODE = re.compile(r"^    [^#\n]*|`[^`]*`", re.M)
CHINESE = re.compile("[\u3400-\u9fff]")
NAMES = {"csv", "JSON", "SOURCE_DATE_EPOCH"}


@pytest.mark.parametrize("name", RULES)
def test_in_english_the_help_is_the_docstring(name: str, cli: Callable[..., Any]) -> None:
    done = cli("check", "--explain", name, "--lang", "en")
    assert done.out.decode() == f"## {name} ({rule(name).severity})\n\n{rule(name).help}\n"


@pytest.mark.parametrize("name", RULES)
def test_in_chinese_no_english_is_left_but_code(name: str, cli: Callable[..., Any]) -> None:
    head, *rest = cli("check", "--explain", name, "--lang", "zh").out.decode().splitlines()
    assert head.startswith(f"## {name}（")
    assert CHINESE.search(head)
    words = set(re.findall("[A-Za-z_]{3,}", CODE.sub("", "\n".join(rest))))
    assert words - NAMES == set()


def test_the_chinese_page_is_what_the_rules_say(cli: Callable[..., Any]) -> None:
    told = cli("check", "--explain", "all", "--lang", "zh").out.decode()
    assert (ROOT / "docs/check.zh-CN.md").read_text(encoding="utf-8").endswith(told), "run ./do docs"


def test_the_example_is_the_same_in_both_languages(cli: Callable[..., Any]) -> None:
    english, chinese = (cli("check", "--explain", "all", "--lang", lang).out.decode() for lang in ("en", "zh"))
    code = re.compile(r"^    [^#\n]*", re.M)
    assert code.findall(english) == code.findall(chinese)
