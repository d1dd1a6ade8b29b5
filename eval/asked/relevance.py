"""Which passages and citations hold a gold quote.

Gold refers to verbatim quotes, never to passage ids, so that cutting passages anew does not void
it. A quote is found in the source by its letters and digits; a text holds it if it was read from
the same source lines and has its words.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.alignment import WORD, LineRange, fold, letters_and_digits

# Words of the quote that a text must have. The edition repairs OCR errors and restates table
# rows ("E. Jordanié 5"), so not all of them can be expected.
MIN_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Quote:
    """A gold quote: its words and every place of the source it was found at."""

    words: frozenset[str]
    places: tuple[LineRange, ...]


class GoldSource:
    """The source of a report, for finding quotes in it.

    Args:
        lines: The source's lines, as delivered.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = ""
        self._starts = []
        # Of this object and no longer: quotes may be from a person's own question file.
        self._found: dict[str, Quote] = {}
        for line in lines:
            self._starts.append(len(self._text))
            self._text += letters_and_digits(line)

    def find(self, quote: str) -> Quote:
        """Returns the quote with its places; none if the source does not have it."""
        if quote not in self._found:
            words = frozenset(WORD.findall(fold(quote.replace("- ", ""))))
            self._found[quote] = Quote(words, tuple(self.places(quote)))
        return self._found[quote]

    def _line(self, offset: int) -> int:
        return bisect.bisect_right(self._starts, offset)

    def places(self, quote: str) -> Iterable[LineRange]:
        """Yields first and last line of every occurrence of a quote."""
        wanted = letters_and_digits(quote)
        offset = self._text.find(wanted) if wanted else -1
        while offset >= 0:
            yield self._line(offset), self._line(offset + len(wanted) - 1)
            offset = self._text.find(wanted, offset + 1)


def holds(quote: Quote, text: str, lines: LineRange) -> bool:
    """Returns whether a passage holds a quote: half of its lines and half of its words."""
    shared = max((_shared_lines(place, lines) for place in quote.places), default=0.0)
    if shared < 0.5:  # most passages: their words need not be looked at
        return False
    words = set(WORD.findall(fold(text)))
    return len(quote.words & words) >= MIN_WORDS * len(quote.words)


def overlaps(quote: Quote, text: str, lines: LineRange) -> bool:
    """Returns whether a cited text is (part of) a quote or contains it."""
    if not any(_shared_lines(place, lines) for place in quote.places):
        return False
    words = set(WORD.findall(fold(text)))
    smaller = min(len(words), len(quote.words))
    return len(quote.words & words) >= MIN_WORDS * smaller


def _shared_lines(place: LineRange, lines: LineRange) -> float:
    """Returns the share of a place's lines that lie within a range."""
    shared = min(place[1], lines[1]) - max(place[0], lines[0]) + 1
    return max(shared, 0) / (place[1] - place[0] + 1)
