"""What stands at the same height on several pages and says the same, figures aside.

A line that says the very same each time belongs to the pages. One whose figures differ may be a
running header or say something else about each page, as one-page sheets do: it needs a figure that
runs with the pages, or small print that changes from chapter to chapter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.pdf.reader.page_numbers import MOST_BETWEEN, YEARS
from ingest.pdf.reader.untagged.body import Body
from ingest.pdf.reader.untagged.fragments import Fragment

FEWEST = 3  # pages that bear it; in a file of fewer pages than that, two
SAME_PLACE = 0.4  # sizes of the body's letters up or down; PDF makers round differently
VERY_PLACE = 2.0  # points up or down of what has less to show for itself
LARGE = 1.15  # sizes; a large line with another number on each page is a heading
SMALL = 0.95  # of the body's size
DIGITS = re.compile(r"\d+")
LONGEST_KEY = 120  # characters
RUNNING = 0.8  # share of the pages with a line on which its figure runs with them
FEWEST_YEARS = 20  # pages on which what may be years counts up: sheets of some years do so too
MOST_FIGURES = 8  # of a line that are tried
LONGEST_FIGURE = 4  # digits of a page's number
MOSTLY, FEWEST_MOSTLY = 0.9, 10  # pages with the very same, where a few have another figure
PAGES_OF_ONE = 2  # with the same chapter, on average

Furniture = list[set[int]]  # per page the fragments by their index


class _Place(NamedTuple):
    base: float
    page: int
    fragment: int
    text: str


class Repeats(NamedTuple):
    """Per page the fragments that other pages have too, by their index.

    Attributes:
        sure: Those that belong to the pages.
        unsure: Those whose figures differ with nothing to tell why.
    """

    sure: Furniture
    unsure: Furniture


def repeats_of(pages: Sequence[Sequence[Fragment]], body: Body, numbers: Sequence[int]) -> Repeats:
    """Returns what stands at the same height on enough pages.

    Args:
        pages: The fragments of each page.
        body: What the text of the file looks like.
        numbers: The printed number of each page.
    """
    places: dict[tuple[str, int], list[_Place]] = defaultdict(list)
    for number, page in enumerate(pages):
        for index, one in enumerate(page):
            key = DIGITS.sub("#", one.text[:LONGEST_KEY]), one.angle
            places[key].append(_Place(one.base, number, index, one.text))
    found = Repeats([set() for _ in pages], [set() for _ in pages])
    least = FEWEST if len(pages) >= FEWEST else 2
    for there in places.values():
        if len(there) < 2:
            continue
        for group in _at_same_height(sorted(there), SAME_PLACE * body.size):
            count = len({place.page for place in group})
            are_same = len({place.text for place in group}) == 1
            size = pages[group[0].page][group[0].fragment].size
            # "Tabel 1" and "Tabel 2" at the head of two pages are no running header.
            if count < (least if are_same else FEWEST) or (
                not are_same and size > LARGE * body.size
            ):
                continue
            is_small = size <= SMALL * body.size
            sure = set(group if are_same else _sure(group, is_small, numbers))
            for place in group:
                (found.sure if place in sure else found.unsure)[place.page].add(place.fragment)
    return found


def _at_same_height(places: Sequence[_Place], within: float) -> Iterator[list[_Place]]:
    group: list[_Place] = []
    for place in places:
        if group and place.base - group[0].base > within:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _sure(group: Sequence[_Place], is_small: bool, numbers: Sequence[int]) -> Iterator[_Place]:
    """Yields those of lines with differing figures that belong to the pages all the same."""
    in_order = sorted(group, key=lambda place: place.page)
    texts = [place.text for place in in_order]
    drift = max(place.base for place in group) - min(place.base for place in group)
    if is_small and drift <= VERY_PLACE and are_chapters(texts):
        yield from group
        return
    text, count = Counter(texts).most_common(1)[0]
    if count >= max(FEWEST_MOSTLY, MOSTLY * len(group)):
        yield from (place for place in group if place.text == text)
    yield from _running(in_order, numbers)


def are_chapters(texts: Sequence[str]) -> bool:
    """Returns whether pages say the same for some, then another, and never the same again.

    Args:
        texts: What each of them says, in their order.
    """
    changes = sum(one != other for one, other in pairwise(texts))
    count = len(set(texts))
    return changes == count - 1 and len(texts) >= PAGES_OF_ONE * count


def _running(group: Sequence[_Place], numbers: Sequence[int]) -> Iterator[_Place]:
    """Yields the lines that differ in nothing but a figure which runs with the pages."""
    same: dict[str, list[tuple[_Place, int]]] = defaultdict(list)
    for place in group:
        for key, value in _figures(place.text):
            same[key].append((place, value))
    for there in same.values():
        runs = [place for run in _runs(there) for place in run]
        printed = [place for place, value in there if value == numbers[place.page]]
        pages = {place.page for place in (*runs, *printed)}
        if len(pages) >= max(FEWEST, RUNNING * len(there)):
            yield from (place for place, _ in there if place.page in pages)


def _figures(text: str) -> set[tuple[str, int]]:
    """Returns the rest of a line and the value of each figure; one may stand there several times.

    "Deel 3 | 3" may be page 3 of part 3 or say its number twice, so that both are tried.
    """
    matches = list(DIGITS.finditer(text))
    found: set[tuple[str, int]] = set()
    for match in matches if len(matches) <= MOST_FIGURES else ():
        value = match[0]
        if len(value) <= LONGEST_FIGURE:
            alone = f"{text[: match.start()]}#{text[match.end() :]}"
            everywhere = re.sub(rf"(?<!\d){value}(?!\d)", "#", text)
            found |= {(alone, int(value)), (everywhere, int(value))}
    return found


def _runs(there: Sequence[tuple[_Place, int]]) -> Iterator[list[_Place]]:
    """Yields lines whose figure counts up with the pages."""
    run: list[tuple[_Place, int]] = []
    for place, value in (*there, (_Place(0.0, -1, 0, ""), 0)):
        last, before = run[-1] if run else (place, value)
        pages = place.page - last.page
        if run and not (0 <= pages <= MOST_BETWEEN and value - before == pages):
            least = FEWEST_YEARS if run[0][1] in YEARS else FEWEST
            if len({one.page for one, _ in run}) >= least:
                yield [one for one, _ in run]
            run = []
        run.append((place, value))
