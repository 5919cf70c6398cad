"""`./do docs`: writes anew what is generated, and lists the messages that want a translation."""

import gettext
import sys
from pathlib import Path

from respon import i18n
from respon.check import RULES, rule
from respon.cli.rule_help import explained
from respon.schema import schema
from tools import catalogue, output, rooms, walk
from tools.reference import reference

ROOT = Path(__file__).parents[1]
RULES_BEGIN = "this part is what `respon check --explain all` prints.\n\n"
RULES_BEGIN_IN_CHINESE = "以下就是 `respon check --explain all --lang zh` 的输出。\n\n"
"""Ends the page of the check where what its rules say of themselves begins."""


def main() -> int:
    """Write everything; return 1 if messages want a translation."""
    write("docs/cli.md", reference())
    write("data/respon.schema.json", schema())
    rules("docs/check.md", RULES_BEGIN)
    write("docs/design.md", rooms.renewed((ROOT / "docs/design.md").read_text(encoding="utf-8")))
    missing = catalogue.write()  # before what shows translated words
    with catalogue.MO.open("rb") as stream:
        i18n._catalogues["zh"] = gettext.GNUTranslations(stream)
    i18n.use("zh")
    write("docs/cli.zh-CN.md", reference("zh"))
    rules("docs/check.zh-CN.md", RULES_BEGIN_IN_CHINESE)
    i18n.use("en")
    for page in output.PAGES:
        write(page, output.renewed((ROOT / page).read_text(encoding="utf-8")))
    write(walk.PAGE, walk.renewed((ROOT / walk.PAGE).read_text(encoding="utf-8")))
    if missing:
        tell(f"translate these in {catalogue.PO.relative_to(ROOT)}, then run ./do docs again:")
        for message in missing:
            tell(f"  {message}")
    return 1 if missing else 0


def rules(name: str, begin: str) -> None:
    """Write a page of the check with what the rules say of themselves, in the language in use."""
    before, mark, _ = (ROOT / name).read_text(encoding="utf-8").partition(begin)
    write(name, before + mark + explained(map(rule, RULES)))


def write(name: str, text: str) -> None:
    """Write a file of the checkout, and say so if that changes it."""
    path = ROOT / name
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        tell(f"{name} is new")


def tell(line: str) -> None:
    """Say a line on stderr."""
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
