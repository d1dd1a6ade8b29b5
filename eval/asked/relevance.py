"""Which passages and citations hold a gold quote.

Gold refers to verbatim quotes, never to passage ids, so that cutting passages anew does not void
it. A quote is found in the source by its letters and digits; a text holds it if it was read from
the same lines of the same report and has its words.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.document import Report, Sentence
from ingest.text.alignment import WORD, LineRange, fold, letters_and_digits

# Words of the quote that a text must have. The edition repairs OCR errors and restates table
# rows ("E. Jordanié 5"), so not all of them can be expected.
MIN_WORDS = 0.5
OPENING, CLOSING = "“„«\"'‘", "”“»\"'’"
# What an answer puts into a sentence of the report for it to stand alone, and its markers.
INSERTED = re.compile(r"\[[^\[\]]*\]")


class Place(NamedTuple):
    """Lines of the source of a report, both ends included.

    Attributes:
        report: Id of the report.
        lines: First and last line.
    """

    report: str
    lines: LineRange


@dataclass(frozen=True, slots=True)
class Quote:
    """A gold quote: its words and every place of the sources it was found at."""

    words: frozenset[str]
    places: tuple[Place, ...]


class GoldSource:
    """The sources of one or several reports, for finding quotes in them.

    A gold quote names no report: it is looked up in all of them, and whoever shows it from any
    report that has it is right.

    Args:
        sources: Lines by report id, as delivered.
        editions: Sentences by report id, in order, as they are shown.
    """

    def __init__(
        self,
        sources: Mapping[str, Sequence[str]],
        editions: Mapping[str, Sequence[Sentence]] | None = None,
    ) -> None:
        self._texts = {report: _SourceText(lines) for report, lines in sources.items()}
        self._editions = {
            report: _EditionText(sentences) for report, sentences in (editions or {}).items()
        }
        # Of this object and no longer: quotes may be from a person's own question file.
        self._found: dict[str, Quote] = {}

    @classmethod
    def of(cls, reports: Iterable[Report]) -> GoldSource:
        """Returns the sources of reports."""
        reports = list(reports)
        return cls(
            {report.id: report.source for report in reports},
            {report.id: [*report.sentences.values()] for report in reports},
        )

    def find(self, quote: str) -> Quote:
        """Returns the quote with its places; none if no source has it."""
        if quote not in self._found:
            read = self.reading(quote)
            text = read.replace("- ", "")
            if not any(True for _ in self._in_source(read)):
                # Words of a translation are in no passage: those that it translates are.
                text = next((one.text for _, one in self._in_editions(read)), text)
            words = frozenset(WORD.findall(fold(text)))
            self._found[quote] = Quote(words, tuple(self.places(quote)))
        return self._found[quote]

    def places(self, quote: str) -> Iterator[Place]:
        """Yields the place of every occurrence of a quote, report by report."""
        yield from self._places(self.reading(quote))

    def reading(self, quote: str) -> str:
        """Returns what of a quote a source has: of a copied reference, the sentence alone.

        All of it if that is found, or if nothing is.
        """
        for text in readings(quote):
            if any(True for _ in self._places(text)):
                return text
        return quote

    def _places(self, quote: str) -> Iterator[Place]:
        found = [*self._in_source(quote)]
        yield from found or (Place(report, one.lines) for report, one in self._in_editions(quote))

    def _in_source(self, quote: str) -> Iterator[Place]:
        wanted = letters_and_digits(quote)
        for report, text in self._texts.items():
            for lines in text.lines_of(wanted):
                yield Place(report, lines)

    def _in_editions(self, quote: str) -> Iterator[tuple[str, _Shown]]:
        wanted = letters_and_digits(quote)
        for report, text in self._editions.items():
            for shown in text.places_of(wanted):
                yield report, shown

    def place(self, report: str | None, lines: LineRange) -> Place:
        """Returns the place that a run record names.

        Of one report every record is about it, whatever it calls it: the same file read in another
        way has another id. Of several, a record that names none of them is about none.
        """
        if len(self._texts) == 1:
            (report,) = self._texts
        return Place(report or "", lines)


class _Shown(NamedTuple):
    """Sentences of a report that hold a quote: their lines and their text in its language."""

    lines: LineRange
    text: str


class _EditionText:
    """The sentences of a report as people read them, in its language and in English."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._texts = [
            _SourceText([sentence.text for sentence in sentences]),
            _SourceText([sentence.translation or "" for sentence in sentences]),
        ]

    def places_of(self, wanted: str) -> Iterator[_Shown]:
        """Yields the sentences of every occurrence of letters and digits."""
        for text in self._texts:
            for first, last in text.lines_of(wanted):
                within = self._sentences[first - 1 : last]
                lines = [line for sentence in within for line in sentence.source_lines]
                yield _Shown(
                    (min(lines), max(lines)), " ".join(sentence.text for sentence in within)
                )


class _SourceText:
    """The letters and digits of a source, and which line each is from."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = ""
        self._starts = list[int]()
        for line in lines:
            self._starts.append(len(self._text))
            self._text += letters_and_digits(line)

    def lines_of(self, wanted: str) -> Iterator[LineRange]:
        """Yields first and last line of every occurrence of letters and digits."""
        offset = self._text.find(wanted) if wanted else -1
        while offset >= 0:
            yield self._line(offset), self._line(offset + len(wanted) - 1)
            offset = self._text.find(wanted, offset + 1)

    def _line(self, offset: int) -> int:
        return bisect.bisect_right(self._starts, offset)


def holds(quote: Quote, text: str, where: Place) -> bool:
    """Returns whether a passage holds a quote: half of its lines and half of its words."""
    shared = max((_shared_lines(place, where) for place in quote.places), default=0.0)
    if shared < 0.5:  # most passages: their words need not be looked at
        return False
    words = set(WORD.findall(fold(text)))
    return len(quote.words & words) >= MIN_WORDS * len(quote.words)


def overlaps(quote: Quote, text: str, where: Place) -> bool:
    """Returns whether a cited text is (part of) a quote or contains it."""
    if not any(_shared_lines(place, where) for place in quote.places):
        return False
    words = set(WORD.findall(fold(text)))
    smaller = min(len(words), len(quote.words))
    return len(quote.words & words) >= MIN_WORDS * smaller


def _shared_lines(place: Place, where: Place) -> float:
    """Returns the share of a place's lines that lie within another place."""
    if place.report != where.report:
        return 0.0
    (first, last), (start, end) = place.lines, where.lines
    return max(min(last, end) - max(first, start) + 1, 0) / (last - first + 1)


def readings(quote: str) -> Iterator[str]:
    """Yields what a quote may be of the report: all of it, then with less and less around it."""
    inside = [*_inside_marks(quote)]
    yield from (quote, *inside)
    yield from (INSERTED.sub(" ", text) for text in (quote, *inside) if "[" in text)


def _inside_marks(quote: str) -> Iterator[str]:
    """Yields what stands between the mark that a text opens with and one that may close it.

    It is the first with a place in brackets behind it, as the page's own buttons copy it, else the
    last.
    """
    text = quote.strip()
    if text[:1] not in OPENING or len(text) < 2:
        return
    place = text.find(" (", 1)
    while place > 0:
        if text[place - 1] in CLOSING:
            yield text[1 : place - 1]
            break
        place = text.find(" (", place + 1)
    if (last := max(text.rfind(mark) for mark in CLOSING)) > 0:
        yield text[1:last]
