from __future__ import annotations

import pytest

from eval.asked.spreadsheet.cells import is_table, read_rows
from eval.asked.wrong_record import WrongRecordError
from tests.eval.asked.spreadsheet.made import FIRST, HEAD, SECOND, delimited, workbook

ROWS = [HEAD, [], FIRST, SECOND]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_stands_between_cells_is_told_by_the_head(delimiter: str) -> None:
    content = delimited(ROWS, delimiter).encode()
    assert read_rows("my.csv", content) == ROWS


def test_the_line_that_excel_writes_for_itself_is_no_row() -> None:
    content = f"sep=|\r\n{delimited(ROWS, '|')}".encode()
    assert read_rows("my.csv", content) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_as_excel_writes_them(encoding: str) -> None:
    assert read_rows("A.CSV", "vraag;€\r\nHoeveel geïnde €?;é".encode(encoding)) == [
        ["vraag", "€"],
        ["Hoeveel geïnde €?", "é"],
    ]


def test_a_delimiter_within_quotes_does_not_count() -> None:
    assert read_rows("a.csv", b'"a,b,c,d";e\n1;2') == [["a,b,c,d", "e"], ["1", "2"]]


def test_a_workbook_keeps_its_rows() -> None:
    read = read_rows("my.XLSX", workbook(ROWS))
    assert [[cell for cell in row if cell] for row in read] == [
        [cell for cell in row if cell] for row in ROWS
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b""),
        ("a.xlsx", b"vraag;taal"),
        ("a.xlsx", b"PK\x03\x04 and nothing else"),
        ("a.csv", b'"' + b"x" * 200_000),
    ],
)
def test_what_is_no_table_is_told(name: str, content: bytes) -> None:
    with pytest.raises(WrongRecordError) as told:
        read_rows(name, content)
    assert told.value.key == "table_unreadable"


def test_a_table_is_told_by_its_name() -> None:
    assert [name for name in ("a.xlsx", "b.CSV", "c.tsv", "d.jsonl", "xlsx") if is_table(name)] == [
        "a.xlsx",
        "b.CSV",
        "c.tsv",
    ]
