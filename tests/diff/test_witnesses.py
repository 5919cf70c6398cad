"""The plan's two printings, read from the source documents where they are present."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support import GAZETTE, ROOT, source

from respon.names import plain, simplified
from respon.sources.whole import read

REPUBLICATION = "internet-plus-2016-traditional.txt"
PLAN = "沪府发〔2016〕9号"
OWN_NUMBERS = {"action-renumbered", "document-changed"}
"""The reprint has neither the document's number nor other documents, so numbers made up for it differ."""


def test_the_witnesses_differ_exactly_where_they_really_do(tmp_path: Path, cli: Callable[..., Any]) -> None:
    for name in (GAZETTE, REPUBLICATION):
        assert cli("extract", source(name), "-o", tmp_path / f"{name}.yaml").code in (0, 1)
    files = [tmp_path / f"{name}.yaml" for name in (GAZETTE, REPUBLICATION)]
    done = cli("diff", *files, "--document", PLAN, "-f", "json")
    assert done.code == 1, done.err
    rows = [row for row in json.loads(done.out)["rows"] if row["change"] not in OWN_NUMBERS]
    really = {
        (simplified(plain(action.title)), variant.here, variant.there)
        for action in read([str(ROOT / "data" / "actions.yaml")]).actions
        for variant in action.variants
        if action.cite and plain(variant.here) in plain(action.cite.clause)
    }
    assert len(really) == len(rows) == 1
    for row in rows:
        (found,) = [entry for entry in really if entry[0] == simplified(plain(row["title"]))]
        assert found[1] in simplified(plain(row["old"]))
        assert found[2] in simplified(plain(row["new"]))
