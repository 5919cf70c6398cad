"""A workbook that LibreOffice saves anew, as xlsx, ods or csv, still holds the same data."""

import shutil
import subprocess
from pathlib import Path

import pytest

from respon.convert.writers import written
from respon.model import Action, Agency, DataFile, Document
from respon.sources.readers import READERS
from tests.convert.plans import ODD

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
KINDS = {"xlsx": "xlsx", "ods": "ods", "csv": "csv:Text - txt - csv (StarCalc):44,34,76"}
"""The csv with commas and quotes, in UTF-8: what the dialogue offers."""


def odd() -> DataFile:
    """Data with every odd text wherever people read one, dates of all kinds, and a registry."""
    dates = ("2016", "2016-06", "2016-06-30", "1899-12-31", "9998-12-31", None)
    actions = [
        Action(
            text,
            text,
            document="甲〔2016〕1号",
            responsible=(text, "甲局"),
            support=("乙局",),
            due=dates[at % len(dates)],
            open_ended=at % 3 == 0,
            status="cancelled" if at % 5 == 0 else "in-force",
            extra={"进展": text, "1.10": "007", "备注": "多行\n的字"},
            note=text,
        )
        for at, text in enumerate(ODD)
    ]
    return DataFile(
        respon=1,
        documents=(Document("甲〔2016〕1号", "甲方案", issued="2016-02-01", list_order="first-leads"),),
        actions=tuple(actions),
        agencies=tuple(Agency(f"{number}局", full_name="甲" * 90) for number in range(300)),
        comments="# 甲\n#\n# =1+1",
    )


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("kind", KINDS)
def test_it_saves_the_workbook_anew(kind: str, tmp_path: Path) -> None:
    data = odd()
    (tmp_path / "台账.xlsx").write_bytes(written(data, "xlsx"))
    words = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    words += ["--convert-to", KINDS[kind], "--outdir", str(tmp_path / "anew"), str(tmp_path / "台账.xlsx")]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    with (tmp_path / "anew" / f"台账.{kind}").open("rb") as stream:
        back = READERS[f".{kind}"].read(stream, f"台账.{kind}", lambda _: None).data
    assert [action.id for action in back.actions] == [action.id for action in data.actions]
    for one, other in zip(back.actions, data.actions, strict=True):
        assert one == other
    assert back == data
