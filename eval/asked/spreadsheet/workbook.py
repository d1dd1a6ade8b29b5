"""XLSX files, by openpyxl: the first sheet read as rows of texts, and sheets written."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zipfile import BadZipFile, ZipFile

from eval.asked.wrong_record import WrongRecordError

MOST_UNPACKED = 20_000_000  # bytes: a small file can hold a thousand times its size
MOST_ROWS = 20_000
MOST_COLUMNS = 100
WIDTH = 24  # of a column, in letters


def read_workbook(content: bytes) -> list[list[str]]:
    """Returns the rows of the first sheet as texts; of a formula, the value it had when saved.

    Raises:
        WrongRecordError: The file is no workbook, or too large once unpacked.
    """
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise WrongRecordError("table_unreadable") from None
    if unpacked > MOST_UNPACKED:
        raise WrongRecordError("table_too_large", most=MOST_UNPACKED // 1_000_000)
    # Takes a second to import, which only who brings a workbook waits for.
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # What a sheet says of its own size need not be so.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True, max_row=MOST_ROWS, max_col=MOST_COLUMNS)
        return [_without_end([_text(value) for value in row]) for row in rows]
    except Exception:  # whatever its reader stumbles over, the file is at fault
        raise WrongRecordError("table_unreadable") from None


def written_workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Returns a workbook: each sheet with its rows, the first of them its head.

    Args:
        sheets: Rows of texts by the name of the sheet, at least one.
    """
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in rows:
            sheet.append([ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row])
        for column in sheet.columns:
            sheet.column_dimensions[column[0].column_letter].width = WIDTH
            column[0].font = Font(bold=True)
            for cell in column:
                cell.data_type = "s"  # never a formula
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _without_end(row: list[str]) -> list[str]:
    """Returns a row without the empty cells after its last."""
    return row[: max((place for place, cell in enumerate(row, start=1) if cell), default=0)]


def _text(value: object) -> str:
    """Returns the value of a cell as it would be typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)
