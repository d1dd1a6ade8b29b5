"""Question tables made by hand, as bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook

HEAD = ["Vraag", "taal", "beantwoordbaar", "citaat", "antwoord"]
FIRST = ["Hoeveel?", "nl", "ja", "Er zijn 281 miljoen.\nOok dit.", "281"]
SECOND = ["Why?", "Engels", "no", "", ""]


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """Returns an XLSX file with one sheet."""
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def delimited(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """Returns a CSV file, every cell in quotes."""
    return "".join(
        delimiter.join(f'"{cell}"' for cell in row) + "\r\n" if row else "\r\n" for row in rows
    )
