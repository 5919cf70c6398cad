"""Settings of `respon check`: [tool.respon] of pyproject.toml, or respon.toml; the nearest one upwards counts."""

import os
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from respon.check import RULES
from respon.errors import DataError, UsageError
from respon.files.limits import SETTINGS_BYTES
from respon.files.opening import contents
from respon.finding import LEVELS, Severity
from respon.messages import Message, Term, recognised, say
from respon.where import Where

OWN, SHARED = "respon.toml", "pyproject.toml"
NEVER = "never"
NOT_TOML = (
    "{reason} (at line {line}, column {column})",
    "{reason} (at end of document)",
    "'{encoding}' codec can't decode byte {byte} in position {position}: {reason}",
    "Cannot declare {key} twice",
    "Cannot overwrite a value",
    "Expected '=' after a key in a key/value pair",
    "Expected ']' at the end of a table declaration",
    "Expected newline or end of document after a statement",
    "Expected {sign}",
    "Found invalid character {sign}",
    "Illegal character {sign}",
    "Invalid initial character for a key part",
    "Invalid statement",
    "Invalid value",
    "Unclosed array",
    "Unclosed inline table",
    "Unescaped '\\' in a string",
    "Unterminated string",
    "invalid continuation byte",
    "invalid start byte",
)
"""What the library says of a file that is no TOML, as far as it can be told in other languages."""

FAIL_ON = (*LEVELS, NEVER)
KEYS = ("select", "ignore", "fail-on", "baseline", "severity", "data", "lang")


@dataclass
class Settings:
    """What a settings file says: which rules to run, what fails the run, the file of known findings.

    severity: by rule, where it shall not be the rule's own. Defaults are those of the command line.
    file: where they stand, None for the defaults. data, lang: what every command reads and speaks if told nothing
    else; only a `respon.toml` is asked for them.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    baseline: Path | None = None
    severity: dict[str, Severity] = field(default_factory=dict)
    file: Path | None = None
    data: tuple[Path, ...] = ()
    lang: str | None = None

    @property
    def silencing(self) -> tuple[str, ...]:
        """Return the keys by which less is told, or less fails, than without a settings file."""
        lower = any(level != "error" for level in self.severity.values())
        said = {
            "select": self.select,
            "ignore": self.ignore,
            "fail-on": self.fail_on == NEVER,
            "baseline": self.baseline,
            "severity": lower,
        }
        return tuple(key for key, value in said.items() if value)


def settings(starts: Iterable[Path]) -> Settings:
    """Return the settings nearest to the first of these folders that has any, upwards; or the defaults.

    Raises DataError for a broken file, an unknown key or an unknown rule.
    """
    for start in starts:
        for folder in (start, *start.parents):
            own, shared = folder / OWN, folder / SHARED
            if os.path.isfile(own):  # noqa: PTH113 - false for a link in a circle, or a folder that can't be read
                return read(own)
            if os.path.isfile(shared) and (table := _tool(shared)) is not None:  # noqa: PTH113
                return _settings(shared, table)
    return Settings()


def read(file: Path) -> Settings:
    """Return the settings of a `respon.toml`. Raises DataError."""
    return _settings(file, _toml(file))


def chosen(select: Sequence[str], ignore: Sequence[str]) -> list[str]:
    """Return the rules to run, in the order of RULES: those selected, or all, but those ignored.

    Raises UsageError for a name that is no rule.
    """
    for name in (*select, *ignore):
        if name not in RULES:
            raise UsageError(say("no rule is called '{name}'", name=name), hint=nearest(name, RULES))
    return [name for name in RULES if (not select or name in select) and name not in ignore]


def nearest(name: str, known: Sequence[str], otherwise: Message | None = None) -> Message:
    """Return the hint for a word that is none of the known ones: which is near, else all, or what is given."""
    from rapidfuzz import fuzz, process  # 20 ms, only for an error

    near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60)
    if near:
        return say("did you mean {near}?", near=near[0])
    return otherwise or say("one of {words}", words=", ".join(known))


def _tool(path: Path) -> Any:
    """Return [tool.respon] of a pyproject.toml, None if there is none."""
    tool = _toml(path).get("tool", {})
    if not isinstance(tool, dict):
        raise DataError(say("tool must be a table"), Where(str(path), _line(path, "tool")), say("write [tool.respon]"))
    return tool.get("respon")


def _toml(path: Path) -> dict[str, Any]:
    data = contents(path, SETTINGS_BYTES, say("settings take a few lines"))
    try:
        return tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        told = say("not valid TOML: {reason}", reason=recognised(str(error), NOT_TOML))
        raise DataError(told, Where(str(path)), say("see docs/check.md for the settings")) from None
    except RecursionError:
        raise DataError(say("nested too deeply"), Where(str(path)), say("see docs/check.md for the settings")) from None


class _Table:
    """A table of a settings file whose values are taken one by one, each of the kind it must be."""

    def __init__(self, path: Path, table: Any) -> None:
        self.path = path
        self.table = table if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            raise self.error("respon", say("settings are a table"), say("write [tool.respon] and keys below it"))
        for key in self.table:
            if key not in KEYS:
                raise self.error(key, say("no setting is called '{key}'", key=key), nearest(key, KEYS))

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(text and isinstance(text, str) for text in texts):
            raise self.error(
                key,
                say("{key} must be a file's name, or a list of them", key=key),
                say('write {key} = ["data/"]', key=key),
            )
        return tuple(texts)

    def text(self, key: str) -> str | None:
        value = self.table.get(key)
        if not isinstance(value, str | None):
            raise self.error(key, say("{key} must be text", key=key), say('write {key} = "zh"', key=key))
        return value

    def rules(self, key: str) -> tuple[str, ...]:
        names = self.table.get(key, [])
        if not isinstance(names, list):
            raise self.error(
                key, say("{key} must be a list of rules", key=key), say('write {key} = ["no-owner"]', key=key)
            )
        for name in names:
            self.one_of(key, name, RULES, "rule")
        return tuple(names)

    def one_of(self, key: str, value: Any, known: Sequence[str], kind: str) -> Any:
        if value not in known:
            raise self.error(
                key,
                say("{key}: no {kind} is called '{value}'", key=key, kind=Term(kind), value=value),
                nearest(str(value), known),
            )
        return value

    def error(self, key: str, message: Message, hint: Message) -> DataError:
        return DataError(message, Where(str(self.path), _line(self.path, key)), hint)


def _settings(path: Path, table: Any) -> Settings:
    given = _Table(path, table)
    severity = given.table.get("severity", {})
    if not isinstance(severity, dict):
        example = 'severity = {no-owner = "error"}'
        raise given.error("severity", say("severity must be a table"), say("write {example}", example=example))
    for name, level in severity.items():
        given.one_of("severity", name, RULES, "rule")
        given.one_of("severity", level, LEVELS, "severity")
    baseline = given.table.get("baseline")
    if not isinstance(baseline, str | None):
        raise given.error("baseline", say("baseline must be a file's name"), say('write baseline = "known.json"'))
    return Settings(
        given.rules("select"),
        given.rules("ignore"),
        given.one_of("fail-on", given.table.get("fail-on", "error"), FAIL_ON, "level"),
        path.parent / baseline if baseline else None,
        severity,
        path,
        tuple(_inside(given, name) for name in given.texts("data")),
        given.text("lang"),
    )


def _inside(given: "_Table", name: str) -> Path:
    """Return a data file's path. Settings may be a stranger's: they name what lies in their own folder only."""
    folder = Path(os.path.realpath(given.path.parent))
    if not Path(os.path.realpath(folder / name)).is_relative_to(folder):
        raise given.error(
            "data",
            say("data: '{name}' is outside of the folder of {file}", name=name, file=given.path.name),
            say("use --data for it"),
        )
    return given.path.parent / name


def _line(path: Path, key: str) -> int:
    """Return the line on which the key is set, 0 where it isn't plain to see."""
    lines = contents(path, SETTINGS_BYTES, "").decode(errors="replace").splitlines()
    heads = (f"{key} ", f"{key}=", f'"{key}"', f"[{key}]", f"[[{key}]]")
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(heads)), 0)
