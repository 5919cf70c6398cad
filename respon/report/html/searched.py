"""What the page's search needs besides the page: every written form of an agency, and Traditional characters."""

from collections.abc import Iterator

from respon.names import pinyin
from respon.names.normal import simplified
from respon.report.content import Report

_HAN = [chr(code) for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF)) for code in range(first, last + 1)]
BETWEEN = "|"
"""Between the forms of an agency: nobody searches for it."""


def forms(report: Report) -> list[str]:
    """Return the written forms of each agency, in the order of the sheets: the registry's of the day, and initials."""
    return [BETWEEN.join(dict.fromkeys(filter(None, _forms(report, sheet.name)))) for sheet in report.sheets]


def _forms(report: Report, name: str) -> Iterator[str]:
    known = report.graph.plan.registry.get(name)
    written = [name, *((known.full_name, *known.aliases, *known.signboards) if known else ())]
    yield from written
    yield known.english if known else ""
    for form in written:
        yield from sorted(pinyin.initials(form))


def traditional(report: Report) -> str:
    """Return pairs of characters, Traditional and Simplified, for those that the page has in either form: 經经濟济."""
    if not report.chinese:
        return ""
    seen = set(simplified("\n".join(_texts(report))))
    pairs = zip(_HAN, simplified("\n".join(_HAN)).split("\n"), strict=True)
    return "".join(char + simple for char, simple in pairs if char != simple and simple in seen)


def _texts(report: Report) -> Iterator[str]:
    yield from forms(report)
    for entry in report.entries:
        action = entry.action
        yield from (action.title, action.document, action.part, action.summary, action.note, entry.clause)
        yield from (*action.topics, *action.extra.values())
