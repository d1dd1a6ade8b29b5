"""A table's lines -> one sentence for each row: every cell behind the header of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ingest.automatic.source import SourceLine
from ingest.text.line_ends import join_lines
from ingest.text.marks import Mark

# What is longer, or more, is no header but a text that stands at the top.
LONGEST_HEADER = 200  # characters
MOST_HEADER_ROWS = 3
BETWEEN_CELLS = "; "
BEHIND_HEADER = ": "
BETWEEN_HEADERS = " – "

DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")  # a year above figures of four digits is a header

Cells = dict[int, str]  # the texts of a row by column


def rows(lines: Sequence[SourceLine]) -> Iterator[tuple[str, tuple[SourceLine, ...]]]:
    """Yields a sentence that restates each row of a table, and the lines of the row.

    Rows of headers alone give no sentence of their own as long as rows follow that bear them.
    """
    table = [
        (tuple(row), number)
        for number, row in groupby(sorted(lines, key=_place), key=lambda line: _mark(line).row)
    ]
    headers, body = _parted([row for row, _ in table])
    above = [_headers(row) for row in headers]
    for row in body:
        cells = _cells(row)
        names = {column: _header(above, column) for column in cells}
        yield _sentence(cells, names, _named_by_first(row, names)), row


def _mark(line: SourceLine) -> Mark:
    assert line.mark
    return line.mark


def _place(line: SourceLine) -> tuple[int, int, int]:
    return _mark(line).row, _mark(line).column, line.number


def _parted(
    table: Sequence[tuple[SourceLine, ...]],
) -> tuple[Sequence[tuple[SourceLine, ...]], Sequence[tuple[SourceLine, ...]]]:
    """Returns the rows of headers at the top of a table, and the others.

    Word calls the first row and the first column of any table headers, also where the table has no
    row of headers: a list of terms, or a row that looks like those below it.
    """
    count = 0
    while count < len(table) and all(_mark(line).is_header for line in table[count]):
        count += 1
    above, below = [_cells(row) for row in table[:count]], table[count:]
    columns = {_mark(line).column for row in table for line in row}
    is_list = len(columns) == 2 and any(map(_opens_with_header, below))
    is_long = any(len(text) > LONGEST_HEADER for cells in above for text in cells.values())
    is_row = bool(below) and any(_is_like(cells, _cells(below[0])) for cells in above)
    if not below or count > MOST_HEADER_ROWS or is_list or is_long or is_row:
        return (), table
    return table[:count], below


def _is_like(header: Cells, row: Cells) -> bool:
    """Returns whether a cell has the same letters and figures as the one below: "v0.1", "v0.2"."""
    shapes = (
        (DIGIT.sub("0", text), DIGIT.sub("0", row.get(place, ""))) for place, text in header.items()
    )
    return any(one == other and "0" in one and bool(LETTER.search(one)) for one, other in shapes)


def _opens_with_header(row: Sequence[SourceLine]) -> bool:
    return _mark(row[0]).is_header and not _mark(row[-1]).is_header


def _cells(row: Sequence[SourceLine]) -> Cells:
    return {
        column: join_lines([line.text for line in cell])
        for column, cell in groupby(row, key=lambda line: _mark(line).column)
    }


def _headers(row: Sequence[SourceLine]) -> Cells:
    """Returns the header of each column that a row has one for; a blank one is none.

    A figure below a blank header is not named by its neighbour's: that would be wrong.
    """
    spans = {_mark(line).column: _mark(line).span for line in row}
    return {
        place: text
        for column, text in _cells(row).items()
        for place in range(column, column + spans[column])
    }


def _header(above: Sequence[Cells], column: int) -> str:
    """Returns the headers of a column, those of the upper rows first."""
    found = dict.fromkeys(cells[column] for cells in above if column in cells)
    return BETWEEN_HEADERS.join(found)


def _named_by_first(row: Sequence[SourceLine], names: Mapping[int, str]) -> bool:
    return _mark(row[0]).is_header and not any(names.values())


def _sentence(cells: Cells, names: Mapping[int, str], is_named_by_first: bool) -> str:
    if is_named_by_first and len(cells) > 1:
        first, *others = cells.values()
        return f"{first.rstrip(':')}{BEHIND_HEADER}{BETWEEN_CELLS.join(others)}"
    return BETWEEN_CELLS.join(
        f"{names[column].rstrip(':')}{BEHIND_HEADER}{text}" if names[column] else text
        for column, text in cells.items()
    )
