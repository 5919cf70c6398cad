"""A name that means nothing here is told in the user's language, with the mend; machines read no sentence at all."""

import pytest
from support import Run

from respon.cli.load import HOW

DATA = """respon: 1
documents: [{id: 甲政发〔2030〕1号, title: 港口方案}]
agencies: [{name: 市港口局}, {name: 市渔业局}]
actions: [{id: 任务1, title: 修缮灯塔, document: 甲政发〔2030〕1号, lead: [市港口局], co: [市渔业局]}]
"""
TOLD = {
    ("show", "任务9"): ("no action or agency is called '任务9'", "没有叫作“任务9”的事项或单位"),
    ("show", "灯塔修缮"): ("nearest actions: 任务1 修缮灯塔", "最接近的事项：任务1 修缮灯塔"),
    ("show", "市港口局（市渔业局）"): ("is 市渔业局, another agency", "是另一个单位：市渔业局"),
    ("duties", "市渔业局（暂定）"): ("is no name of it and no role", "既不是它的名称，也不是角色用语"),
    ("duties", "县港务局"): ("no agency is called '县港务局'", "没有叫作“县港务局”的单位"),
    ("duties", "市渔政局"): ("nearest names: 市渔业局", "最接近的名称：市渔业局"),
    ("actions", "--document", "甲政发9号"): ("no document has the number '甲政发9号'", "没有文号为“甲政发9号”的文件"),
}


@pytest.mark.parametrize("words", TOLD, ids=" ".join)
@pytest.mark.parametrize("language", [0, 1], ids=["en", "zh"])
def test_it_is_told_in_the_users_language(words: tuple[str, ...], language: int, spawn: Run) -> None:
    done = spawn(*words, "-d", "-", "--lang", ("en", "zh")[language], stdin=DATA.encode())
    assert (done.code, done.out) == (3, b"")
    assert TOLD[words][language] in done.err
    assert ("  mend: ", "  改法：")[language] in done.err


def test_a_bracket_that_fits_is_told_too(spawn: Run) -> None:
    done = spawn("duties", "市港口局（牵头）", "-d", "-", stdin=DATA.encode())
    assert done.code == 0
    assert f"市港口局（牵头） is taken for 市港口局 ({HOW['bracket']})" in done.err
