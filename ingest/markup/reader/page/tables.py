"""The tables of a page: which are tables of data, and what stands in which cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.isolated import StoppedError
from ingest.markup.reader.page.html_events import Event

MOST_CELL = 2_000  # characters; what is longer is no cell of a table but a text put beside another
MOST_SPAN = 100  # columns and rows of one cell
LONGEST_REPEATED = 200  # characters of a cell that is in every row it spans
MOST_CELLS = 500_000
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # as headers of columns have them


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with words in it: 0-based row and column, and how many columns it spans.

    One that spans rows is in each of them.
    """

    row: int
    column: int
    text: str
    is_header: bool
    page: int | None
    span: int = 1


@dataclass(slots=True)
class _Seen:
    place: int
    is_plain: bool
    is_marked: bool = False  # by header cells or a caption
    rows: int = 0
    cells: int = 0
    text: int = 0


def data_tables(page: Sequence[Event]) -> frozenset[int]:
    """Returns the places of the tables that hold data; others only put texts beside each other."""
    found: list[int] = []
    opened: list[_Seen] = []
    for event in page:
        if event.kind == "open" and event.name == "table":
            for outer in opened:
                outer.is_plain = False
            role = event.attributes.get("role", "")
            opened.append(_Seen(event.place, role not in ("presentation", "none")))
        elif not opened:
            continue
        elif event.kind == "close" and event.name == "table":
            seen = opened.pop()
            if seen.is_plain and (seen.is_marked or (seen.rows > 1 and seen.cells > seen.rows)):
                found.append(seen.place)
        else:
            _look(event, opened[-1])
    return frozenset(found)


def _look(event: Event, seen: _Seen) -> None:
    if event.kind == "text":
        seen.text += len(event.text)
    elif event.kind == "open":
        seen.is_plain &= event.name not in HEADINGS
        seen.is_marked |= event.name in ("th", "caption")
        seen.rows += event.name == "tr"
        if event.name in ("td", "th"):
            seen.cells += 1
            seen.text = 0
    elif event.name in ("td", "th"):
        seen.is_plain &= seen.text <= MOST_CELL


@dataclass(slots=True)
class _Spanning:
    """A cell that goes on in the rows below."""

    rows: int
    columns: int
    cell: Cell


@dataclass(slots=True)
class Table:
    """A table as far as it is read."""

    element: int
    cells: list[Cell] = field(default_factory=list)
    _row: int = -1
    _column: int = 0
    _spanning: dict[int, _Spanning] = field(default_factory=dict)
    _bold: set[tuple[int, int]] = field(default_factory=set)

    def open_row(self) -> None:
        """Goes to the next row; what spans rows is in it."""
        self._row += 1
        self._column = 0

    def add(self, event: Event, text: str, page: int | None, *, is_bold: bool) -> None:
        """Adds the cell that an event closes.

        Args:
            event: The event.
            text: What stands in the cell.
            page: On which page.
            is_bold: Whether all of it is in bold letters.
        """
        self._pass_spanning()
        is_header = event.name == "th"
        columns, rows = (_span(event, name) for name in ("colspan", "rowspan"))
        cell = Cell(max(0, self._row), self._column, text, is_header, page, columns)
        if text:
            self._append(cell)
            if is_bold and not is_header:
                self._bold.add((cell.row, cell.column))
        if rows > 1:
            self._spanning[self._column] = _Spanning(rows - 1, columns, cell)
        self._column += columns

    def close_row(self) -> None:
        """Ends a row."""
        self._pass_spanning(is_end=True)

    def _pass_spanning(self, *, is_end: bool = False) -> None:
        """Puts the cells of rows above that span this one where they belong."""
        while self._spanning:
            columns = sorted(column for column in self._spanning if column >= self._column)
            if not columns or (columns[0] > self._column and not is_end):
                return
            spanning = self._spanning[columns[0]]
            above = spanning.cell
            if above.row == self._row:
                self._column = columns[0] + spanning.columns
                continue
            if above.text and len(above.text) <= LONGEST_REPEATED:
                self._append(replace(above, row=self._row))
            self._column = columns[0] + spanning.columns
            spanning.rows -= 1
            if not spanning.rows:
                del self._spanning[columns[0]]

    def finished(self) -> Iterator[Cell]:
        """Yields the cells in order; the first row is one of headers if it looks like one."""
        has_headers = any(cell.is_header for cell in self.cells) or not self._is_headed()
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            yield cell if has_headers or cell.row else replace(cell, is_header=True)

    def _append(self, cell: Cell) -> None:
        if len(self.cells) >= MOST_CELLS:
            raise StoppedError("characters")
        self.cells.append(cell)

    def _is_headed(self) -> bool:
        """Returns whether the first row is in bold, or alone without figures."""
        first = [cell for cell in self.cells if cell.row == 0]
        others = [cell for cell in self.cells if cell.row > 0]
        if len(first) < 2 or not others or len(first) <= max(cell.column for cell in others):
            return False
        is_bold = all((cell.row, cell.column) in self._bold for cell in first)
        has_figures = any(DIGIT.search(YEAR.sub("", cell.text)) for cell in first)
        return is_bold or (not has_figures and any(DIGIT.search(cell.text) for cell in others))


def _span(event: Event, name: str) -> int:
    said = event.attributes.get(name, "")
    return min(MOST_SPAN, max(1, int(said))) if said.isdecimal() and len(said) < 6 else 1
