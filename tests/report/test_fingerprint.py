"""The data's fingerprint: of the facts, not of the files."""

from pathlib import Path

import respon
from respon.report.content import Report
from respon.report.fingerprint import fingerprint
from respon.report.html.linked import heat

HEAD = "respon: 1\n"
AGENCIES = "agencies:\n  - {name: 甲局, kind: department}\n  - {name: 乙局}\n"
FIRST = "  - {id: 事1, title: 一, lead: [甲局], co: [乙局]}\n"
SECOND = "  - {id: 事2, title: 二, lead: [乙局]}\n"


def of(folder: Path, **files: str) -> str:
    folder.mkdir()
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.yaml"
        path.write_text(HEAD + text, encoding="utf-8")
        paths.append(str(path))
    return fingerprint(respon.load(*paths))


def test_how_facts_are_spread_over_files_does_not_count(tmp_path: Path) -> None:
    one = of(tmp_path / "one", all=f"actions:\n{FIRST}{SECOND}{AGENCIES}")
    two = of(tmp_path / "two", b=f"# a remark\nactions:\n{SECOND}", a=f"actions:\n{FIRST}{AGENCIES}")
    assert one == two
    assert len(one) == 64


def test_every_fact_counts(tmp_path: Path) -> None:
    base = f"actions:\n{FIRST}{SECOND}{AGENCIES}"
    changes = [("一", "壹"), ("co: [乙局]", "support: [乙局]"), ("department", "district"), ("事2", "事3")]
    prints = {of(tmp_path / str(i), all=base.replace(*change)) for i, change in enumerate([("", ""), *changes])}
    assert len(prints) == 1 + len(changes)


def test_the_order_within_a_list_counts(tmp_path: Path) -> None:
    written = of(tmp_path / "a", all="actions:\n  - {id: 事1, title: 一, responsible: [甲局, 乙局]}\n" + AGENCIES)
    turned = of(tmp_path / "b", all="actions:\n  - {id: 事1, title: 一, responsible: [乙局, 甲局]}\n" + AGENCIES)
    assert written != turned


def test_a_matrix_summed_up_counts_each_action_once() -> None:
    report = Report(respon.Graph(respon.load()))
    rows = heat(report)
    assert sum(row.actions for row in rows) == 29
    for at, sheet in enumerate(report.sheets):
        assert sum(row.counts[at][0] for row in rows) == sheet.actions
    assert max(shade for row in rows for _, shade in row.counts) == 4
    assert all((shade == 0) == (count == 0) for row in rows for count, shade in row.counts)
