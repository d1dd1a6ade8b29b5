"""Which fragments belong to the pages of a file and not to its text: running headers and the like.

They stand at the head or the foot of several pages, or beside their text, and say the same there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.pdf.reader.page_numbers import BARE, Candidate, candidates_in
from ingest.pdf.reader.untagged.body import Body
from ingest.pdf.reader.untagged.edges.chapters import Header, by_chapter
from ingest.pdf.reader.untagged.edges.imprint import imprint_of
from ingest.pdf.reader.untagged.edges.repeats import (
    FEWEST,
    LONGEST_KEY,
    SAME_PLACE,
    Furniture,
    Repeats,
    repeats_of,
)
from ingest.pdf.reader.untagged.elements import CLOSE
from ingest.pdf.reader.untagged.fragments import Fragment
from ingest.pdf.reader.untagged.styles import Style

ROWS = 5  # from the head or the foot of a page inwards
ROW = 0.3  # sizes up or down within one row
MARGIN = 0.5  # share of the pages, for what stands beside the text
WATERMARK = 2.0  # sizes; what leans and is that large lies over or under the text
LONGEST_TITLE = 100  # characters of a chapter's title in a running header
SAME_SIZE = 0.06  # share by which sizes of the running text differ


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
    repeats = repeats_of(pages, body, numbers)
    of_pages = [_OfPage(*there, body) for there in zip(pages, *repeats, numbers, strict=True)]
    for way in (1, -1):
        rows = [_rows(page, body)[::way] for page in pages]
        for header in by_chapter(_headers(of_pages, rows)):
            repeats.sure[header.page].update(header.fragments)
        for away, one, of_page in zip(found, of_pages, rows, strict=True):
            away |= one.peeled(of_page)
    for number, page in enumerate(pages):
        for index, fragment in enumerate(page):
            if fragment.angle % 90 and fragment.size >= WATERMARK * body.size:
                found[number].add(index)
    _give_back(pages, found, numbers)
    _add_margins(pages, body, found)
    _add_titles(pages, body, found, repeats)
    for page, away in zip(pages, found, strict=True):
        away |= imprint_of(page, away, body)
    return found


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


@dataclass(frozen=True, slots=True)
class _OfPage:
    """What is known of a page's fragments: which repeat, and its number."""

    page: Sequence[Fragment]
    sure: set[int]
    unsure: set[int]
    number: int
    body: Body

    def peeled(self, rows: Sequence[list[int]]) -> set[int]:
        """Returns what is furniture in rows from the edge inwards, until a row is text."""
        found: list[set[int]] = []
        for row in rows[:ROWS]:
            furniture = self._known(row)
            if self._is_text(row, furniture):
                break
            found.append(furniture)
            if len(furniture) < len(row):
                break
        # A line that the text goes on from is text, however often it stands there.
        while found and len(found) < len(rows) and self._goes_on(*rows[len(found) - 1 :][:2]):
            found.pop()
        return set().union(*found)

    def header(self, row: Sequence[int], page: int) -> Header | None:
        """Returns a row of the page of a number as a header, if it looks like a label and text."""
        furniture = self._known(row)
        if not self._is_text(row, furniture):
            return None
        labels = [index for index in sorted(furniture) if not self._is_number(index)]
        rest = sorted(set(row) - furniture)
        same, other = (" ".join(self.page[index].text for index in of) for of in (labels, rest))
        return Header(page, same, other, frozenset(rest)) if labels else None

    def _known(self, row: Sequence[int]) -> set[int]:
        return {index for index in row if index in self.sure or self._is_number(index)}

    def _is_number(self, index: int) -> bool:
        return is_number(self.page[index], self.number)

    def _is_text(self, row: Sequence[int], furniture: set[int]) -> bool:
        """Returns whether a row belongs together as text: a label and what differs by page."""
        rest = set(row) - furniture
        labels = [index for index in furniture if not self._is_number(index)]
        return bool(rest & self.unsure) or (
            any(map(self._is_like_body, labels)) and any(map(self._is_like_body, rest))
        )

    def _goes_on(self, row: Sequence[int], following: Sequence[int]) -> bool:
        """Returns whether a row looks like the running text and stands right beside the next."""
        gap = abs(self.page[row[0]].base - self.page[following[0]].base)
        return (
            all(self._is_like_body(index) and not self._is_number(index) for index in row)
            and all(map(self._is_like_body, following))
            and gap <= CLOSE * self.body.pitch * self.body.size
        )

    def _is_like_body(self, index: int) -> bool:
        return abs(self.page[index].size - self.body.size) <= SAME_SIZE * self.body.size


def _headers(
    of_pages: Sequence[_OfPage], rows: Sequence[Sequence[Sequence[int]]]
) -> Iterator[Header]:
    for number, (one, of_page) in enumerate(zip(of_pages, rows, strict=True)):
        for row in of_page[:ROWS]:
            if header := one.header(row, number):
                yield header


def is_number(fragment: Fragment, number: int) -> bool:
    """Returns whether a fragment says nothing but the number of its page.

    Args:
        fragment: It.
        number: That of its page, as it is printed.
    """
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
                index for index in found[number] if is_number(page[index], numbers[number])
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


def _add_titles(
    pages: Sequence[Sequence[Fragment]], body: Body, found: Furniture, repeats: Repeats
) -> None:
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
                    index not in repeats.unsure[number]
                    and len(fragment.text) <= LONGEST_TITLE
                    and place in known.get(fragment.style, ())
                    and not abs(fragment.size - body.size) < 0.1 * body.size
                ):
                    found[number].add(index)
