"""From the scores of rows to scores of the sentences that the rows point at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.candidates import Found, Places, distinct
from index.fusion import Scores
from index.rows import IndexRow, RowKind

BEST = 3  # rows that a sentence's mean is taken over


class Links:
    """The sentences that each row of some kinds points at.

    Args:
        rows: All rows of an index.
        kinds: Which of them count.
        sentences: How many sentences there are.
        set_decay: What each place in a row's list of sentences costs, as a factor.
    """

    def __init__(
        self,
        rows: Sequence[IndexRow],
        kinds: Sequence[RowKind],
        sentences: int,
        set_decay: float = 1.0,
    ) -> None:
        linked = [row.sentences if row.kind in kinds else () for row in rows]
        lengths = [len(places) for places in linked]
        self._starts = np.cumsum([0, *lengths])
        self._sentences = np.fromiter(
            (sentence for places in linked for sentence in places), np.int64, sum(lengths)
        )
        self._factors = np.fromiter(
            (set_decay**place for length in lengths for place in range(length)),
            np.float32,
            sum(lengths),
        )
        self._lengths = np.diff(self._starts)
        self._rows_of = np.bincount(self._sentences, minlength=sentences)

    def sentences(self, found: Found) -> Places:
        """Returns the sentences that the rows found point at, ascending, each once."""
        return distinct(self._sentences[self._links(found.places)])

    def best(self, found: Found, sentences: Places) -> Scores:
        """Returns each sentence's best row score, float32 (sentences,).

        Args:
            found: Rows and their scores.
            sentences: Places of sentences, ascending; with all that these rows point at.
        """
        return self._mean_of_best(found, sentences, 1)

    def mean_of_best(self, found: Found, sentences: Places) -> Scores:
        """Returns the mean of each sentence's best three row scores, or of what rows it has."""
        return self._mean_of_best(found, sentences, BEST)

    def _mean_of_best(self, found: Found, sentences: Places, most: int) -> Scores:
        """Returns means; rows that were not found count as the floor, as do sentences without."""
        links = self._links(found.places)
        lengths = self._lengths[found.places]
        scores = np.repeat(found.scores, lengths) * self._factors[links]
        places = np.searchsorted(sentences, self._sentences[links])
        best_first = np.argsort(_by_place_and_score(places, scores))
        places, scores = places[best_first], scores[best_first]
        rank = np.arange(len(places)) - np.searchsorted(places, places)
        places, scores = places[rank < most], scores[rank < most]
        counted = np.bincount(places, minlength=len(sentences))
        sums = np.bincount(places, weights=scores, minlength=len(sentences))
        wanted = np.clip(self._rows_of[sentences], 1, most)
        means = (sums + (wanted - counted) * found.floor) / wanted
        return np.asarray(means, dtype=np.float32)

    def _links(self, rows: Places) -> Places:
        """Returns the places of the links of some rows, row by row."""
        starts, lengths = self._starts[rows], self._lengths[rows]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        return np.asarray(np.arange(total) + np.repeat(starts - ends + lengths, lengths))


def _by_place_and_score(places: Places, scores: Scores) -> Places:
    """Returns int64 (n,): numbers whose order is that of the places, and of one the best first.

    Bits of numbers in single precision are in their order, of those below 0 the other way round.
    """
    bits = scores.view(np.int32).astype(np.int64)
    order = np.where(bits < 0, bits ^ np.int64(0x7FFFFFFF), bits)
    return np.asarray((places << 32) - order, dtype=np.int64)
