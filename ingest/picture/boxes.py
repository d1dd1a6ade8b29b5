"""Words of a report -> the boxes around them on the pictures of its pages.

A sentence is not letter for letter what the page has: hyphens at line ends are joined, white space
is collapsed, footnote marks are gone, and running heads, notes or another column may stand between
its parts. So letters and digits alone are compared, and a sentence is found run by run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple

from ingest.alignment import fold
from ingest.picture.letters import Letters

SEED = 8  # letters that a run away from the one before has at least
LEAST_REST = 4  # or so many, if they are all that is left of the sentence
NEAR = 16  # letters between two runs: a footnote's mark, a cell's figure
MOST_PLACES = 200  # at which a seed is tried
LEAST_FOUND = 0.6  # of a sentence's letters; with fewer it is not what stands there
MOST_LETTERS = 5_000  # of a sentence

# Shares of a line's height: how far apart two letters of a box may stand, and how far back.
WIDEST_GAP, FURTHEST_BACK = 2.5, 1.0
RAISED = 0.85  # height of a footnote's mark beside the letters before it, at most

LETTER = re.compile(r"[^\W_]")


class Box(NamedTuple):
    """A rectangle on a picture, in its pixels."""

    left: int
    top: int
    right: int
    bottom: int


class _Run(NamedTuple):
    """Letters of a sentence that stand together on the pages: places among their letters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Folded:
    """The letters and digits of a text, folded, and the place in it that each comes from."""

    letters: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Folded:
        pairs = [
            (letter, place)
            for place, character in enumerate(text)
            for letter in LETTER.findall(fold(character))
        ]
        return cls("".join(letter for letter, _ in pairs), tuple(place for _, place in pairs))


def boxes(sentence: str, pages: Sequence[Letters], share: float = 0.0) -> list[list[Box]]:
    """Returns the boxes around a sentence on each page that it may stand on, line by line.

    There are none on any page if most of the sentence is not found.

    Args:
        sentence: As the report has it.
        pages: In the order of the file, without a gap.
        share: Of the first page's letters how many stand before it, from 0 to 1; which of several
            places is meant.
    """
    text = _Page(pages)
    wanted = _Sentence(sentence)
    near = round(share * len(text.first))
    runs = list(_runs(wanted, text, near))
    found = sum(run.end - run.start for run in runs)
    if not found or found < LEAST_FOUND * len(wanted.letters):
        return [[] for _ in pages]
    return text.boxes(runs, wanted.lead, wanted.tail)


class _Sentence:
    """The letters of a sentence, and where a word of it begins."""

    def __init__(self, text: str) -> None:
        folded = _Folded.of(text)
        self.letters = folded.letters[:MOST_LETTERS]
        first = folded.places[0] if folded.places else 0
        last = folded.places[-1] + 1 if folded.places else 0
        self.lead, self.tail = text[:first].strip(), text[last:].strip()
        self._starts = _word_starts(folded)

    def starts_word(self, place: int) -> bool:
        """Returns whether a word begins, or the sentence ends, at a letter."""
        return place >= len(self.letters) or place in self._starts

    def next_word(self, place: int) -> int:
        """Returns where the word after a letter begins."""
        place += 1
        while not self.starts_word(place):
            place += 1
        return place


class _Page:
    """The letters of one page or of some that follow each other."""

    def __init__(self, pages: Sequence[Letters]) -> None:
        self._pages = pages
        folded = [_Folded.of(page.text) for page in pages]
        self.first = folded[0].letters if folded else ""
        self.letters = "".join(each.letters for each in folded)
        self._offsets = list(accumulate((len(each.letters) for each in folded), initial=0))
        self._places = list(chain.from_iterable(each.places for each in folded))
        self._starts = {
            offset + start
            for offset, each in zip(self._offsets, folded, strict=False)
            for start in _word_starts(each)
        }

    def starts_word(self, place: int) -> bool:
        """Returns whether a word begins at a letter, or one that is no footnote's mark ends."""
        if place >= len(self.letters) or place in self._starts:
            return True
        letter, before = self.letters[place], self.letters[place - 1]
        if not letter.isdigit():
            return False
        return not before.isdigit() or self._height(place) < RAISED * self._height(place - 1)

    def breaks_word(self, place: int) -> bool:
        """Returns whether a hyphen stands before a letter."""
        if not 0 < place < len(self.letters):
            return False
        number, index = self._at(place - 1)
        return self._pages[number].text[index + 1 : index + 2] in ("-", "\u00ad")

    def _at(self, place: int) -> tuple[int, int]:
        """Returns the page that a letter stands on and its place in that page's text."""
        return bisect_right(self._offsets, place) - 1, self._places[place]

    def _height(self, place: int) -> int:
        number, index = self._at(place)
        box = Box(*self._pages[number].box(index))
        return box.bottom - box.top

    def boxes(self, runs: Sequence[_Run], lead: str, tail: str) -> list[list[Box]]:
        """Returns boxes around runs of letters, with what stands at both ends of the sentence."""
        found: list[list[Box]] = [[] for _ in self._pages]
        for run in runs:
            for number, page in enumerate(self._pages):
                first = max(run.start, self._offsets[number])
                last = min(run.end, self._offsets[number + 1]) - 1
                if first > last:
                    continue
                start, end = self._places[first], self._places[last] + 1
                if run is runs[0]:
                    start = _back_over(page.text, start, lead)
                tail_here = tail if run is runs[-1] else "-" * self.breaks_word(run.end)
                end = _on_over(page.text, end, tail_here)
                found[number] += _lines(page, range(start, end))
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


def _word_starts(folded: _Folded) -> frozenset[int]:
    """Returns which letters have something else than a letter before them."""
    places = folded.places
    return frozenset(
        place for place in range(len(places)) if not place or places[place] - places[place - 1] > 1
    )


def _runs(wanted: _Sentence, page: _Page, near: int) -> Iterator[_Run]:
    """Yields where a sentence stands, run by run, as long ones as there are."""
    place, end, is_first = 0, near, True
    while place < len(wanted.letters):
        run = _run(wanted, page, place, end, is_first=is_first)
        if run is None:
            place = wanted.next_word(place)
            continue
        if is_first and (before := _before(wanted, page, place, run.start)):
            yield before
        yield run
        place, end, is_first = place + run.end - run.start, run.end, False


def _before(wanted: _Sentence, page: _Page, place: int, start: int) -> _Run | None:
    """Returns what of the first words, too few to be looked for, stands right before a run."""
    for end in range(start, max(0, start - NEAR - 1), -1):
        length = 0
        while length < min(place, end) and (
            wanted.letters[place - length - 1] == page.letters[end - length - 1]
        ):
            length += 1
        is_whole = length == place and page.starts_word(end - length)
        if length and is_whole and page.starts_word(end):
            return _Run(end - length, end)
    return None


def _run(wanted: _Sentence, page: _Page, place: int, end: int, *, is_first: bool) -> _Run | None:
    """Returns the longest run that begins with a letter of a sentence; None if there is none.

    It stands right behind the run before, or is long enough to be no chance.
    """
    rest = len(wanted.letters) - place
    best: tuple[int, int, _Run] | None = None
    for start in _places(wanted, page, place, end, is_first=is_first):
        length = _length(wanted, page, place, start)
        is_near = not is_first and 0 <= start - end <= NEAR
        least = 1 if is_near else min(SEED, rest if is_first else max(LEAST_REST, rest))
        if length < least:
            continue
        # A cell or the rest of a line right behind is no worse than a longer run elsewhere.
        rank = max(length, SEED) if is_near else length, -abs(start - end)
        if best is None or rank > best[:2]:
            best = *rank, _Run(start, start + length)
    return best[2] if best else None


def _places(
    wanted: _Sentence, page: _Page, place: int, end: int, *, is_first: bool
) -> Iterator[int]:
    """Yields where on the pages a run that begins with a letter may begin: near, then anywhere."""
    if not is_first:
        for start in range(end, min(end + NEAR + 1, len(page.letters))):
            if page.letters[start] == wanted.letters[place] and page.starts_word(start):
                yield start
    seed = wanted.letters[place : place + SEED]
    start, tried = page.letters.find(seed), 0
    while start >= 0 and tried < MOST_PLACES:
        if page.starts_word(start):
            tried += 1
            yield start
        start = page.letters.find(seed, start + 1)


def _length(wanted: _Sentence, page: _Page, place: int, start: int) -> int:
    """Returns for how many letters sentence and page agree, up to an end of a word of both."""
    most = min(len(wanted.letters) - place, len(page.letters) - start)
    length = 0
    while length < most and wanted.letters[place + length] == page.letters[start + length]:
        length += 1
    while length and not (
        page.breaks_word(start + length)
        or (wanted.starts_word(place + length) and page.starts_word(start + length))
    ):
        length -= 1
    return length


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
