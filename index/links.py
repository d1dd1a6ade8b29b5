"""From the scores of rows to scores of the sentences that the rows point at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.fusion import Scores
from index.rows import IndexRow, RowKind

BEST = 3  # rows that a sentence's mean is taken over


class Links:
    """The rows of some kinds that point at each sentence, as a table with a line a sentence.

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
        linked: list[list[tuple[int, float]]] = [[] for _ in range(sentences)]
        for number, row in enumerate(rows):
            if row.kind in kinds:
                for place, sentence in enumerate(row.sentences):
                    linked[sentence].append((number, set_decay**place))
        width = max(map(len, linked), default=0)
        self._rows = np.zeros((sentences, width), dtype=np.int64)
        self._factors = np.zeros((sentences, width), dtype=np.float32)
        for sentence, links in enumerate(linked):
            for column, (number, factor) in enumerate(links):
                self._rows[sentence, column] = number
                self._factors[sentence, column] = factor
        # Short lines are filled up with links that carry nothing.
        self._is_link = self._factors > 0

    def best(self, row_scores: Scores, floor: float) -> Scores:
        """Returns each sentence's best row score, float32 (sentences,); the floor without rows."""
        best = self._linked(row_scores).max(axis=1, initial=-np.inf)
        return np.asarray(np.where(np.isfinite(best), best, floor), dtype=np.float32)

    def mean_of_best(self, row_scores: Scores, floor: float) -> Scores:
        """Returns the mean of each sentence's best three row scores, or of what there are."""
        linked = self._linked(row_scores)
        if linked.shape[1] > BEST:
            linked = np.partition(linked, -BEST, axis=1)[:, -BEST:]
        is_found = np.isfinite(linked)
        counts = is_found.sum(axis=1)
        sums = linked.sum(axis=1, where=is_found)
        means = np.where(counts > 0, sums / np.maximum(counts, 1), floor)
        return np.asarray(means, dtype=np.float32)

    def _linked(self, row_scores: Scores) -> Scores:
        scores = np.where(self._is_link, row_scores[self._rows] * self._factors, -np.inf)
        return np.asarray(scores, dtype=np.float32)
