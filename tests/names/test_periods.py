"""Signboards and aliases that were in use for a time: a day has one bearer, in data, in look-up and in reading."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Run

from respon.check import Context
from respon.check import run as check
from respon.errors import DataError
from respon.model import Agency, Period
from respon.sources.whole import read

REGISTRY = """respon: 1
agencies:
  - {name: 市人事局, full_name: 海滨市人事局, signboards: [市专家局], periods: {市专家局: {until: "2018"}}}
  - name: 市科委
    full_name: 海滨市科学委员会
    signboards: [市专家局]
    periods: {市专家局: {since: "2018", until: 2023-06}}
  - {name: 市港口局, full_name: 海滨市港口局, aliases: [市港务局], periods: {市港务局: {until: 2010-03}}}
"""
DOCUMENT = """  - {{id: 海政发〔{0}〕1号, title: 某年的通知, issuer: 海滨市人民政府, issued: "{0}"}}
"""
ACTION = """  - {{id: {0}年的事, title: 办事, document: 海政发〔{0}〕1号, lead: [{1}]}}
"""
Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Write a registry, and a plan of a document a year, each with one action of this agency as written."""

    def make(*years: int, written: str = "市专家局") -> Path:
        (tmp_path / "agencies.yaml").write_text(REGISTRY, encoding="utf-8")
        documents = "".join(map(DOCUMENT.format, years))
        actions = "".join(ACTION.format(year, written) for year in years)
        path = tmp_path / "plan.yaml"
        text = f"respon: 1\ninclude: [agencies.yaml]\ndocuments:\n{documents}actions:\n{actions}"
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.mark.parametrize(
    ("period", "inside", "outside"),
    [
        (Period(until="2018"), ("1900-01-01", "2018-12-30"), ("2018-12-31", "2019-01-01")),
        (Period(since="2018"), ("2018-12-31", "2024-01-01"), ("2018-12-30",)),
        (Period("2018-02", "2019-02-03"), ("2018-02-28", "2019-02-02"), ("2018-02-27", "2019-02-03")),
        (Period(), ("0001-01-01", "9999-12-31"), ()),
    ],
)
def test_a_form_is_used_from_the_end_of_one_date_to_the_end_of_the_other(
    period: Period, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    assert [day for day in inside if not period.holds(day)] == []
    assert [day for day in outside if period.holds(day)] == []


def test_of_no_day_only_what_holds_always_is_known() -> None:
    agency = Agency("市港口局", aliases=("市港务局", "港口局"), periods={"市港务局": Period(until="2010")})
    assert agency.on("").aliases == ("港口局",)
    assert agency.on("2009-01-01").aliases == ("市港务局", "港口局")


@pytest.mark.parametrize("written", ["市专家局", "海滨市专家局", "市專家局", " 市 专家局"])
@pytest.mark.parametrize(("year", "agency"), [(2016, "市人事局"), (2020, "市科委")])
def test_the_document_says_by_its_date_whom_an_action_means(made: Made, written: str, year: int, agency: str) -> None:
    plan = read([str(made(year, written=f"'{written}'"))])
    (given,) = plan.assignments(plan.actions[0])
    assert given.agency == agency


def test_one_form_that_means_two_agencies_in_two_documents_is_refused(made: Made) -> None:
    with pytest.raises(DataError, match="市人事局、市科委") as caught:
        read([str(made(2016, 2020))])
    assert caught.value.hint == "write the agency's own name"


def test_a_form_out_of_use_is_unknown(made: Made) -> None:
    with pytest.raises(DataError, match="unknown agency '市港务局'"):
        read([str(made(2016, written="市港务局"))])
    assert read([str(made(2009, written="市港务局"))]).canonical == {"市港务局": "市港口局"}


@pytest.mark.parametrize(
    ("day", "agency"),
    [
        ((), "市人事局"),  # the plan's own day
        (("--as-of", "2017"), "市人事局"),
        (("--as-of", "2018-11"), "市人事局"),
        (("--as-of", "2018"), "市科委"),
        (("--as-of", "2023-05"), "市科委"),
    ],
)
def test_a_question_means_the_bearer_of_its_day(made: Made, run: Run, day: tuple[str, ...], agency: str) -> None:
    done = run("duties", "市专家局", "-d", made(2016, written="市人事局"), *day)
    assert done.code == 0
    assert f"市专家局 is taken for {agency} (a signboard of it)" in done.err


def test_after_its_last_bearer_a_signboard_means_nobody(made: Made, run: Run) -> None:
    done = run("duties", "市专家局", "-d", made(2016, written="市人事局"), "--as-of", "2024")
    assert done.code == 3
    assert "no agency is called '市专家局'" in done.err


def test_a_registry_alone_is_asked_as_of_today(made: Made, run: Run) -> None:
    made()
    assert run("show", "市专家局", "-d", made().with_name("agencies.yaml")).code == 3


@pytest.mark.parametrize(
    ("issued", "agency"), [("2016年5月1日", "市人事局"), ("2020年5月1日", "市科委"), ("", "市专家局")]
)
def test_a_paper_is_read_by_its_date(made: Made, run: Run, tmp_path: Path, issued: str, agency: str) -> None:
    made()
    paper = tmp_path / "paper.txt"
    head = f"海滨市人民政府关于引进专家的通知\n（{issued}）\n" if issued else "海滨市人民政府关于引进专家的通知\n"
    paper.write_text(f"{head}一、引进专家\n每年引进一批专家。（责任单位：市专家局、市港口局）\n", encoding="utf-8")
    done = run("extract", paper, "--registry", tmp_path / "agencies.yaml", "--place", "海滨市", "-f", "json")
    assert [row["agency"] for row in done.rows] == [agency, "市港口局"]


def test_a_signboard_that_passed_on_is_not_ambiguous_but_one_that_two_bear_at_once_is(made: Made) -> None:
    path = made(2016, written="市人事局")
    assert [f.about for f in _check(path) if f.rule == "ambiguous-name"] == []
    registry = path.with_name("agencies.yaml")
    registry.write_text(REGISTRY.replace('since: "2018"', "since: 2018-06"), encoding="utf-8")
    assert [(f.about, f.agencies) for f in _check(path) if f.rule == "ambiguous-name"] == [
        ("市专家局", ("市科委", "市人事局"))
    ]


def _check(path: Path) -> list:  # type: ignore[type-arg]
    return check(Context(read([str(path)], strict=False), "2020-01-01"))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("{市专家所: {until: '2018'}}", "'市人事局' has a period for '市专家所'"),
        ("{市专家局: {until: 2018-13}}", "until: not a date of the calendar"),
        ("{市专家局: {bis: '2018'}}", "unknown key `bis`"),
    ],
)
def test_a_slip_is_told_with_its_line(made: Made, run: Run, wrong: str, told: str) -> None:
    path = made(2016, written="市人事局")
    text = REGISTRY.replace('{市专家局: {until: "2018"}}', wrong)
    path.with_name("agencies.yaml").write_text(text, encoding="utf-8")
    done = run("duties", "市人事局", "-d", path)
    assert done.code == 3
    assert told in done.err
    assert "agencies.yaml:3:" in done.err


def test_show_tells_when_a_form_was_in_use(made: Made, run: Run) -> None:
    facts = {r["field"]: r["value"] for r in run("show", "市科委", "-d", made(2020), "-f", "json").rows}
    assert facts["signboards"] == ["市专家局"]
    assert facts["periods"] == ["市专家局 2018–2023-06"]
