"""Fragments in the order in which a page is read, where its maker drew columns line by line.

PDFium gives fragments as they are drawn, which is mostly column by column. Where the two halves of
a page alternate, either a table is read by its rows or two columns of running text are mixed up.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdf.reader.untagged.fragments import Fragment

FEWEST = 4  # rows on both sides of the gap
ROW = 0.3  # sizes up or down within one row
EDGE = 1.0  # sizes that the left edges of a column's lines may differ
FULL = 0.7  # share of a column's width that a full line takes
FULL_LINES = 0.5  # share of the lines of running text that are full
WORDS = 3.5  # in a line of running text on average; cells of tables have fewer
NEXT_LINE = 2.5  # sizes down to the next row, at most


def in_reading_order(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Returns the fragments of a page with columns of running text one after the other."""
    ordered: list[Fragment] = []
    place = 0
    while place < len(fragments):
        run = _run(fragments, place)
        if not run:
            ordered.append(fragments[place])
            place += 1
            continue
        count = len(run[0]) + len(run[1])
        is_prose = _is_prose(run[0]) and _is_prose(run[1])
        ordered += [*run[0], *run[1]] if is_prose else fragments[place : place + count]
        place += count
    return ordered


def is_beside(fragment: Fragment, other: Fragment) -> bool:
    """Returns whether the other fragment stands right of a fragment, in one row with it."""
    size = max(fragment.size, other.size)
    return (
        fragment.angle == other.angle == 0
        and abs(fragment.base - other.base) <= ROW * size
        and other.left >= fragment.right
    )


def _run(fragments: Sequence[Fragment], place: int) -> tuple[list[Fragment], list[Fragment]] | None:
    """Returns the left and right parts of rows from a place on, if they alternate."""
    if place + 1 >= len(fragments) or not is_beside(fragments[place], fragments[place + 1]):
        return None
    left, right = [fragments[place]], [fragments[place + 1]]
    within = EDGE * left[0].size
    both = 1
    place += 2
    while place < len(fragments):
        one = fragments[place]
        above = min(left[-1].base, right[-1].base)
        if not 0 < above - one.base <= NEXT_LINE * one.size:
            break
        other = fragments[place + 1] if place + 1 < len(fragments) else None
        if abs(one.left - left[0].left) <= within and one.right < right[0].left:
            left.append(one)
            if other and is_beside(one, other):
                if abs(other.left - right[0].left) > within:
                    left.pop()
                    break
                right.append(other)
                both += 1
                place += 1
        elif abs(one.left - right[0].left) <= within:
            right.append(one)
        else:
            break
        place += 1
    return (left, right) if both >= FEWEST else None


def _is_prose(column: Sequence[Fragment]) -> bool:
    widest = max(fragment.right - fragment.left for fragment in column)
    full = sum(fragment.right - fragment.left >= FULL * widest for fragment in column)
    words = sum(len(fragment.text.split()) for fragment in column)
    return full >= FULL_LINES * len(column) and words >= WORDS * len(column)
