"""docs/cli.md, and the same in Chinese: every command, from its own help, with the keys of its rows."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Literal, get_args, get_origin

from respon import i18n
from respon.cli import COMMANDS, main, spoken
from respon.cli.answers import ANSWERS, shapes
from respon.cli.shared_options import SHARED
from respon.formats import known
from respon.i18n import tr
from tools.page_words import WORDS, PageWords


def reference(language: str = "en") -> str:
    """Return the whole page in a language: `en` or `zh`."""
    before, words = i18n.language(), WORDS[language]
    i18n.use(language)
    try:
        return "\n".join(_parts(words))
    finally:
        i18n.use(before)


def _parts(words: PageWords) -> Iterator[str]:
    found = {name: main.made(name) for name in COMMANDS}
    yield words.head
    links = [(f"[`{name}`](#respon-{name.replace(' ', '-')})", tr(COMMANDS[name])) for name in COMMANDS]
    yield _table(words.command, links)
    yield words.shared_head
    whole = next(command for command in found.values() if _shares(command))
    yield _options([option for option in whole.params if option.name in SHARED], words)
    yield words.formats
    yield words.codes_head
    yield _table(words.code, [(f"`{code}`", meaning) for code, meaning in words.codes.items()])
    for name, command in found.items():
        yield from _command(name, command, words)


def _shares(command: Any) -> bool:
    """Tell if the command has all the shared options."""
    return set(SHARED) <= {parameter.name for parameter in command.params}


def _is_the_same(parameter: Any) -> bool:
    """Tell if a command has this option as every query has it: `check` has more formats."""
    return bool(parameter.name != "format" or parameter.metavar == "|".join(known("answer")))


def examples(name: str) -> list[str]:
    """Return the examples of a command's help, a command line each."""
    return _examples(main.made(name).help)


def _examples(told: str) -> list[str]:
    lines = (line.strip() for line in told.partition("Examples:")[2].splitlines())
    return [line for line in lines if line]


def _command(name: str, command: Any, words: PageWords) -> Iterator[str]:
    yield f"## respon {name}\n"
    yield _described(command.help) + "\n"
    yield f"    {_usage(name, command.params, words)}\n"
    own = [p for p in command.params if not (_shares(command) and p.name in SHARED and _is_the_same(p))]
    if own:
        yield _options(own, words)
    if _shares(command):
        yield words.shared
    yield "```sh\n" + "\n".join(_examples(command.help)) + "\n```\n"
    if (answer := name.rsplit(maxsplit=1)[-1]) in ANSWERS:
        yield from _rows(answer, words)


def _described(told: str) -> str:
    """Return what a command's help says before its examples; in English, line by line as it was written."""
    text = told.partition("Examples:")[0].strip()
    return text if i18n.language() == "en" else "\n\n".join(map(tr, spoken.paragraphs(text)))


def _rows(name: str, words: PageWords) -> Iterator[str]:
    """Yield what a row is and means, shape by shape; what stands in it after reforms only, apart."""
    for meaning, columns in shapes(name):
        yield tr(meaning) + "\n"
        for when, group in groupby(columns, key=lambda column: column.when):
            if when:
                told = words.also.format(when=tr(when))
                yield f"{told[0].upper()}{told[1:]}"
            yield _table(words.key, [(f"`{column.key}`", tr(column.meaning)) for column in group])


def _usage(name: str, parameters: list[Any], words: PageWords) -> str:
    arguments = [(_placeholder(p), p.required) for p in parameters if p.param_type_name == "argument"]
    return " ".join(["respon", name, *(a if required else f"[{a}]" for a, required in arguments), words.arguments])


def _options(parameters: list[Any], words: PageWords) -> str:
    return _table(words.option, [(_written(p), tr(p.help or "")) for p in parameters])


def _written(parameter: Any) -> str:
    """Return how a parameter is typed: `-o`, `--output` FILE."""
    if parameter.param_type_name == "argument":
        return f"`{_placeholder(parameter)}`"
    names = [*reversed(parameter.opts), *parameter.secondary_opts]
    typed = ", ".join(f"`{name}`" for name in names)
    return typed if parameter.is_flag else f"{typed} `{_placeholder(parameter)}`"


def _placeholder(parameter: Any) -> str:
    """Return what stands for the value: FILE, or the values there are."""
    if parameter.metavar:
        return str(parameter.metavar)
    hint = parameter.type_descriptor.annotation
    return "|".join(get_args(hint)) if get_origin(hint) is Literal else parameter.name.upper()


def _table(head: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    lines = [head, ("---", "---"), *rows]
    return "".join(f"| {a} | {b} |\n" for a, b in (tuple(cell.replace("|", "\\|") for cell in row) for row in lines))
