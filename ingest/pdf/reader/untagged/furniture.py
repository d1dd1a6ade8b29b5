"""Which fragments belong to the pages of a file and not to its text: running headers and the like.

They stand at the same place on several pages and say the same there, digits aside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.pdf.reader.page_numbers import BARE, Candidate, candidates_in
from ingest.pdf.reader.untagged.body import Body
from ingest.pdf.reader.untagged.fragments import Fragment
from ingest.pdf.reader.untagged.styles import Style

FEWEST = 3  # pages that bear it; in a file of fewer pages than that, two
ROWS = 5  # from the head or the foot of a page inwards
SAME_PLACE = 0.4  # sizes of the body's letters up or down; PDF makers round differently
ROW = 0.3  # sizes up or down within one row
LARGE = 1.15  # sizes; a large line with another number on each page is a heading
MARGIN = 0.5  # share of the pages, for what stands beside the text
WATERMARK = 2.0  # sizes; what leans and is that large lies over or under the text
LONGEST_TITLE = 100  # characters of a chapter's title in a running header
DIGITS = re.compile(r"\d+")
LONGEST_KEY = 120  # characters

Furniture = list[set[int]]  # per page the fragments by their index


def furniture_of(
    pages: Sequence[Sequence[Fragment]], body: Body, numbers: Sequence[int]
) -> Furniture:
    """Returns which fragments of each page are furniture, by their index on the page.

    Args:
        pages: The fragments of each page.
        body: What the text of the file looks like.
        numbers: The printed number of each page.
    """
    found: Furniture = [set() for _ in pages]
    repeated = _repeated(pages, body)
    for number, page in enumerate(pages):
        for rows in (_rows(page, body), _rows(page, body)[::-1]):
            _peel(page, rows[:ROWS], repeated[number], found[number], numbers[number])
        for index, fragment in enumerate(page):
            if fragment.angle % 90 and fragment.size >= WATERMARK * body.size:
                found[number].add(index)
    _give_back(pages, found, numbers)
    _add_margins(pages, body, found)
    _add_titles(pages, body, found)
    return found


def _key(fragment: Fragment) -> tuple[str, int]:
    return DIGITS.sub("#", fragment.text[:LONGEST_KEY]), fragment.angle


def _repeated(pages: Sequence[Sequence[Fragment]], body: Body) -> Furniture:
    """Returns the fragments of each page that stand at the same height on enough pages."""
    places: dict[tuple[str, int], list[tuple[float, int, int]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for index, fragment in enumerate(page):
            places[_key(fragment)].append((fragment.base, number, index))
    found: Furniture = [set() for _ in pages]
    least = FEWEST if len(pages) >= FEWEST else 2
    for there in places.values():
        if len(there) < 2:
            continue
        for group in _at_same_height(sorted(there), SAME_PLACE * body.size):
            texts = {pages[number][index].text for _, number, index in group}
            on = {number for _, number, _ in group}
            size = pages[group[0][1]][group[0][2]].size
            is_heading = len(texts) > 1 and size > LARGE * body.size
            # "Tabel 1" and "Tabel 2" at the head of two pages are no running header.
            enough = len(on) >= (least if len(texts) == 1 else max(least, FEWEST))
            if enough and not is_heading:
                for _, number, index in group:
                    found[number].add(index)
    return found


def _at_same_height(
    places: Sequence[tuple[float, int, int]], within: float
) -> Iterator[list[tuple[float, int, int]]]:
    group: list[tuple[float, int, int]] = []
    for place in places:
        if group and place[0] - group[0][0] > within:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _rows(page: Sequence[Fragment], body: Body) -> list[list[int]]:
    """Returns the upright fragments of a page by rows, the highest first."""
    upright = [index for index, fragment in enumerate(page) if not fragment.angle]
    rows: list[list[int]] = []
    for index in sorted(upright, key=lambda index: -page[index].base):
        if rows and page[rows[-1][0]].base - page[index].base <= ROW * body.size:
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def _peel(
    page: Sequence[Fragment],
    rows: Iterable[list[int]],
    repeated: set[int],
    found: set[int],
    number: int,
) -> None:
    """Adds what is furniture in rows from the edge of a page inwards, until a row is none."""
    for row in rows:
        furniture = {index for index in row if index in repeated or _is_number(page[index], number)}
        found |= furniture
        if len(furniture) < len(row):
            return


def _is_number(fragment: Fragment, number: int) -> bool:
    """Returns whether a fragment says nothing but the number of its page."""
    return any(_says(one, number) for one in candidates_in(fragment.text))


def _says(candidate: Candidate, number: int) -> bool:
    return candidate.number == number and (candidate.key == BARE or candidate.is_full)


def _give_back(
    pages: Sequence[Sequence[Fragment]], found: Furniture, numbers: Sequence[int]
) -> None:
    """Takes pages that are the same throughout for text, but for their numbers: forms, say."""
    whole = [number for number, page in enumerate(pages) if len(found[number]) == len(page) > 0]
    if 2 * len(whole) > len(pages):
        for number in whole:
            page = pages[number]
            found[number] = {
                index for index in found[number] if _is_number(page[index], numbers[number])
            }


def _add_margins(pages: Sequence[Sequence[Fragment]], body: Body, found: Furniture) -> None:
    """Adds what stands at one place beside the text on most pages, as letters have it."""
    places: dict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for index, fragment in enumerate(page):
            if fragment.angle or fragment.left >= body.right or fragment.right <= body.left:
                height, left = round(fragment.base / body.size), round(fragment.left / body.size)
                places[fragment.text[:LONGEST_KEY], height, left].append((number, index))
    for there in places.values():
        if len(there) >= max(FEWEST, MARGIN * len(pages)):
            for number, index in there:
                found[number].add(index)


def _add_titles(pages: Sequence[Sequence[Fragment]], body: Body, found: Furniture) -> None:
    """Adds outermost lines that look like furniture and stand where other pages have some."""
    known: dict[Style, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for index in found[number]:
            known[page[index].style].add(round(page[index].base / (SAME_PLACE * body.size)))
    if not known:
        return
    for number, page in enumerate(pages):
        rows = _rows(page, body)
        for row in (*rows[:1], *rows[-1:]):
            for index in row:
                fragment = page[index]
                place = round(fragment.base / (SAME_PLACE * body.size))
                if (
                    len(fragment.text) <= LONGEST_TITLE
                    and place in known.get(fragment.style, ())
                    and not abs(fragment.size - body.size) < 0.1 * body.size
                ):
                    found[number].add(index)
