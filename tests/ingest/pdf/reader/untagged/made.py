"""Pages as a reader of places gets them, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.pdf.reader.untagged.fragments import Fragment
from ingest.pdf.reader.untagged.structure import RawPage, marked_pages
from ingest.pdf.reader.untagged.styles import Style

BODY = Style(10.0)
BOLD = Style(10.0, is_bold=True)
LARGE = Style(16.0, is_bold=True)
SMALL = Style(7.0)
RAISED = Style(5.0)
SIGN = Style(10.0, is_symbol=True)
FULL = 500.0  # right edge of a full line
LETTER = 0.5  # width of a letter in sizes


@dataclass(frozen=True)
class Row:
    """A line of a page.

    Attributes:
        text: What it says.
        base: How far up it stands.
        style: Of its letters.
        left: Left edge.
        right: Right edge; by its letters if it is None.
        opening: Style of its first word, if it is another.
    """

    text: str
    base: float
    style: Style = BODY
    left: float = 70.0
    right: float | None = None
    opening: Style | None = None


def lines(*texts: str, top: float = 700.0, step: float = 12.0, style: Style = BODY) -> list[Row]:
    """Returns full lines below each other; the last ends where its letters do."""
    rows = [Row(text, top - step * number, style, right=FULL) for number, text in enumerate(texts)]
    return [*rows[:-1], replace(rows[-1], right=None)]


def fragments(rows: Sequence[Row]) -> tuple[Fragment, ...]:
    found = []
    start = 0
    for row in rows:
        end = start + len(row.text)
        right = row.right or row.left + LETTER * row.style.size * len(row.text)
        opening = row.opening or row.style
        found.append(Fragment(start, end, row.text, row.left, right, row.base, row.style, opening))
        start = end + 2
    return tuple(found)


def raw_page(rows: Sequence[Row]) -> RawPage:
    return RawPage("\r\n".join(row.text for row in rows), fragments(rows))


def elements(*pages: Sequence[Row]) -> list[tuple[str, int, str]]:
    """Returns kind, level and text of each element, in order; furniture once for each line."""
    found: dict[tuple[str, int], tuple[str, int, str]] = {}
    numbers = range(1, len(pages) + 1)
    for page in marked_pages([raw_page(rows) for rows in pages], numbers):
        assert page
        for place, (text, mark) in enumerate(zip(page.text.split("\r\n"), page.marks, strict=True)):
            assert mark
            key = mark.kind, mark.element if mark.element > 0 else -place - 1000 * len(found)
            before = found[key][2] + " " if key in found else ""
            found[key] = mark.kind, mark.level, before + text
    return list(found.values())
