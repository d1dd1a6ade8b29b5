"""What is read of a file of marked-up text."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.text.marks import Mark


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text on one line, its page if the file says where pages begin, what it is."""

    text: str
    page: int | None
    mark: Mark


PAGES_ARE_COUNTED = (
    "Page numbers are counted from the page breaks of the last time that the document was saved;"
    " the printed ones may be others."
)


@dataclass(frozen=True, slots=True)
class MarkupText:
    """A file as read.

    Attributes:
        lines: In reading order.
        title: The title that the file claims, true or not; "" if none.
        doubts: What may be read wrongly, one sentence each.
    """

    lines: tuple[Line, ...]
    title: str
    doubts: tuple[str, ...] = ()
