"""Through LibreOffice: sent, filled in, sorted, saved anew as another kind of file, collected: every value is right."""

from pathlib import Path

import pytest
from ledger.office import fill_in, saved_by_libreoffice, sort_rows
from support import Run

import respon

DATA = """respon: 1
agencies: [{name: 甲委}, {name: 乙局}]
actions:
  - {id: 1-2, title: 建一个平台, lead: [甲委], co: [乙局], due: 2030-06, extra: {进展情况: 正在招标}}
  - {id: "007", title: "=1+1", lead: [甲委], due: 2030-06-30}
  - {id: "1.10", title: 修一条路, lead: [乙局], due: "2030"}
  - {id: 1e3, title: 第四, responsible: [乙局, 甲委]}
"""
ANSWERS = {
    "甲委": {
        ("1-2", "own:进展情况"): "已开工，完成50%\n第二行：“引号”, 逗号; 分号",
        ("007", "own:进展情况"): "2030-06-30",
        ("007", "own:备注"): "007",
        ("1e3", "own:备注"): "1/2",
    },
    "乙局": {("1.10", "own:办理状态"): "已完成", ("1.10", "own:完成情况"): "50%", ("1-2", "own:备注"): "配合好了"},
}
UTF_8, GB18030 = (f"csv:Text - txt - csv (StarCalc):44,34,{charset},1" for charset in (76, 85))


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", UTF_8, GB18030])
def test_every_value_comes_back(run: Run, tmp_path: Path, kind: str) -> None:
    data, out, back = tmp_path / "data.yaml", tmp_path / "out", tmp_path / "back"
    data.write_text(DATA, encoding="utf-8")
    assert run("ledger", "send", "-d", data, "-o", out, "--lang", "zh").code == 0
    for unit, answers in ANSWERS.items():
        fill_in(out / f"{unit}.xlsx", answers)
        sort_rows(out / f"{unit}.xlsx", "title")
    saved_by_libreoffice(sorted(out.iterdir()), kind, tmp_path / "profile", back)
    assert len(list(back.iterdir())) == 2
    done = run("ledger", "collect", back, "-d", data, "-f", "json")
    told = {(row["finding"], row["agency"], row["action"], row["column"], row["new"]) for row in done.rows}
    assert told == {
        ("lead-silent", "乙局", "1-2", "备注", "配合好了"),
    }
    extra = {action.id: action.extra for action in respon.load(str(data)).actions}
    assert extra == {
        "1-2": {"进展情况": ANSWERS["甲委"]["1-2", "own:进展情况"]},
        "007": {"进展情况": "2030-06-30", "备注": "007"},
        "1.10": {"办理状态": "已完成", "完成情况": "50%"},
        "1e3": {"备注": "1/2"},
    }
