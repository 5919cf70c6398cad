"""Workbooks filled in as an office program would: cell by cell, saved as another kind of file."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

KEYS, HEADS = 3, 4
"""Rows, from 1."""


def fill_in(path: Path, answers: Mapping[tuple[str, str], str]) -> None:
    """Write answers into a form: (action, column's key) to text."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    keys = [cell.value for cell in sheet[KEYS]]
    left = dict(answers)
    for row in sheet.iter_rows(min_row=HEADS + 1):
        for (action, key), text in answers.items():
            if row[0].value == action:
                row[keys.index(key)].value = text
                del left[action, key]
    assert not left
    book.save(path)


def sort_rows(path: Path, key: str) -> None:
    """Sort a form's rows by a column, from last to first."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = [cell.value for cell in sheet[KEYS]].index(key)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADS + 1)]
    rows.sort(key=lambda row: str(row[at]), reverse=True)
    for number, row in enumerate(rows, HEADS + 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type  # =1+1 is no formula
    book.save(path)


def as_csv(path: Path, encoding: str, delimiter: str = ",") -> None:
    """Put a csv of the first sheet in the workbook's place, as `Save as` does."""
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(["" if cell is None else cell for cell in row] for row in rows)
    path.with_suffix(".csv").write_bytes(text.getvalue().encode(encoding))
    path.unlink()


def saved_by_libreoffice(paths: Sequence[Path], kind: str, profile: Path, folder: Path) -> None:
    """Save workbooks anew by LibreOffice, in a profile of its own; without it, the test is skipped."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not present")
    words = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([program, *words, *map(str, paths)], check=True, capture_output=True, timeout=180, env=os.environ)
