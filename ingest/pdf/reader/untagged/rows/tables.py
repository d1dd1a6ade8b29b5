"""Rows of figures below bold headers -> the cells of a table, told by the gaps down the page.

Only what is sure to be a table is taken for one: other rows stay lines of text, which lack the
headers but say nothing wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.pdf.reader.page_text import Edit
from ingest.pdf.reader.untagged.fragments import Word
from ingest.pdf.reader.untagged.placed_lines import Cell, PlacedLine, lines_of_row

# Shares of the letters' size.
APART = 0.4  # from one cell to the next at least; a space takes .2 to .3
NEXT_ROW = 2.5  # down to the next row at most

FEWEST_ROWS = 2  # below the headers
FIGURES = 0.5  # share of the cells beside the first of each row that begin with a figure
FIGURE = re.compile(r"[€$£<>≈~±+−–-]{0,2}\s?\d|[-–—]$")  # a dash for none

YEAR = re.compile(r"(?:19|20)\d\d")


class _Span(NamedTuple):
    """Words without a gap between them, by their edges."""

    left: float
    right: float
    words: tuple[Word, ...]


def with_tables(lines: Sequence[PlacedLine], text: str, edits: Sequence[Edit]) -> list[PlacedLine]:
    """Returns the lines of a page, each row of a table as one line for each of its cells.

    Args:
        lines: In reading order.
        text: The text of the page.
        edits: What to change in it.
    """
    found: list[PlacedLine] = []
    place = table = 0
    while place < len(lines):
        rows = _table_at(lines, place, text)
        for number, row in enumerate(rows):
            line = lines[place + number]
            for column, words in row.items():
                cell = Cell(table, number, column, is_header=number == 0)
                found += _cell_lines(line, words, cell, text, edits)
        if rows:
            table += 1
            place += len(rows)
        else:
            found.append(lines[place])
            place += 1
    return found


def _cell_lines(
    line: PlacedLine, words: Sequence[Word], cell: Cell, text: str, edits: Sequence[Edit]
) -> Iterator[PlacedLine]:
    start, end = min(word.start for word in words), max(word.end for word in words)
    part = replace(
        next(one for one in line.cells if words[0] in one.words),
        start=start,
        end=end,
        text=" ".join(text[start:end].split()),
        left=words[0].left,
        right=words[-1].right,
    )
    for one in lines_of_row([part], False, text, edits):
        yield replace(one, cell=cell)


def _table_at(
    lines: Sequence[PlacedLine], place: int, text: str
) -> list[dict[int, tuple[Word, ...]]]:
    """Returns the words of each row by column, headers first; none if no table begins there."""
    above = lines[place]
    headers = _spans(above)
    if not above.style.is_bold or above.opens_item or len(headers) < 2:
        return []
    rows, columns = [headers], headers
    for line in lines[place + 1 :]:
        spans = _spans(line)
        joined = _joined([*columns, *spans])
        is_next = 0 < above.base - line.base <= NEXT_ROW * line.size
        is_row = len(spans) > 1 and (not line.style.is_bold or _is_total(spans, text))
        if not (is_next and is_row) or len(joined) < len(headers):
            break
        rows.append(spans)
        columns, above = joined, line
    found = [_by_column(row, columns) for row in rows]
    return found if _is_table(found, len(columns), text) else []


def _is_total(row: Sequence[_Span], text: str) -> bool:
    """Returns whether a bold row is one of figures, and not the headers of the next table."""
    cells = [_first(one.words, text) for one in row[1:]]
    return all(FIGURE.match(cell) and not YEAR.fullmatch(cell) for cell in cells)


def _first(words: Sequence[Word], text: str) -> str:
    return text[words[0].start : words[0].end]


def _spans(line: PlacedLine) -> list[_Span]:
    """Returns the cells that a line may consist of; none of what is no part of the text."""
    if line.is_furniture or line.is_leaning or line.cell:
        return []
    spans: list[_Span] = []
    for word in sorted((word for part in line.cells for word in part.words), key=_left):
        if spans and word.left - spans[-1].right <= APART * line.size:
            last = spans.pop()
            spans.append(_Span(last.left, max(last.right, word.right), (*last.words, word)))
        else:
            spans.append(_Span(word.left, word.right, (word,)))
    return spans


def _left(one: Word | _Span) -> float:
    return one.left


def _joined(spans: Sequence[_Span]) -> list[_Span]:
    """Returns the columns that spans of several rows stand in: those above each other are one."""
    columns: list[_Span] = []
    for span in sorted(spans, key=_left):
        if columns and span.left < columns[-1].right:
            last = columns.pop()
            span = _Span(last.left, max(last.right, span.right), ())
        columns.append(span)
    return columns


def _by_column(row: Sequence[_Span], columns: Sequence[_Span]) -> dict[int, tuple[Word, ...]]:
    found: dict[int, tuple[Word, ...]] = {}
    for span in row:
        column = next(n for n, one in enumerate(columns) if span.left < one.right)
        found[column] = (*found.get(column, ()), *span.words)
    return found


def _is_table(rows: Sequence[dict[int, tuple[Word, ...]]], columns: int, text: str) -> bool:
    """Returns whether each column but the first has a header, and most cells below are figures."""
    headers, body = rows[0], rows[1:]
    if len(body) < FEWEST_ROWS or headers.keys() | {0} != set(range(columns)):
        return False
    opening = [_first(words, text) for row in body for column, words in row.items() if column]
    figures = sum(bool(FIGURE.match(cell)) for cell in opening)
    return all(0 in row for row in body) and figures > FIGURES * len(opening)
