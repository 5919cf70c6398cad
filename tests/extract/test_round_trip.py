"""What respon writes as a table it reads back: titles, parts, dates, clauses and roles, the inferred as inferred."""

from pathlib import Path

import pytest
from support import Run

from respon.plan import Plan
from respon.sources.named import bundled
from respon.sources.whole import read

DATA = """
respon: 1
documents:
- {id: 甲府发〔2031〕1号, title: 甲方案, issuer: 甲市政府, issued: '2031-02-03', list_order: first-leads}
- {id: 乙府发〔2031〕2号, title: 乙方案}
actions:
- {id: '1.10', title: 修路, document: 甲府发〔2031〕1号, part: 一、交通/（一）公路, due: '2031-06',
   responsible: [甲局, 乙局], cite: {clause: （责任单位：甲局、乙局）}}
- {id: (二), title: 架桥, document: 甲府发〔2031〕1号, lead: [甲局], support: [乙局], oversee: [丙办], due: '2031'}
- {id: 三, title: 挖渠, document: 乙府发〔2031〕2号, responsible: [乙局, 丙办]}
- {id: 四, title: 筑坝, document: 乙府发〔2031〕2号, co: [乙局, 丙办], due: '2031-06-30'}
"""


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    path = tmp_path / "data.yaml"
    path.write_text(DATA, encoding="utf-8")
    return path


def facts(plan: Plan) -> set[tuple[object, ...]]:
    return {
        (action.document, action.id, action.title, action.due, given.agency, given.role, given.stated)
        for action in plan.actions
        for given in plan.assignments(action)
    }


def parts(plan: Plan) -> set[tuple[object, ...]]:
    clauses = {(a.id, a.part, a.cite.clause if a.cite else "") for a in plan.actions}
    return clauses | {(d.id, d.title, d.issuer, d.issued, d.list_order) for d in plan.documents.values()}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("words", [["report"], ["duties", "--all"]])
def test_it_is_read_back(words: list[str], lang: str, made_up: Path, tmp_path: Path, run: Run) -> None:
    table, back = tmp_path / "分工.xlsx", tmp_path / "back.yaml"
    assert run(*words, "-d", made_up, "-o", table, "--lang", lang).code == 0
    assert run("extract", table, "-o", back).code == 0
    first, second = read([str(made_up)]), read([str(back)])
    assert facts(second) == facts(first)
    if words == ["report"]:
        assert parts(second) == parts(first)


@pytest.mark.parametrize("suffix", ["xlsx"])
def test_the_bundled_plan_is_read_back(suffix: str, tmp_path: Path, run: Run) -> None:
    table, back = tmp_path / f"分工.{suffix}", tmp_path / "back.yaml"
    assert run("report", "-o", table).code == 0
    assert run("extract", table, "-o", back).code == 0
    first, second = read([str(bundled())]), read([str(back)])
    assert len(facts(first)) == 116
    assert (facts(second), parts(second)) == (facts(first), parts(first))
