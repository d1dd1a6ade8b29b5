"""Which words the wordings of each overview have: whose words a question uses.

Multinomial naive Bayes over stems and 4-grams. A cosine sees what a whole wording means, this sees
the one word that tells two near overviews apart, in whatever sentence it stands.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.overview_terms import OverviewAnalyser, OverviewKey, overview_keys
from index.terms import Numbers

# Terms of all wordings together that are added to those of each overview, so that what few
# wordings say decides little. A third to three times as many do as well.
PRIOR = 600.0


class Vocabulary:
    """The terms of overviews.

    Most overviews have none of most terms, so that only the others are kept.

    Args:
        library: Whose overviews.
    """

    def __init__(self, library: Library) -> None:
        counts = library.overview_terms
        self._analyser = OverviewAnalyser()
        self._keys = overview_keys(library.overview_wordings)
        self._places = {term: place for place, term in enumerate(counts.vocabulary)}
        size = len(self._places)
        usual = np.bincount(counts.term, weights=counts.count, minlength=size)
        self._usual = usual / max(1.0, usual.sum())
        self._totals = np.bincount(counts.overview, weights=counts.count, minlength=len(self._keys))
        self._starts = np.searchsorted(counts.term, np.arange(size + 1))
        self._overview = counts.overview
        self._ratio = self._log_ratio(counts.count, counts.overview, counts.term)

    def scores(self, texts: Sequence[str]) -> Mapping[OverviewKey, float]:
        """Returns how much more each overview's wordings use the terms of a text than all do.

        Mean log-likelihood ratio of the terms, times the root of their number, of the text that
        suits the overview best; 0 where no term is known.
        """
        best = np.full(len(self._keys), -np.inf)
        for text in texts:
            known = [self._places[one] for one in self._analyser.terms(text) if one in self._places]
            ratios = self._ratios(known).sum(axis=1) / math.sqrt(max(1, len(known)))
            best = np.maximum(best, ratios)
        return dict(zip(self._keys, best.tolist(), strict=True)) if texts else {}

    def _ratios(self, terms: Sequence[int]) -> NDArray[np.float32]:
        """Returns float32 (overviews, terms)."""
        none, every = np.zeros(1), np.arange(len(self._keys), dtype=np.int32)[:, None]
        ratios = self._log_ratio(none, every, np.array(terms, np.int32))
        for column, term in enumerate(terms):
            own = slice(self._starts[term], self._starts[term + 1])
            ratios[self._overview[own], column] = self._ratio[own]
        return ratios

    def _log_ratio(
        self, had: NDArray[np.number], overview: Numbers, term: Numbers
    ) -> NDArray[np.float32]:
        """Returns float32: of an overview and a term, of whose counts there are so many."""
        usual = self._usual[term]
        expected = (had + PRIOR * usual) / (self._totals[overview] + PRIOR)
        return np.asarray(np.log(expected / usual), dtype=np.float32)
