"""What a printer sets once at the foot of a page: a paper's number, its ISSN, place and year.

It stands below the text in smaller letters: beside the running footer and outside the column of the
text, or apart in that column, where it must also say what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from heapq import nsmallest

from ingest.pdf.reader.untagged.body import Body
from ingest.pdf.reader.untagged.edges.repeats import SMALL
from ingest.pdf.reader.untagged.fragments import Fragment

LOWEST = 50  # small fragments of a page that are looked at; drawings have thousands of labels
MOST_LINES = 6
LONGEST = 60  # characters of one
STEP = 1.6  # sizes from one line of it to the next, at most
APART = 2.5  # sizes from it up to what else stands in its column, at least
LEVEL = 0.3  # sizes of the body's letters up or down within one row
EDGE = 0.5  # sizes that the left edges of its lines differ
SAYS = re.compile(r"ISSN[ :]*\d{4}|kst-?\d", re.IGNORECASE)


def imprint_of(page: Sequence[Fragment], furniture: Set[int], body: Body) -> set[int]:
    """Returns which fragments of a page are an imprint, by their index.

    Args:
        page: The fragments of the page.
        furniture: Those known to belong to the page, by their index.
        body: What the text of the file looks like.
    """
    upright = [index for index, one in enumerate(page) if not one.angle]
    text = [index for index in upright if index not in furniture]
    large = [page[index].base for index in text if page[index].size > SMALL * body.size]
    floor = min(large, default=0.0)
    lowest = nsmallest(LOWEST, text, key=lambda index: page[index].base)
    small = [index for index in lowest if page[index].base < floor]
    footer = [page[index] for index in upright if index in furniture and page[index].base < floor]
    found: set[int] = set()
    for block in _blocks(page, small):
        lines = [page[index] for index in block]
        is_beside = any(abs(lines[-1].base - one.base) <= LEVEL * body.size for one in footer)
        is_outside = all(one.right < body.left or one.left > body.right for one in lines)
        says_so = any(SAYS.match(one.text) for one in lines)
        if _is_short(lines) and ((is_beside and is_outside) or says_so):
            others = [page[index] for index in text if index not in block]
            if _is_apart(lines, others):
                found.update(block)
    return found


def _blocks(page: Sequence[Fragment], indices: Sequence[int]) -> Iterator[list[int]]:
    """Yields lines of one size right below each other, flush left, the highest first."""
    blocks: list[list[int]] = []
    for index in sorted(indices, key=lambda index: -page[index].base):
        one = page[index]
        for block in blocks:
            above = page[block[-1]]
            if (
                above.size == one.size
                and 0 < above.base - one.base <= STEP * one.size
                and abs(above.left - one.left) <= EDGE * one.size
            ):
                block.append(index)
                break
        else:
            blocks.append([index])
    yield from blocks


def _is_short(lines: Sequence[Fragment]) -> bool:
    return len(lines) <= MOST_LINES and all(len(one.text) <= LONGEST for one in lines)


def _is_apart(lines: Sequence[Fragment], others: Sequence[Fragment]) -> bool:
    """Returns whether nothing stands close above lines or anywhere below them, in their column."""
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    top = lines[0].base + APART * lines[0].size
    return not any(one.base < top and one.left < right and one.right > left for one in others)
