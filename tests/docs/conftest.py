"""A desk: a folder with every file that the examples of the help and of the pages name."""

import shutil
import subprocess
from pathlib import Path

import pytest
from support import ROOT, WORLDS
from worlds.paper import lines, pdf
from worlds.word import docx, p

from respon.cli.main import main

FILES = {
    "corpus.jsonl": '{"id": "A1", "title": "甲", "responsible": ["市科委", "市教委"]}\n',
    "ledger.csv": "序号,重点任务,牵头单位,配合单位\n1,修堤,市水务局,市财政局\n2,清淤,市交通委,市科委\n",
    "merger.yaml": "respon: 1\nreforms:\n"
    "  - {change: merge, date: 2027-01, from: [市科委, 市经济信息化委], to: [市科技工业局]}\n",
    "旧.yaml": "respon: 1\nactions:\n  - {id: 一, title: 甲, lead: [市科委], due: 2030-01}\n"
    "  - {id: 二, title: 乙, responsible: [市教委]}\n",
    "新.yaml": "respon: 1\nactions:\n  - {id: 一, title: 甲, lead: [市教委], support: [市科委], open_ended: true}\n"
    "  - {id: 三, title: 丙, co: [市农委]}\n",
}
NOTICE = (WORLDS / "notice.txt").read_text(encoding="utf-8").replace("镇府发〔2030〕7号", "沪府发〔2016〕9号")
"""Made up, and numbered as if it were the bundled plan: `verify` finds much to tell."""


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, a git checkout whose last commit changed nothing of the data."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "data", folder / "data")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("gazette.txt", "republication.txt"):
        (folder / name).write_text(NOTICE, encoding="utf-8")
    paragraphs = NOTICE.splitlines()
    (folder / "notice.html").write_text("".join(f"<p>{line}</p>\n" for line in paragraphs), encoding="utf-8")
    (folder / "实施意见.docx").write_bytes(docx("".join(map(p, paragraphs))))
    rows = [line[at : at + 26] for line in paragraphs for at in range(0, len(line), 26)]
    (folder / "公报.pdf").write_bytes(pdf(*(lines(rows[at : at + 25]) for at in range(0, len(rows), 25))))
    for paper, draft in (("ledger.csv", "ledger.yaml"), ("notice.html", "draft.yaml")):
        assert main(["extract", str(folder / paper), "-o", str(folder / draft)]) in (0, 1)
    for data, table in (("旧.yaml", "旧台账.xlsx"), ("新.yaml", "新台账.xlsx"), ("ledger.csv", "台账.xlsx")):
        assert main(["convert", str(folder / data), "-o", str(folder / table)]) == 0
    for kept in ("台账.csv", "plan.yaml"):
        assert main(["convert", str(folder / "台账.xlsx"), "-o", str(folder / kept)]) == 0
    assert main(["check", "-d", str(folder / "data"), "--write-baseline", str(folder / "known.json")]) in (0, 1)
    assert main(["ledger", "send", "-d", str(folder / "data"), "-o", str(folder / "收回"), "--lang", "zh"]) == 0
    git = ("git", "-c", "user.name=desk", "-c", "user.email=desk@example.org")
    for words in (
        ("init", "-q"),
        ("add", "data"),
        ("commit", "-qm", "Data"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
        ("commit", "-q", "--allow-empty", "-m", "Nothing"),
    ):
        subprocess.run([*git, *words], cwd=folder, check=True)
    return folder
