"""BM25 scores of every term in every document, for all documents at once.

bm25s makes the same matrix document by document, which takes seconds for a library of 100,000
sentences; to the last bit the same, as `tests/index/test_bm25_matrix.py` checks.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from index.terms import Terms

# The defaults of bm25s.
K1 = 1.5
B = 0.75

Matrix = dict[str, NDArray[np.float32] | NDArray[np.int32] | NDArray[np.int64] | int]


def bm25_matrix(terms: Terms, k1: float = K1, b: float = B) -> Matrix:
    """Returns the columns of terms as bm25s keeps them: data, indices, indptr and num_docs.

    Robertson's formula in its Lucene form (Kamphuis and others 2020, "Which BM25 do you mean?").

    Args:
        terms: Of at least one document, and at least one in all.
        k1: How fast a repeated term counts less.
        b: How much a document's length counts.
    """
    size = len(terms.lengths)
    document = np.repeat(np.arange(size, dtype=np.int64), terms.lengths)
    cells, counts = np.unique(terms.numbers.astype(np.int64) * size + document, return_counts=True)
    term, places = np.divmod(cells, size)
    holders = np.bincount(term, minlength=len(terms.vocabulary))
    # As Python takes logarithms, one for each number of documents that hold a term.
    several, number = np.unique(holders, return_inverse=True)
    idf = np.array([math.log(1 + (size - n + 0.5) / (n + 0.5)) for n in several.tolist()])
    frequency = counts.astype(np.float32)
    length = k1 * ((1 - b) + b * terms.lengths / terms.lengths.mean())
    weight = frequency / (length[places] + frequency)
    scores = idf.astype(np.float32)[number[term]] * weight
    return {
        "data": scores.astype(np.float32),
        "indices": places.astype(np.int32),
        "indptr": np.concatenate([[0], np.cumsum(holders)]).astype(np.int64),
        "num_docs": size,
    }
