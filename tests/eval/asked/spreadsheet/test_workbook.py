from __future__ import annotations

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from eval.asked.spreadsheet.workbook import MOST_UNPACKED, read_workbook, written_workbook
from eval.asked.wrong_record import WrongRecordError
from tests.eval.asked.spreadsheet.made import workbook


def test_values_are_read_as_they_would_be_typed() -> None:
    row = ["tekst", 281, 281.0, 3.8, True, False, None, datetime(2023, 5, 1), "x"]
    assert read_workbook(workbook([row])) == [
        ["tekst", "281", "281", "3.8", "true", "false", "", "2023-05-01", "x"]
    ]


def test_a_small_file_that_unpacks_to_much_is_refused() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * (MOST_UNPACKED + 1))
    assert len(file.getvalue()) < 100_000
    with pytest.raises(WrongRecordError) as told:
        read_workbook(file.getvalue())
    assert (told.value.key, told.value.values) == ("table_too_large", {"most": 20})


def test_a_damaged_workbook_is_told() -> None:
    file = io.BytesIO()
    with ZipFile(io.BytesIO(workbook([["vraag"]]))) as good, ZipFile(file, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"<", b"<<", 3))
    with pytest.raises(WrongRecordError) as told:
        read_workbook(file.getvalue())
    assert told.value.key == "table_unreadable"


def test_what_is_written_is_text_and_never_a_formula() -> None:
    content = written_workbook({"Een": [["a", "b"], ["=1+1", "+2"]], "Twee": [["c"]]})
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Een", "Twee"]
    cells = [cell for row in book["Een"].iter_rows() for cell in row]
    assert [cell.value for cell in cells] == ["a", "b", "=1+1", "+2"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.font.bold for cell in cells[:3]] == [True, True, False]
