"""Which lines open an item of a list: by a sign, or by a number that counts up down the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pdf.reader.untagged.body import Body
from ingest.pdf.reader.untagged.placed_lines import PlacedLine

SIGNS = "•·‣⁃∙●○◦➢➤►✓✔❑❖\u25a0-\u25ff\u2701-\u27bf\ue000-\uf8ff"
SIGN = re.compile(rf"[{SIGNS}]\s*(?=\S|$)|[-–—*o]\s+(?=\S)|[-–—]$")
FIRM_SIGN = re.compile(rf"[{SIGNS}]")
NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)]\s+(?=\S)|\((?:\d{1,2}|[a-z])\) ")
# "4.2.17", "VE-3:", "R 12": what stands before the number that counts, and the number.
CODE = re.compile(r"\(?((?:[A-Za-z]{1,4}[-. ]?)?(?:\d{1,3}[.-]){0,4})(\d{1,3})[.):]?(?=\s\S)")
NEAR = 80  # lines from one number to the next: an item has a page at most
CELLS = 3  # what has as many is a row of a table, numbered or not
EDGE = 0.5  # sizes that left edges may differ


def with_items(pages: Sequence[Sequence[PlacedLine]], body: Body) -> list[list[PlacedLine]]:
    """Returns the lines of each page, those that open an item of a list marked as such."""
    counted = _counted(pages, body)
    return [
        [
            replace(line, opens_item=True)
            if not line.is_furniture and (_opens_item(line) or (number, place) in counted)
            else line
            for place, line in enumerate(page)
        ]
        for number, page in enumerate(pages)
    ]


def _opens_item(line: PlacedLine) -> bool:
    return len(line.cells) < CELLS and bool(
        SIGN.match(line.text) or NUMBER.match(line.text) or line.opening.is_symbol
    )


def _counted(pages: Sequence[Sequence[PlacedLine]], body: Body) -> set[tuple[int, int]]:
    """Returns page and place of lines whose numbers count up with others at their left edge."""
    rows: dict[tuple[str, int], list[tuple[int, int, tuple[int, int]]]] = defaultdict(list)
    for order, (place, line) in enumerate(_running(pages)):
        match = CODE.match(line.text)
        is_plain = not line.style.is_bold and line.size >= 0.95 * body.size
        if match and is_plain and len(line.cells) < CELLS:
            left = round(line.left / (2 * EDGE * body.size))
            rows[match[1], left].append((order, int(match[2]), place))
    found: set[tuple[int, int]] = set()
    for row in rows.values():
        for (order, number, place), (next_order, next_number, next_place) in pairwise(row):
            if next_number == number + 1 and next_order - order <= NEAR:
                found |= {place, next_place}
    return found


def _running(
    pages: Sequence[Sequence[PlacedLine]],
) -> Iterator[tuple[tuple[int, int], PlacedLine]]:
    for number, page in enumerate(pages):
        for place, line in enumerate(page):
            if not line.is_furniture:
                yield (number, place), line
