"""What the places of its letters tell of a PDF's pages -> their text and a mark for each line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.text.marks import Mark, read_marks


def read_by_places(
    texts: Sequence[str], placed: Sequence[Sequence[Any] | None]
) -> tuple[list[str], tuple[Mark | None, ...]]:
    """Returns the text of each page and the marks of all lines.

    Args:
        texts: The text of each page as PDFium gives it.
        placed: Of each page its lines in their order and their marks as `written_marks` has them,
            or None where places tell nothing: it is read by its looks.
    """
    pages: list[str] = []
    marks: list[Mark | None] = []
    for plain, page in zip(texts, placed, strict=True):
        text, written = page or (plain, [[_line_count(plain), None]])
        pages.append(text)
        marks += read_marks(written)
    return pages, tuple(marks)


def _line_count(text: str) -> int:
    """Returns how many lines a page's text has in the source."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.removesuffix("\n").count("\n") + 1
