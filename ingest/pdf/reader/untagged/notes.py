"""Which elements of a page are its footnotes: small, or opened by a raised number, at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdf.reader.untagged.body import Body
from ingest.pdf.reader.untagged.elements import (
    ENDED,
    SMALL,
    Element,
    marked_in,
    note_number,
)

MOST_SKIPPED = 5  # notes that may be missing between two: they stand in a table, say
WITHIN = 2.0  # usual steps from a note to a line that goes on with it


def mark_notes(pages: Sequence[Sequence[Element]], body: Body) -> list[list[Element]]:
    """Returns the elements of each page, footnotes marked and made whole."""
    last = 0
    before: Element | None = None
    found: list[list[Element]] = []
    for page in pages:
        marked = marked_in(line for element in page for line in element.lines)
        floor = _floor(page, body, marked)
        kept: list[Element] = []
        note: Element | None = None
        for element in page:
            if element.kind == "table":
                kept.append(element)
                continue
            number = None
            if element.first.base < floor:
                number = note_number(element.first, body, marked)
            if number is not None and (number in (0, 1) or last < number <= last + MOST_SKIPPED):
                element.kind, element.level = "footnote", 0
                last, note = number or last, element
            elif note and _goes_on(note, element, body):
                note.lines += element.lines
                continue
            elif not note and before and _is_rest(before, element, floor, body):
                element.kind, element.level, element.goes_on = "footnote", 0, before
            kept.append(element)
        before = note
        found.append(kept)
    return found


def _floor(page: Sequence[Element], body: Body, marked: frozenset[int]) -> float:
    """Returns how low the running text of a page comes."""
    text = [
        element
        for element in page
        if element.first.size > SMALL * body.size
        and note_number(element.first, body, marked) is None
    ]
    return min((element.last.base for element in text), default=float("inf"))


def _goes_on(note: Element, element: Element, body: Body) -> bool:
    """Returns whether an element below a note is a part of it."""
    step = note.last.base - element.first.base
    return (
        abs(element.first.size - note.last.size) <= 0.05 * body.size
        and 0 < step <= WITHIN * body.pitch * note.last.size
    )


def _is_rest(before: Element, element: Element, floor: float, body: Body) -> bool:
    """Returns whether the last note of the page before goes on at the foot of this one."""
    return (
        element.first.base < floor
        and element.first.size <= SMALL * body.size
        and abs(element.first.size - before.last.size) <= 0.05 * body.size
        and not ENDED.search(before.last.text)
    )
