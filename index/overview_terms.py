"""Stems and 4-grams of the wordings of overviews, counted by the build for all that reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.language import LANGUAGES
from index.lexical import NgramAnalyser, StemAnalyser
from index.overview_wordings import OverviewWording
from index.terms import Numbers, Terms, end_to_end

STEM = "="  # stands before a stem, which so never is the same as a 4-gram

TERMS = "terms"  # what the files are called
ARRAYS = ("sizes", "term", "overview", "count", "is_titled")

OverviewKey = tuple[str, str]  # ids of the report and of the overview


class OverviewAnalyser:
    """Stems of both languages and 4-grams, each once."""

    def __init__(self) -> None:
        self._stemmers = [StemAnalyser(language) for language in LANGUAGES]
        self._ngrams = NgramAnalyser()

    def terms(self, text: str) -> list[str]:
        """Returns the terms of a text, in an order that depends on the text alone."""
        stems = [f"{STEM}{stem}" for one in self._stemmers for stem in one.terms(text)]
        return list(dict.fromkeys([*stems, *self._ngrams.terms(text)]))


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How many wordings of overviews have each term; one entry for each pair that occurs.

    Overviews are numbered as they come among the wordings.

    Attributes:
        vocabulary: The terms.
        sizes: int32 (overviews,): how many wordings each has, titles among them.
        term: int32 (entries,): place of the term in the vocabulary, ascending.
        overview: int32 (entries,): the overview, ascending for each term.
        count: int32 (entries,): how many of its wordings have the term.
        is_titled: bool (entries,): whether a title of it has the term.
    """

    vocabulary: tuple[str, ...]
    sizes: Numbers
    term: Numbers
    overview: Numbers
    count: Numbers
    is_titled: NDArray[np.bool_]

    @classmethod
    def joined(cls, parts: Sequence[TermCounts]) -> TermCounts:
        """Returns the counts of all parts, whose overviews follow one another."""
        number: dict[str, int] = {}
        terms, overviews, before = [], [], 0
        for part in parts:
            places = [number.setdefault(term, len(number)) for term in part.vocabulary]
            terms.append(np.array(places, np.int32)[part.term])
            overviews.append(part.overview + np.int32(before))
            before += len(part.sizes)
        term, overview = end_to_end(terms), end_to_end(overviews)
        order = np.lexsort((overview, term))
        return cls(
            tuple(number),
            end_to_end([part.sizes for part in parts]),
            term[order],
            overview[order],
            end_to_end([part.count for part in parts])[order],
            np.concatenate([np.zeros(0, bool), *(part.is_titled for part in parts)])[order],
        )

    def save(self, place: Path) -> None:
        """Writes the counts beside each other, under names that begin with that of the place.

        Raises:
            OSError: They cannot be written.
        """
        # No term has white space in it. A file without a byte could not be told from a damaged one.
        text = np.frombuffer("\n".join(self.vocabulary).encode(), np.uint8)
        np.save(place.with_suffix(".vocabulary.npy"), text, allow_pickle=False)
        for name in ARRAYS:
            np.save(place.with_suffix(f".{name}.npy"), getattr(self, name), allow_pickle=False)

    @classmethod
    def load(cls, place: Path) -> TermCounts:
        """Returns what was saved.

        Raises:
            OSError: It is missing.
            ValueError: It is damaged.
        """
        text = np.load(place.with_suffix(".vocabulary.npy"), allow_pickle=False).tobytes().decode()
        arrays = {
            name: np.load(place.with_suffix(f".{name}.npy"), allow_pickle=False) for name in ARRAYS
        }
        return cls(tuple(text.split("\n")) if text else (), **arrays)


def overview_keys(wordings: Iterable[OverviewWording]) -> tuple[OverviewKey, ...]:
    """Returns the overviews of wordings in order, as `TermCounts` numbers them."""
    return tuple(dict.fromkeys((one.report_id, one.overview.id) for one in wordings))


def count_terms(wordings: Sequence[OverviewWording]) -> TermCounts:
    """Returns the counts of the wordings of all overviews."""
    keys = overview_keys(wordings)
    place = {key: number for number, key in enumerate(keys)}
    owners = np.array([place[one.report_id, one.overview.id] for one in wordings], np.int64)
    terms = Terms.of([one.text for one in wordings], OverviewAnalyser())
    titles = np.array([one.text == one.overview.title[one.language] for one in wordings], bool)
    # A term and its overview as one number.
    cells = terms.numbers * np.int64(len(keys)) + np.repeat(owners, terms.lengths)
    pairs, counts = np.unique(cells, return_counts=True)
    term, overview = np.divmod(pairs, max(1, len(keys)))
    return TermCounts(
        vocabulary=terms.vocabulary,
        sizes=np.bincount(owners, minlength=len(keys)).astype(np.int32),
        term=term.astype(np.int32),
        overview=overview.astype(np.int32),
        count=counts.astype(np.int32),
        is_titled=np.isin(pairs, cells[np.repeat(titles, terms.lengths)]),
    )
