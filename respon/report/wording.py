"""Punctuation of the language in use, for what the report itself says."""

from collections.abc import Iterable

from respon import i18n

_DAY = ("年", "月", "日")


def labelled(label: str, value: str) -> str:
    """Return a value behind its label: 数据文件：a, or Data files: a."""
    return f"{label}：{value}" if _chinese() else f"{label}: {value}"


def aside(text: str, words: str) -> str:
    """Return a text with words in brackets behind it; without words, the text."""
    if not words:
        return text
    return f"{text}（{words}）" if _chinese() else f"{text} ({words})"


def listed(parts: Iterable[str]) -> str:
    """Return what belongs together in one bracket, between commas."""
    return ("，" if _chinese() else ", ").join(parts)


def sequence(parts: Iterable[str]) -> str:
    """Return statements one after the other, between semicolons."""
    return ("；" if _chinese() else "; ").join(parts)


def day(date: str) -> str:
    """Return a year, month or day as a paper has it: 2024年12月, or 2024-12."""
    if not _chinese():
        return date
    return "".join(f"{int(part)}{unit}" for part, unit in zip(date.split("-"), _DAY, strict=False)) if date else ""


def _chinese() -> bool:
    return i18n.language() == "zh"
