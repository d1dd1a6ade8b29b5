"""Words of a report -> the boxes around them on the pictures of its pages.

A sentence is not letter for letter what the page has: hyphens at line ends are joined, white space
is collapsed, footnote marks are gone, and running heads, notes or another column may stand between
its parts. So letters and digits alone are compared, and a sentence is found run by run.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ingest.pdf.picture.compared import Sheets, Sought
from ingest.pdf.picture.letters import Letters
from ingest.pdf.picture.runs import runs_of

LEAST_FOUND = 0.6  # of a sentence's letters; with fewer it is not what stands there

# Shares of a line's height: how far apart two letters of a box may stand, and how far back.
WIDEST_GAP, FURTHEST_BACK = 2.5, 1.0


class Box(NamedTuple):
    """A rectangle on a picture, in its pixels."""

    left: int
    top: int
    right: int
    bottom: int


def boxes(sentence: str, pages: Sequence[Letters], share: float = 0.0) -> list[list[Box]]:
    """Returns the boxes around a sentence on each page that it may stand on, line by line.

    There are none on any page if most of the sentence is not found.

    Args:
        sentence: As the report has it.
        pages: In the order of the file, without a gap.
        share: Of the first page's letters how many stand before it, from 0 to 1; which of several
            places is meant.
    """
    sheets, sought = Sheets(pages), Sought(sentence)
    runs = list(runs_of(sought, sheets, round(share * len(sheets.first))))
    found: list[list[Box]] = [[] for _ in pages]
    count = sum(run.end - run.start for run in runs)
    if not count or count < LEAST_FOUND * len(sought.letters):
        return found
    for run in runs:
        lead = sought.lead if run is runs[0] else ""
        tail = sought.tail if run is runs[-1] else "-" * sheets.breaks_word(run.end)
        for number, start, end in sheets.ranges(run.start, run.end):
            text = pages[number].text
            whole = range(_back_over(text, start, lead), _on_over(text, end, tail))
            found[number] += _lines(pages[number], whole)
    return found


def _back_over(text: str, start: int, lead: str) -> int:
    for mark in reversed(lead):
        if text[start - 1 : start] != mark:
            break
        start -= 1
    return start


def _on_over(text: str, end: int, tail: str) -> int:
    for mark in tail:
        if text[end : end + 1] != mark:
            break
        end += 1
    return end


def _lines(page: Letters, indices: range) -> list[Box]:
    """Returns the boxes around characters that follow each other, one a line."""
    found: list[Box] = []
    for index in indices:
        box = Box(*page.box(index))
        if page.text[index].isspace() or box.right <= box.left or box.bottom <= box.top:
            continue
        if found and _is_beside(found[-1], box):
            found[-1] = _around(found[-1], box)
        else:
            found.append(box)
    return found


def _is_beside(line: Box, box: Box) -> bool:
    """Returns whether a letter goes on with a line."""
    height = line.bottom - line.top
    middle = (box.top + box.bottom) / 2
    gap = box.left - line.right
    is_level = line.top <= middle <= line.bottom
    return is_level and -FURTHEST_BACK * height <= gap <= WIDEST_GAP * height


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
