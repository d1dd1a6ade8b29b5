"""Letters and digits alone, of a sentence and of pages: what the two are compared by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from ingest.pdf.picture.letters import Letters
from ingest.text.alignment import fold

MOST_LETTERS = 5_000  # of a sentence
RAISED = 0.85  # height of a footnote's mark beside the letters before it, at most

LETTER = re.compile(r"[^\W_]")


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


class Sought:
    """The letters of a sentence, and where a word of it begins.

    Args:
        text: The sentence.

    Attributes:
        letters: Its letters and digits, folded.
        lead: The marks before the first of them.
        tail: The marks behind the last of them.
    """

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


class Sheets:
    """The letters of one page or of some that follow each other.

    Args:
        pages: In the order of the file, without a gap.

    Attributes:
        letters: Letters and digits of them all, folded.
        first: Of the first page.
    """

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
        _, top, _, bottom = self._pages[number].box(index)
        return bottom - top

    def ranges(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yields the number of each page on which some letters stand, and the range in its text."""
        for number in range(len(self._pages)):
            first = max(start, self._offsets[number])
            last = min(end, self._offsets[number + 1]) - 1
            if first <= last:
                yield number, self._places[first], self._places[last] + 1


def _word_starts(folded: _Folded) -> frozenset[int]:
    """Returns which letters have something else than a letter before them."""
    places = folded.places
    return frozenset(
        place for place in range(len(places)) if not place or places[place] - places[place - 1] > 1
    )
