"""What is mechanical is mended by the program: an alias becomes the registry's name, where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from respon.finding import Finding

FIXABLE = ("alias-used",)
"""Rules whose mend is one only, and needs no judgement."""

_PLAIN = re.compile(r"[\w·（）()〔〕-]+")
"""A name that YAML and JSON take as it is, in or out of quotes."""


def fixed(texts: Mapping[str, str], found: Iterable[Finding]) -> tuple[dict[str, str], list[Finding]]:
    """Return the files' texts with what can be mended mended, by file, and the findings that were.

    texts: of the data files, by the name by which findings call them. A name is written over only where it stands once
    in the finding's line, by itself.
    """
    lines = {file: text.splitlines(keepends=True) for file, text in texts.items()}
    mended: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        at = finding.where.line - 1
        if finding.rule not in FIXABLE or not 0 <= at < len(lines.get(finding.where.file, ())):
            continue
        changed = _renamed(lines[finding.where.file][at], finding.about, finding.agencies[0])
        if changed is not None:
            lines[finding.where.file][at] = changed
            mended[finding.where.file].append(finding)
    return {file: "".join(lines[file]) for file in mended}, [one for each in mended.values() for one in each]


def _renamed(line: str, written: str, name: str) -> str | None:
    """Return the line with the name in place of what is written; None where that is not plain to see."""
    stands = rf"(?<![^\s\[,'\"-]){re.escape(written)}(?=[\s\],'\"]|$)"
    if not _PLAIN.fullmatch(name) or len(re.findall(stands, line)) != 1:
        return None
    return re.sub(stands, lambda _: name, line)
