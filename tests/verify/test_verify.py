"""Data against text: agreement, and each kind of difference, on made-up papers and on the sources."""

import hashlib
import json
from pathlib import Path

import pytest
from support import WORLDS, Run, source

TEXT = (WORLDS / "notice.txt").read_text(encoding="utf-8")


@pytest.fixture
def data(run: Run, tmp_path: Path) -> Path:
    """What `extract` proposes of the notice: it agrees with the notice by its making."""
    path = tmp_path / "draft.yaml"
    assert run("extract", WORLDS / "notice.txt", "--registry", WORLDS / "registry.yaml", "-o", path).code == 0
    return path


def verdicts(run: Run, data: Path, text: str, tmp_path: Path) -> tuple[int, list[tuple[str, str, str]]]:
    path = tmp_path / "other.txt"
    path.write_text(text, encoding="utf-8")
    done = run("verify", "-d", data, "-s", path, "--differing", "-f", "json")
    return done.code, [(row["status"], row["action"], row["agency"]) for row in done.rows]


def test_what_was_extracted_agrees_with_its_text(run: Run, data: Path, tmp_path: Path) -> None:
    assert verdicts(run, data, TEXT, tmp_path) == (0, [])


def test_a_traditional_printing_with_other_spacing_agrees(run: Run, data: Path, tmp_path: Path) -> None:
    from opencc import OpenCC

    assert verdicts(run, data, OpenCC("s2t").convert(TEXT).replace("，", " ， "), tmp_path) == (0, [])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("镇供电所）", "镇气象局）", ("missing", "(一)", "镇供电所")),
        ("镇灯塔局；配合单位：镇财政局", "镇财政局；配合单位：镇灯塔局", ("changed", "(一)", "镇灯塔局")),
        ("镇水务局、镇渔业委等", "镇渔业委、镇水务局等", ("changed", "(二)", "镇水务局")),
        ("更换灯芯", "更换灯泡", ("changed", "(一)", "")),
        ("（二）清理航道", "（二）疏浚港池", ("moved", "(二)", "镇水务局")),
        (
            "（三）发布潮报\n每日两次发布潮位，并在码头张贴。（镇气象局牵头，镇文化站参与）\n",
            "",
            ("missing", "(三)", "镇气象局"),
        ),
    ],
)
def test_each_difference_is_found(
    run: Run, data: Path, tmp_path: Path, before: str, after: str, expected: tuple[str, str, str]
) -> None:
    assert before in TEXT
    code, rows = verdicts(run, data, TEXT.replace(before, after), tmp_path)
    assert code == 1
    assert expected in rows
    assert {action for _, action, _ in rows} == {expected[1]}


def test_a_source_without_the_document_is_an_error(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("港口今日无事。\n", encoding="utf-8")
    done = run("verify", "-d", data, "-s", tmp_path / "news.txt")
    assert done.code == 3
    assert "mend" in done.err


def test_the_gazette_agrees_with_the_plan(run: Run) -> None:
    done = run("verify", "-s", source("gazette-2016-05.txt"), "-f", "json")
    assert done.code == 0
    assert [row["status"] for row in done.rows] == ["agrees"] * 116


def test_the_gazette_agrees_with_the_sibling_documents(run: Run) -> None:
    done = run("verify", "-d", WORLDS.parents[1] / "data", "-s", source("gazette-2016-05.txt"), "-f", "json")
    assert (done.code, {row["status"] for row in done.rows}) == (0, {"agrees"})


def test_the_republication_differs_exactly_where_the_data_says(run: Run) -> None:
    from respon.sources.whole import read

    done = run("verify", "-s", source("internet-plus-2016-traditional.txt"), "-f", "json")
    assert done.code == 1
    differing = [(row["action"], row["agency"]) for row in done.rows if row["status"] != "agrees"]
    texts = [(action.id, "") for action in read().actions if action.variants]
    assert sorted(differing) == sorted([*texts, ("专项21", "市食品药品监管局")])
    assert all("known variant" in row["detail"] for row in done.rows if row["status"] != "agrees" and not row["agency"])


def test_all_sources_at_once_tell_whose_documents_each_holds(run: Run) -> None:
    """The republication's seven texts and one name differ, and nothing else; the news hold nothing and are told so."""
    names = ("gazette-2016-05.txt", "internet-plus-2016-traditional.txt", "smart-city-plan-reader.txt")
    news = ("news-shanghai-2015.txt", "news-shenzhen-2015.txt")
    words = [word for name in (*names, *news) for word in ("-s", str(source(name)))]
    done = run("verify", "-d", WORLDS.parents[1] / "data", *words, "-f", "json")
    differing = [row for row in done.rows if row["status"] != "agrees"]
    assert (done.code, len(differing)) == (1, 8)
    assert {Path(row["file"]).name for row in differing} == {names[1]}
    told = json.loads(done.out)["notes"]
    assert [note for note in told if "no source holds" in note] == []
    for name in (*names, *news):
        held = [note for note in told if note.startswith(str(source(name)))]
        assert len(held) == 1
        assert held[0].endswith("holds none of the data's documents") == (name in news)


@pytest.mark.parametrize(("printed", "code"), [("修缮码头，栈桥加固。", 0), ("修缮码头，栈桥拆除。", 1)])
def test_an_action_that_names_nobody_is_proved_by_its_text(run: Run, tmp_path: Path, printed: str, code: int) -> None:
    paper, data = tmp_path / "paper.txt", tmp_path / "a.yaml"
    paper.write_text(f"县政发〔2030〕3号\n\n第一条 此条无关紧要。\n\n{printed}\n", encoding="utf-8")
    text = hashlib.sha256("修缮码头,栈桥加固。".encode()).hexdigest()  # the comma as NFKC has it
    data.write_text(
        "respon: 1\ndocuments: [{id: 县政发〔2030〕3号, title: 规定}, {id: 县政发〔2030〕4号, title: 办法}]\nactions:\n"
        f"  - {{id: 一, title: 修缮码头, document: 县政发〔2030〕3号, cite: {{fingerprint: {text}}}}}\n"
        "  - {id: 二, title: 疏浚, document: 县政发〔2030〕4号, lead: [县水务局]}\n",
        encoding="utf-8",
    )
    done = run("verify", "-d", data, "-s", paper, "-f", "json")
    assert done.code == code
    assert [(row["status"] == "agrees", row["action"], row["agency"]) for row in done.rows] == [(not code, "一", "")]
    told = run("verify", "-d", data, "-s", paper).out.decode()
    assert "paper.txt holds 县政发〔2030〕3号" in told
    assert "no source holds 县政发〔2030〕4号" in told
    assert ("1 actions that name nobody: their text agrees" in told) == (not code)


def test_a_ledger_without_a_number_agrees_with_itself(run: Run, tmp_path: Path) -> None:
    ledger, data = tmp_path / "ledger.csv", tmp_path / "a.yaml"
    ledger.write_text("序号,重点任务,牵头单位,配合单位\n1,修堤,县水务局,县财政局\n2,清淤,县港口局,\n", encoding="utf-8")
    assert run("extract", ledger, "-o", data).code == 0
    done = run("verify", "-d", data, "-s", ledger, "-f", "json")
    assert (done.code, {row["status"] for row in done.rows}, len(done.rows)) == (0, {"agrees"}, 3)


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("第二条的“县港口局管码头”", 0),
        ("第二条的“县港口局管航道”", 1),  # not the text's words
        ("第二条", 1),
        ("“各方各司其职”", 1),  # the text's words, and another's name
    ],
)
def test_a_note_proves_by_words_that_the_text_has(run: Run, tmp_path: Path, note: str, code: int) -> None:
    articles = ["县政发〔2030〕3号", "第一条 各方各司其职。", "第二条 县港口局管码头。"]
    articles += [f"第{n}条 此条无关紧要。" for n in "三四五六七八九十"] * 2
    paper = tmp_path / "paper.txt"
    paper.write_text("\n".join([*articles, "第二十条 港务机关办理减免手续。"]), encoding="utf-8")
    data = tmp_path / "a.yaml"
    data.write_text(
        "respon: 1\ndocuments: [{id: 县政发〔2030〕3号, title: 规定}]\nactions:\n"
        "  - {id: 一, title: 减免, document: 县政发〔2030〕3号, lead: [县港口局],\n"
        f"     cite: {{clause: 港务机关办理减免手续}}, note: {note}}}\n",
        encoding="utf-8",
    )
    assert run("verify", "-d", data, "-s", paper).code == code
