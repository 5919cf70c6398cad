"""What comes out of the process with bounds is what was found in it."""

from respon.extract.extracting import extract, packed
from respon.extract.understood import unpacked
from respon.grammar.result import Doubt
from respon.text import Paragraph, Place, Table, Text

TEXT = Text(
    "甲.pdf",
    (
        Paragraph("某市行动方案", (Place(0, 0, 1, 2, 3),), 1),
        Paragraph("各任务排第一位的为牵头单位。", (Place(0, 0, 10, 3, 3),)),
        Paragraph("（一）建平台。（责任单位：市科委、市教委等）", (Place(0, 0, 30, 4, 3), Place(0, 8, 40, 5, 4))),
        Paragraph("（二）修堤。（责任单位：甲乙丙丁戊己庚）", (Place(0, 0, 60, 6, 4),)),
        Table((("任务", "牵头单位"), ("建桥", "市财政局")), (7, 8), 4),
    ),
)


def test_what_went_through_the_process_comes_out_the_same():
    finding = Doubt("name-not-recognised", "甲乙丙", Place(3, 5, 64, 6, 4, 8, 67), "某市行动方案")
    found = extract(TEXT)._replace(findings=(finding,))
    assert found.actions
    assert any(document.rule for document in found.documents)
    blocks, again = unpacked(packed(TEXT, found))
    assert blocks == TEXT.blocks
    assert again.actions == found.actions
    assert again.findings == found.findings
    assert again.documents == tuple(document._replace(rule=None) for document in found.documents)
    assert all(type(one) is type(other) for one, other in zip(again.actions, found.actions, strict=True))
    assert again.actions[0].assignments[0].place.line == found.actions[0].assignments[0].place.line
