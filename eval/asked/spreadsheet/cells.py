"""The bytes of an XLSX or CSV file -> rows of texts, as a spreadsheet counts them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import PurePath

from eval.asked.spreadsheet.workbook import read_workbook
from eval.asked.wrong_record import WrongRecordError

WORKBOOK, DELIMITED = (".xlsx", ".xlsm"), (".csv", ".tsv")
DELIMITERS = ";,\t"
# Excel writes this line for itself, and shows it to nobody.
SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
UTF_16 = b"\xff\xfe", b"\xfe\xff"

Rows = list[list[str]]


def is_table(name: str) -> bool:
    """Returns whether a file is a table by its name."""
    return PurePath(name).suffix.lower() in (*WORKBOOK, *DELIMITED)


def read_rows(name: str, content: bytes) -> Rows:
    """Returns the rows of a file, the first one first, empty ones included.

    Raises:
        WrongRecordError: It cannot be read.
    """
    if PurePath(name).suffix.lower() in WORKBOOK:
        return read_workbook(content)
    text = _text(content)
    named = SEPARATOR.match(text)
    if named:
        text = text[named.end() :]
    delimiter = named[1] if named else _delimiter(text)
    try:
        return [*csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except (csv.Error, TypeError, ValueError):
        raise WrongRecordError("table_unreadable") from None


def _text(content: bytes) -> str:
    """Returns what a CSV file says: in Unicode, or as an older Excel in Western Europe writes."""
    if content.startswith(UTF_16):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """Returns what stands between the cells of the first line that has any: "," in English."""
    first = next((line for line in text.splitlines() if line.strip(f"{DELIMITERS} ")), "")
    return max(DELIMITERS, key=re.sub(r'"[^"]*"', "", first).count)
