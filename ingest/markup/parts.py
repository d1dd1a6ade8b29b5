"""A report without pages -> parts with numbers, so that a place in it has a name all the same.

A part begins at each heading of the upper two levels, and where a part would be too long to be
looked through. What is cited from such a report names the part and its headings: a number of a page
would be one that nobody else counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.text.marks import Mark

MOST_LINES = 120  # of a part, some three printed pages
DEEPEST = 2  # headings that begin a part


def part_numbers(marks: Iterable[Mark]) -> Iterator[int]:
    """Yields the number of the part that each line stands in, from 1.

    An element stands in one part as a whole. Headings right under each other begin one part.
    """
    number, length, element = 1, 0, None
    is_begun = False  # whether the part has more than headings
    for mark in marks:
        if mark.element != element:
            is_heading = mark.kind == "heading"
            opens = is_heading and is_begun and mark.level <= DEEPEST
            if opens or (is_begun and length >= MOST_LINES and mark.kind != "footnote"):
                number, length, is_begun = number + 1, 0, False
            is_begun |= not is_heading
        element = mark.element
        length += 1
        yield number
