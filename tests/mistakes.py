"""Mistakes that people make: what they typed, the files there were, and where the error should point."""

from collections.abc import Mapping
from typing import NamedTuple

PLAN = """\
respon: 1
documents:
  - {id: 一号, title: 文件}
agencies:
  - {name: 甲局, full_name: 上海市甲局}
  - name: 乙委
actions:
  - id: A
    document: 一号
    title: 事项
    lead: [甲局]
  - id: B
    title: 另一事项
    responsible: [甲局, 乙委]
"""


class Mistake(NamedTuple):
    """typed: what follows `respon`. files: by their names. place: what the error points at."""

    typed: str
    code: int = 3
    place: str = ""
    files: Mapping[str, str | bytes] = {}


def _plan(old: str, new: str, line: int, typed: str = "gaps -d plan.yaml") -> Mistake:
    assert PLAN.count(old) == 1, old
    return Mistake(typed, 3, f"plan.yaml:{line}", {"plan.yaml": PLAN.replace(old, new)})


def _usage(typed: str) -> Mistake:
    return Mistake(typed, 2)


def _file(name: str, text: str | bytes, place: str = "", typed: str = "") -> Mistake:
    return Mistake(typed or f"gaps -d {name}", 3, place or name, {name: text})


MISTAKES: dict[str, Mistake] = {
    # the command line
    "no such command": _usage("dutis 甲局"),
    "no such option": _usage("duties 甲局 --lagn zh"),
    "an option without its value": _usage("gaps -d"),
    "an argument too many": _usage("gaps 甲局"),
    "an argument missing": _usage("lineage"),
    "a number that is none": _usage("gaps --limit many"),
    "a number too small": _usage("gaps --limit 0"),
    "a flag with a value": _usage("duties --all=yes"),
    "no such format": _usage("gaps -f pfd"),
    "a format for another command": _usage("gaps -f docx"),
    "no format for a suffix": _usage("gaps -o x.odt"),
    "no such role": _usage("duties 市科委 --role boss"),
    "no such column": _usage("gaps --columns action,titel"),
    "no such rule": _usage("check --select no-ownr"),
    "no such colour": _usage("gaps --color blue"),
    "no date": _usage("gaps --as-of soon"),
    "nobody asked for": _usage("duties"),
    "a chart in a format for programs": _usage("agencies --chart -f json"),
    "no such answer": _usage("schema duty"),
    "for csv only": _usage("gaps -f json --excel"),
    # names
    "no such agency": Mistake("duties 不存在"),
    "a name of two agencies": Mistake("duties 市监局"),
    "no such action or agency": Mistake("show 专项99"),
    "no such document": Mistake("actions --document 沪府发〔2016〕999号"),
    # files
    "no such file": Mistake("gaps -d none.yaml", 3, "none.yaml"),
    "a folder without data": Mistake("gaps -d .", 3, ".", {"note.txt": "x"}),
    "a path through a file": Mistake("gaps -d plan.yaml/x.yaml", 3, "plan.yaml/x.yaml", {"plan.yaml": PLAN}),
    "nowhere to write": Mistake("gaps -o none/x.csv", 3, "none/x.csv"),
    # data
    "an empty file": _file("x.yaml", ""),
    "GB18030": _file("x.yaml", "respon: 1\nactions: [{id: 甲, title: 事项}]\n".encode("gb18030")),
    "no such key": _plan("    lead: [甲局]\n", "    leed: [甲局]\n", 11),
    "no key like it": _plan("    lead: [甲局]\n", "    zzz: [甲局]\n", 11),
    "a key twice": _plan("    title: 事项\n", "    title: 事项\n    title: 又一次\n", 11),
    "a key missing": _plan("    title: 另一事项\n", "", 12),
    "no for an id": _plan("  - id: B\n", "  - id: no\n", 12),
    "text for a list": _plan("    lead: [甲局]\n", "    lead: 甲局\n", 11),
    "a number in a list": _plan("[甲局, 乙委]", "[甲局, 12]", 14),
    "nothing behind a key": _plan("    title: 另一事项\n", "    title:\n", 13),
    "a bare year": _plan("    document: 一号\n", "    due: 2030\n", 9),
    "no such day": _plan("    document: 一号\n", "    due: 2016-06-31\n", 9),
    "no such list order": _plan("title: 文件", "title: 文件, list_order: first", 3),
    "no such role of a term": _plan("    lead: [甲局]\n", "    terms: {boss: 牵头}\n", 11),
    "another version": _plan("respon: 1\n", "respon: 2\n", 1),
    "a colon in a title": _plan("    title: 另一事项\n", "    title: Phase 1: rotate\n", 13),
    "a full-width colon": _plan("  - id: B\n", "  - id：B\n", 13),
    "a full-width colon in a list": _plan("  - id: B\n    title: 另一事项\n", "  - id：B\n  - title：另一事项\n", 14),
    "a tab": _plan("    title: 事项\n", "\ttitle: 事项\n", 10),
    "a bracket left open": _plan("[甲局, 乙委]", "[甲局, 乙委", 14),
    "a quotation mark left open": _plan("    title: 另一事项\n", '    title: "另一事项\n', 13),
    "an at sign": _plan("    title: 另一事项\n", "    title: @事项\n", 13),
    "an anchor": _plan("  - name: 乙委\n", "  - &a {name: 乙委}\n", 6),
    "an id twice": _plan("  - id: B\n", "  - id: A\n", 12),
    "an agency twice": _plan("  - name: 乙委\n", "  - name: 甲局\n", 6),
    "an agency unknown": _plan("[甲局, 乙委]", "[甲局, 乙厅]", 12),
    "two agencies in one": _plan("[甲局, 乙委]", "[甲局、乙委]", 12),
    "a document unknown": _plan("    document: 一号\n", "    document: 二号\n", 8),
    "an include that isn't there": _plan("respon: 1\n", "respon: 1\ninclude: [none.yaml]\n", 2),
    "an include from outside": _plan("respon: 1\n", "respon: 1\ninclude: [../x.yaml]\n", 2),
    "a line that is no JSON": _file("x.jsonl", '{"id": "B", "title": \n', "x.jsonl:1"),
    "a line that is no action": _file("x.jsonl", "[1]\n", "x.jsonl:1"),
    "no reforms": Mistake("reform-effect x.yaml", 3, "x.yaml", {"x.yaml": PLAN}),
    # settings, baselines, versions
    "settings that are no TOML": _file("respon.toml", "select = \n", typed="gaps"),
    "no such setting": _file("respon.toml", 'selct = ["no-owner"]\n', "respon.toml:1", "gaps"),
    "a rule that settings don't know": _file("respon.toml", 'ignore = ["no-ownr"]\n', "respon.toml:1", "gaps"),
    "no baseline": _file("known.json", "[]\n", typed="check --baseline known.json"),
    "no such version": Mistake("diff nowhere:x.yaml plan.yaml", 3, "nowhere:x.yaml", {"plan.yaml": PLAN}),
    # documents
    "an old Word document": _file("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), typed="extract a.doc"),
    "a picture": _file("a.png", b"\x89PNG\r\n\x1a\n" + bytes(64), typed="extract a.png"),
    "an archive": _file("a.rar", b"Rar!" + bytes(64), typed="extract a.rar"),
    "a broken package": _file("a.docx", b"PK\x03\x04word/" + bytes(64), typed="extract a.docx"),
    "a docx that is none": _file("a.docx", "text", typed="extract a.docx"),
    "no words at all": _file("a.txt", "\n", typed="extract a.txt"),
}
