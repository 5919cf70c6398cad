"""The workbook, by its own XML: what a spreadsheet program is told, beyond the cells that golden files hold."""

import io
import zipfile

import pytest
from lxml import etree
from support import WORLDS, Run

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def parts(workbook: bytes) -> dict[str, "etree._Element"]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.fixture
def hostile(run: Run) -> dict[str, "etree._Element"]:
    return parts(run("show", "=1+1", "-d", WORLDS / "hostile.yaml", "-f", "xlsx").out)


def test_no_formula_no_link_nothing_outside(hostile: dict[str, "etree._Element"]) -> None:
    for name, part in hostile.items():
        assert part.xpath("//m:f|//m:hyperlink|//m:externalReference|//m:oleObject", namespaces=NS) == [], name
        assert part.xpath("//@TargetMode") == [], name
    assert not [name for name in hostile if "external" in name.lower() or name.endswith(".bin")]


def test_every_text_is_a_text(run: Run) -> None:
    sheet = parts(run("actions", "-f", "xlsx").out)["xl/worksheets/sheet1.xml"]
    assert set(sheet.xpath("//m:c/@t", namespaces=NS)) == {"s"}


def test_numbers_are_numbers(run: Run) -> None:
    sheet = parts(run("overlaps", "-f", "xlsx").out)["xl/worksheets/sheet1.xml"]
    typed = {cell.get("r"): cell.get("t") for cell in sheet.iterfind(".//m:row[@r='2']/m:c", NS)}
    assert typed == {"A2": "s", "B2": "s", "C2": None, "D2": None, "E2": "s"}


@pytest.mark.parametrize(
    ("words", "corner", "filtered"),
    [
        (["duties", "市科委"], "E2", "A1:H12"),
        (["overlaps"], "C2", "A1:E143"),
        (["agencies"], "B2", "A1:H41"),
        (["matrix"], "C2", "A1:AP30"),
        (["network"], "B2", "A1:E41"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else value,
)
def test_the_header_is_frozen_and_everything_filters(run: Run, words: list[str], corner: str, filtered: str) -> None:
    sheet = parts(run(*words, "-f", "xlsx").out)["xl/worksheets/sheet1.xml"]
    (pane,) = sheet.iterfind(".//m:pane", NS)
    assert (pane.get("state"), pane.get("ySplit"), pane.get("topLeftCell")) == ("frozen", "1", corner)
    assert sheet.find("m:autoFilter", NS).get("ref") == filtered  # type: ignore[union-attr]


def test_columns_are_as_wide_as_chinese_needs_and_no_wider_than_can_be_read(run: Run) -> None:
    sheet = parts(run("duties", "市科委", "-f", "xlsx").out)["xl/worksheets/sheet1.xml"]
    widths = [float(column.get("width", "0")) for column in sheet.iterfind(".//m:col", NS)]
    assert len(widths) == 8
    assert widths[3] >= 2 * len("互联网+新业态、新模式") - 1
    assert all(4 <= width <= 61 for width in widths)


def test_it_prints_on_a4_across_with_its_header_on_every_page(run: Run) -> None:
    book = parts(run("duties", "市科委", "-f", "xlsx").out)
    page = book["xl/worksheets/sheet1.xml"].find("m:pageSetup", NS)
    assert page is not None
    assert (page.get("orientation"), page.get("paperSize"), page.get("fitToHeight")) == ("landscape", "9", "0")
    (name,) = book["xl/workbook.xml"].xpath("//m:definedName[@name='_xlnm.Print_Titles']/text()", namespaces=NS)
    assert name == "duties!$1:$1"


def test_the_workbook_says_when_it_was_made_never(run: Run) -> None:
    core = parts(run("duties", "市科委", "-f", "xlsx").out)["docProps/core.xml"]
    assert set(core.xpath("//*[contains(local-name(), 'ed') and string-length(.) = 20]/text()")) == {
        "2000-01-01T00:00:00Z"
    }
