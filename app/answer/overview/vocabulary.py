"""Which words the wordings of each overview have: whose words a question uses.

Multinomial naive Bayes over stems and 4-grams. A cosine sees what a whole wording means, this sees
the one word that tells two near overviews apart, in whatever sentence it stands.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from app.answer.overview.known import LANGUAGES, OverviewKey
from index.lexical import NgramAnalyser, StemAnalyser
from index.overview_wordings import OverviewWording

# Terms of all wordings together that are added to those of each overview, so that what few
# wordings say decides little. A third to three times as many do as well.
PRIOR = 600.0


class Vocabulary:
    """The terms of overviews.

    Args:
        wordings: Of all overviews.
    """

    def __init__(self, wordings: Sequence[OverviewWording]) -> None:
        self._stemmers = [StemAnalyser(language) for language in LANGUAGES]
        self._ngrams = NgramAnalyser()
        counts: dict[OverviewKey, Counter[str]] = {}
        for wording in wordings:
            key = (wording.report_id, wording.overview.id)
            counts.setdefault(key, Counter()).update(self._terms(wording.text))
        self._keys = tuple(counts)
        total = Counter[str]()
        for own in counts.values():
            total.update(own)
        self._places = {term: place for place, term in enumerate(total)}
        self._weights = self._log_ratios(counts, total)

    def scores(self, texts: Sequence[str]) -> Mapping[OverviewKey, float]:
        """Returns how much more each overview's wordings use the terms of a text than all do.

        Mean log-likelihood ratio of the terms, times the root of their number, of the text that
        suits the overview best; 0 where no term is known.
        """
        best = np.full(len(self._keys), -np.inf)
        for text in texts:
            places = [self._places[one] for one in self._terms(text) if one in self._places]
            ratios = self._weights[:, places].sum(axis=1) / math.sqrt(max(1, len(places)))
            best = np.maximum(best, ratios)
        return dict(zip(self._keys, best.tolist(), strict=True)) if texts else {}

    def _log_ratios(
        self, counts: Mapping[OverviewKey, Counter[str]], total: Counter[str]
    ) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        """Returns float32 (overviews, terms)."""
        usual = np.array(list(total.values()), dtype=np.float64)
        usual /= max(1.0, usual.sum())
        weights = np.zeros((len(counts), len(total)), dtype=np.float32)
        for row, own in enumerate(counts.values()):
            had = np.zeros(len(total))
            had[[self._places[term] for term in own]] = list(own.values())
            weights[row] = np.log((had + PRIOR * usual) / (had.sum() + PRIOR) / usual)
        return weights

    def _terms(self, text: str) -> set[str]:
        """Returns stems and 4-grams, which never are the same: "=" stands before a stem."""
        stems = {f"={stem}" for one in self._stemmers for stem in one.terms(text)}
        return stems.union(self._ngrams.terms(text))
