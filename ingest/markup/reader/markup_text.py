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
