"""Generated data files with whatever the format allows: odd texts and ids, dates of all kinds, own columns."""

from typing import Any

from hypothesis import strategies as st

from respon.model import (
    CHANGES,
    ROLES,
    Action,
    Agency,
    Cite,
    DataFile,
    Document,
    Period,
    Reform,
    Variant,
    Witness,
)

ODD = (
    *(
        "1-2",
        "007",
        "1.10",
        "1e3",
        "=1+1",
        "+1",
        "-1",
        "@a",
        "'7",
        "2016-06",
        "0x1F",
        "1:30",
        "yes",
        "null",
        "~",
        "3/4",
    ),
    *(
        "a、b",
        "a，b",
        "a; b",
        "a\nb",
        "a\r\nb",
        "\ta",
        " a ",
        "a  b",
        "\u200b",
        "a\u00a0b",
        "\ufeffa",
        "\u3000甲",
        "甲\u2028乙",
    ),
    *(
        "::error::x",
        "##[error]x",
        "a\n::b",
        "_x0041_",
        "x\x00y",
        "\x1b[31m",
        "\u202eabc",
        "“甲”",
        "<b>&amp;</b>",
        "{a: 1}",
    ),
    *(
        "*甲*",
        "# 甲",
        "- 甲",
        "甲: 乙",
        "甲 # 乙",
        "|",
        ">",
        "[",
        "%TAG",
        "---",
        "...",
        "甲" * 300,
        "🀄️",
        "\U0002070e",
        "e\u0301",
    ),
    *(
        "，",
        "、",
        ";",
        "true",
        "是",
        "✓",
        "牵头单位",
        "respon",
        "ID",
        "id",
        "due",
        "2016",
        "2016-02-30",
        "无",
        "同上",
        "〃",
        "注：甲",
    ),
)
PLAIN = st.text("甲乙丙丁一二12aB-（）", min_size=1, max_size=6)
TEXT = st.sampled_from(ODD) | PLAIN | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
MAYBE = st.just("") | TEXT
YEAR = st.integers(1000, 9998).map(str)
DATE = st.one_of(
    YEAR,
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()),
    st.just("2024-02-29"),
)
NAMES = st.lists(TEXT, min_size=1, max_size=3).map(tuple)
HEX = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")


def some(struct: Any, /, **keys: Any) -> Any:
    """Build a struct of which any of the optional keys may be missing."""
    needed = {key: value for key, value in keys.items() if not isinstance(value, tuple)}
    optional = {key: value for key, (value,) in ((k, v) for k, v in keys.items() if isinstance(v, tuple))}
    return st.fixed_dictionaries(needed, optional=optional).map(lambda given: struct(**given))


CITE = some(Cite, clause=(MAYBE,), fingerprint=(st.just("") | HEX,), file=(MAYBE,), line=(st.integers(0, 99),))
VARIANT = some(Variant, witness=TEXT, here=TEXT, there=TEXT, note=(MAYBE,))
ACTION = some(
    Action,
    id=TEXT,
    title=TEXT,
    **dict.fromkeys(("part", "summary", "note"), (MAYBE,)),
    **dict.fromkeys(("responsible", *ROLES), (NAMES,)),
    topics=(st.lists(TEXT, max_size=2).map(tuple),),
    status=(st.sampled_from(["in-force", "cancelled"]),),
    terms=(st.dictionaries(st.sampled_from(ROLES), TEXT, max_size=2),),
    open_ended=(st.booleans(),),
    due=(DATE,),
    cite=(CITE,),
    variants=(st.lists(VARIANT, max_size=2).map(tuple),),
    extra=(st.dictionaries(st.sampled_from(["进展", "备注", "A"]) | TEXT, TEXT, max_size=3),),
)
DOCUMENT = some(
    Document,
    id=TEXT,
    title=TEXT,
    issuer=(MAYBE,),
    issued=(DATE,),
    list_order=(st.sampled_from(["equal", "first-leads"]),),
    witnesses=(st.lists(some(Witness, id=TEXT, title=TEXT, note=(MAYBE,)), max_size=2).map(tuple),),
    note=(MAYBE,),
)
PERIOD = st.builds(Period, since=st.none() | DATE, until=st.none() | DATE)
AGENCY = some(
    Agency,
    name=TEXT,
    full_name=(MAYBE,),
    aliases=(st.lists(TEXT, max_size=2).map(tuple),),
    periods=(st.dictionaries(TEXT, PERIOD, max_size=2),),
    kind=(st.sampled_from(["department", "collective", "other"]),),
    facts=(st.dictionaries(TEXT, st.sampled_from(["seen", "recalled"]), max_size=2),),
    note=(MAYBE,),
)
REFORM = some(
    Reform,
    change=st.sampled_from(CHANGES),
    date=DATE,
    from_=NAMES,
    to=NAMES,
    functions=(MAYBE,),
    touches=(st.lists(TEXT, max_size=2).map(tuple),),
)
COMMENTS = st.just("") | st.just("# 甲\n#\n# b: [x]\n\n# ##[group]a")


def _listed(one: Any, most: int, key: str = "") -> Any:
    return st.lists(one, max_size=most, unique_by=(lambda given: getattr(given, key)) if key else None).map(tuple)


DATA = st.builds(
    DataFile,
    respon=st.just(1),
    documents=_listed(DOCUMENT, 2, "id"),
    actions=_listed(ACTION, 4, "id"),
    agencies=_listed(AGENCY, 2, "name"),
    reforms=_listed(REFORM, 2),
    comments=COMMENTS,
)
