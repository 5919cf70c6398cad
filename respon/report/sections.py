"""What a report holds: sections to choose from, those that each format has by itself, and the few of a brief one."""

from collections.abc import Iterable

from respon.errors import UsageError
from respon.messages import say

SECTIONS: dict[str, tuple[str, ...]] = {
    "actions": ("总表", "事项"),
    "agencies": ("单位一览", "单位"),
    "sheets": ("各单位分表", "分表"),
    "matrix": ("矩阵", "责任矩阵"),
    "overlaps": ("重叠", "职责交叉"),
    "network": ("网络",),
    "gaps": ("缺口", "责任缺口"),
    "findings": ("检查结果",),
    "sources": ("来源",),
}
"""The sections, with what they are called in Chinese; `findings` are those of `respon check`."""

EVERY = ("all", "全部")
"""All sections."""

BRIEF = ("actions", "gaps", "sources")
"""The sections of a brief report."""

_USUAL = {
    "docx": ("actions", "sheets", "gaps", "sources"),
    "md": ("gaps", "agencies", "overlaps", "sources"),
}
"""What a format has unless sections are chosen; the others have all."""


def chosen(given: str | None, brief: bool, form: str) -> frozenset[str]:
    """Return the sections of a report in this format. given: their names, between commas, in either language.

    Raises UsageError for a name that no section has, and for both ways of choosing at once.
    """
    if given is not None and brief:
        raise UsageError(say("--brief is a choice of sections already"), hint=say("leave --brief or --sections away"))
    if given is None:
        usual = _USUAL.get(form, tuple(SECTIONS))
        return frozenset(BRIEF if brief and form != "md" else usual)  # a summary in Markdown is brief by itself
    names = [name for name in given.replace("、", ",").replace("，", ",").split(",") if name.strip()]
    return frozenset(section for name in names for section in _named(name.strip()))


def _named(name: str) -> Iterable[str]:
    if name.lower() in EVERY:
        return SECTIONS
    found = [key for key, words in SECTIONS.items() if name.lower() == key or name in words]
    if not found:
        raise UsageError(
            say("no section is called '{name}'", name=name),
            hint=say("one or more of {words}, all", words=", ".join(SECTIONS)),
        )
    return found
