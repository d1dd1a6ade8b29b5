"""N-grams of lines as a matrix, for fitting `LinearModel`s on them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from scipy.sparse import csr_matrix

FEWEST = 3  # lines that have an n-gram which is learnt


def known_grams(grams: Sequence[set[str]]) -> list[str]:
    """Returns the n-grams that are learnt, sorted."""
    counts = Counter(gram for line in grams for gram in line)
    return sorted(gram for gram, count in counts.items() if count >= FEWEST)


def gram_matrix(grams: Sequence[set[str]], known: Sequence[str]) -> csr_matrix:
    """Returns float (lines, n-grams): what `LinearModel.score` multiplies the weights with."""
    place = {gram: column for column, gram in enumerate(known)}

    def cells() -> Iterator[tuple[int, int, float]]:
        for row, line in enumerate(grams):
            share = 1 / math.sqrt(max(1, len(line)))
            yield from ((row, place[gram], share) for gram in line if gram in place)

    rows, columns, shares = zip(*cells(), strict=True)
    return csr_matrix((shares, (rows, columns)), shape=(len(grams), len(known)))
