"""The stems and 4-grams of the wordings of overviews, counted once for all that reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.language import LANGUAGES
from index.lexical import NgramAnalyser, StemAnalyser
from index.overview_wordings import OverviewWording
from index.terms import Terms

STEM = "="  # stands before a stem, which so never is the same as a 4-gram

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

    Attributes:
        keys: The overviews.
        wordings: How many each has, titles among them.
        vocabulary: The terms.
        term: Place of the term of each entry, ascending.
        overview: Place of its overview, ascending for each term.
        count: How many of the overview's wordings have the term.
        is_titled: Whether a title of the overview has it.
    """

    keys: tuple[OverviewKey, ...]
    wordings: NDArray[np.int64]
    vocabulary: tuple[str, ...]
    term: NDArray[np.int64]
    overview: NDArray[np.int64]
    count: NDArray[np.int64]
    is_titled: NDArray[np.bool_]


def count_terms(wordings: Sequence[OverviewWording]) -> TermCounts:
    """Returns the counts of the wordings of all overviews."""
    place: dict[OverviewKey, int] = {}
    owners = np.array([place.setdefault(_key(one), len(place)) for one in wordings], np.int64)
    terms = Terms.of([one.text for one in wordings], OverviewAnalyser())
    titles = np.array([one.text == one.overview.title[one.language] for one in wordings], bool)
    # A term and its overview as one number.
    size = max(1, len(place))
    cells = terms.numbers.astype(np.int64) * size + np.repeat(owners, terms.lengths)
    pairs, counts = np.unique(cells, return_counts=True)
    term, overview = np.divmod(pairs, size)
    return TermCounts(
        keys=tuple(place),
        wordings=np.bincount(owners, minlength=len(place)),
        vocabulary=terms.vocabulary,
        term=term,
        overview=overview,
        count=counts,
        is_titled=np.isin(pairs, cells[np.repeat(titles, terms.lengths)]),
    )


def common_terms(counts: TermCounts, share: float) -> Mapping[OverviewKey, frozenset[str]]:
    """Returns, by overview, the terms of that share of its wordings at least, and of its titles."""
    least = np.array([round(share * size) for size in counts.wordings.tolist()], np.int64)
    is_common = (counts.count >= least[counts.overview]) | counts.is_titled
    found: dict[OverviewKey, list[str]] = {key: [] for key in counts.keys}
    for term, overview in zip(
        counts.term[is_common].tolist(), counts.overview[is_common].tolist(), strict=True
    ):
        found[counts.keys[overview]].append(counts.vocabulary[term])
    return {key: frozenset(terms) for key, terms in found.items()}


def _key(wording: OverviewWording) -> OverviewKey:
    return wording.report_id, wording.overview.id
