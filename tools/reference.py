"""docs/cli.md: every command, from its own help, with the keys of its rows."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Literal, get_args, get_origin

from respon.cli import COMMANDS, main
from respon.cli.answers import ANSWERS, shapes
from respon.cli.options import SHARED
from respon.formats import known

HEAD = """\
# Commands

<!-- Written by `./do docs` from the program's help; change that, not this file. -->

    respon COMMAND [ARGUMENTS] [OPTIONS]

Agencies may be written in any form that means one of them: short, full, an old name, Traditional characters,
with or without 上海市; what was not exact is told on stderr. Data goes to stdout, all else to stderr.
"""

SHARED_HEAD = """\
## Options of every query

`-f`, `-o`, `-d` and the rest mean the same everywhere.
"""

FORMATS = """\
`table`, `md`, `html` and `xlsx` are for people: headings in their language, an inferred role marked with `*`.
`csv`, `tsv`, `json` and `jsonl` are for programs: the fixed English keys listed with each command, no marks.
A table fits the terminal; into a pipe, a file or a log it is written as wide as it needs and never cut.
In `table`, `md` and `html` what all rows have in common is said once, and a column that says nothing is left out;
`--columns` names those that one wants, in any format. `-o FILE` replaces the file as a whole or not at all.

JSON has the same shape for every report, empty or not; lists stay lists. In csv and tsv they are joined with `、`.

```json
{"report": "duties", "version": 1, "data": ["bundled:actions.yaml"], "rows": [{"agency": "…"}], "notes": []}
```

`jsonl` has the rows alone, one a line.

With `--as-of` or `--reform` every row of a query has two more keys: `recalled`, true if it rests on a recalled step,
and `merged`, true if several agencies of the text have become one.
"""


CODES = {
    0: "clean",
    main.FINDINGS: "findings or differences",
    main.USAGE: "wrong usage of the command line",
    main.CANNOT_RUN: "cannot run: bad data, an unknown agency, no such file; stderr names file, line and mend",
    main.BUG: "a bug in respon",
    main.INTERRUPTED: "interrupted by Ctrl-C",
}


def reference() -> str:
    """Return the whole page."""
    found = {name: main.made(name) for name in COMMANDS}
    links = [(f"[`{name}`](#respon-{name.replace(' ', '-')})", COMMANDS[name]) for name in COMMANDS]
    overview = _table(("command", "answers"), links)
    codes = _table(("code", "meaning"), [(f"`{code}`", meaning) for code, meaning in CODES.items()])
    parts = [HEAD, overview, *_shared(found.values()), FORMATS, "## Exit codes\n", codes]
    for name, command in found.items():
        parts += _command(name, command)
    return "\n".join(parts)


def _shared(commands: Any) -> Iterator[str]:
    yield SHARED_HEAD
    whole = next(command for command in commands if _shares(command))
    yield _options([option for option in whole.params if option.name in SHARED])


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


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## respon {name}\n"
    yield command.help.partition("Examples:")[0].strip() + "\n"
    yield f"    {_usage(name, command.params)}\n"
    own = [p for p in command.params if not (_shares(command) and p.name in SHARED and _is_the_same(p))]
    if own:
        yield _options(own)
    if _shares(command):
        yield "And the [options of every query](#options-of-every-query).\n"
    yield "```sh\n" + "\n".join(_examples(command.help)) + "\n```\n"
    if (answer := name.rsplit(maxsplit=1)[-1]) in ANSWERS:
        yield from _rows(answer)


def _rows(name: str) -> Iterator[str]:
    """Yield what a row is and means, shape by shape; what stands in it after reforms only, apart."""
    for meaning, columns in shapes(name):
        yield meaning + "\n"
        for when, group in groupby(columns, key=lambda column: column.when):
            if when:
                yield f"{when[0].upper()}{when[1:]} also:\n"
            yield _table(("key", "meaning"), [(f"`{column.key}`", column.meaning) for column in group])


def _usage(name: str, parameters: list[Any]) -> str:
    arguments = [(_placeholder(p), p.required) for p in parameters if p.param_type_name == "argument"]
    return " ".join(["respon", name, *(a if required else f"[{a}]" for a, required in arguments), "[OPTIONS]"])


def _options(parameters: list[Any]) -> str:
    return _table(("option", "meaning"), [(_written(p), p.help or "") for p in parameters])


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
