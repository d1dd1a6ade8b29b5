"""Fragments of a page -> its lines of text, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.pdf.reader.page_text import Edit, edited
from ingest.pdf.reader.untagged.fragments import Fragment
from ingest.pdf.reader.untagged.rows.columns import in_reading_order, is_beside
from ingest.pdf.reader.untagged.styles import Style

LABEL = re.compile(r"(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[A-Za-z][.)]|[IVXivx]{1,5}[.)]?|\W)$")
EDGE = 0.5  # sizes that left edges of lines below each other may differ


class Cell(NamedTuple):
    """Which cell of a table a line is: the table on its page, and the rest as in `Mark`."""

    table: int
    row: int
    column: int
    is_header: bool


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page's text.

    Attributes:
        text: As it is written to the source.
        left: Left edge, in points.
        right: Right edge.
        base: The line on which its letters stand, upwards.
        style: Of most of its letters.
        opening: Of its first word.
        is_furniture: Whether it belongs to the page instead of the text.
        cells: The fragments that stand apart on it; one in running text.
        is_leaning: Whether it is not upright as the page is shown.
        opens_item: Whether it begins with the sign or number of a list's item.
        cell: Of a table, None outside of tables.
    """

    text: str
    left: float
    right: float
    base: float
    style: Style
    opening: Style
    is_furniture: bool
    cells: tuple[Fragment, ...]
    is_leaning: bool
    opens_item: bool = False
    cell: Cell | None = None

    @property
    def size(self) -> float:
        """Size of most of its letters."""
        return self.style.size


def placed_lines(
    fragments: Sequence[Fragment], furniture: set[int], text: str, edits: Sequence[Edit]
) -> list[PlacedLine]:
    """Returns the lines of a page in reading order.

    Args:
        fragments: Of the page, as PDFium orders them.
        furniture: Indices of those that belong to the page.
        text: The text of the page.
        edits: What to change in it.
    """
    edits = sorted(edits)
    others = [one for index, one in enumerate(fragments) if index not in furniture]
    lines: list[PlacedLine] = []
    for row in _rows(in_reading_order(others)):
        lines += lines_of_row(row, False, text, edits)
    for index in sorted(furniture):
        lines += lines_of_row([fragments[index]], True, text, edits)
    return lines


def _rows(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """Yields what stands in one row; a label in the margin of a title is a row of its own."""
    row: list[Fragment] = []
    for place, fragment in enumerate(fragments):
        if row and not is_beside(row[-1], fragment):
            yield row
            row = []
        row.append(fragment)
        below = fragments[place + 1] if place + 1 < len(fragments) else None
        if below and len(row) == 2 and _is_label(row[0], fragment, below):
            yield row[:1]
            row = row[1:]
    if row:
        yield row


def _is_label(label: Fragment, title: Fragment, below: Fragment) -> bool:
    return (
        not LABEL.match(label.text)
        and title.style == below.style == label.style
        and title.style.is_bold
        and below.base < title.base
        and abs(below.left - title.left) <= EDGE * title.size
    )


def lines_of_row(
    row: Sequence[Fragment], is_furniture: bool, text: str, edits: Sequence[Edit]
) -> Iterator[PlacedLine]:
    """Yields the line of a row; edits may put more lines into it."""
    written = " ".join(_edited(fragment, text, edits) for fragment in row)
    first, longest = row[0], max(row, key=lambda fragment: len(fragment.text))
    for part in re.split(r"[\r\n]+", written):
        if one_line := " ".join(part.split()):
            yield PlacedLine(
                text=one_line,
                left=first.left,
                right=max(fragment.right for fragment in row),
                base=longest.base,
                style=longest.style,
                opening=first.opening,
                is_furniture=is_furniture,
                cells=tuple(row),
                is_leaning=first.angle != 0,
            )


def _edited(fragment: Fragment, text: str, edits: Sequence[Edit]) -> str:
    """Returns the text of a fragment with its part of the edits, which are in order."""
    start, end = fragment.start, fragment.end
    raw = text[start:end].replace("\r", " ").replace("\n", " ")
    inside: list[Edit] = []
    for place in range(bisect_left(edits, (start,)), len(edits)):
        a, b, new = edits[place]
        if a > end or (a == end and b > a):
            break
        inside.append((a - start, min(b, end) - start, new))
    written = edited(raw, inside)
    ending = "-" * written.endswith(("\ufffe", "\x02"))
    return re.sub("[\0\ufffe\x02\f]", "", written) + ending
