"""Our own BM25 in a collection of Milvus, as sparse vectors.

A document's weights are the scores of its terms, a query's are how often it has each: their inner
product is the very score that BM25 in memory gives. What a term is, and how telling, the process
that asks keeps for itself.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from index.bm25_matrix import bm25_matrix
from index.lexical import Scores
from index.milvus.collection import Collection, make_collection
from index.milvus.connection import Connection
from index.milvus.ties import nearest_of
from index.terms import Analyser, Terms

INDEX = {"index_type": "SPARSE_INVERTED_INDEX", "params": {}}


class MilvusTexts:
    """A `LexicalStore` in Milvus.

    Args:
        connection: To Milvus.
        collection: Of sparse vectors, whose ids are places of documents.
        holders: How many documents hold each term, in the order of the vocabulary.
        analyser: Makes the terms of a text.
    """

    def __init__(
        self,
        connection: Connection,
        collection: Collection,
        holders: dict[str, int],
        analyser: Analyser,
    ) -> None:
        self._connection = connection
        self._collection = collection
        self._holders = holders
        self._number = {term: place for place, term in enumerate(holders)}
        self._analyser = analyser

    @classmethod
    def make(cls, connection: Connection, terms: Terms, file: Path, vocabulary: Path) -> None:
        """Stores documents by their terms, and what the process that asks needs in two files.

        Raises:
            StoreError: Milvus is away or refuses them.
            OSError: A file cannot be written.
        """
        matrix = bm25_matrix(terms.with_one_more())
        columns = matrix["data"], matrix["indices"], matrix["indptr"]
        shape = matrix["num_docs"], len(terms.vocabulary) + 1
        by_document = csc_array(columns, shape=shape).tocsr()[: len(terms.lengths)]
        starts = by_document.indptr
        rows = [
            (place, dict(zip(numbers.tolist(), weights.tolist(), strict=True)))
            for place, (numbers, weights) in enumerate(
                zip(
                    np.split(by_document.indices, starts[1:-1]),
                    np.split(by_document.data, starts[1:-1]),
                    strict=True,
                )
            )
            if len(numbers)  # Milvus refuses a sparse vector without a weight
        ]
        content = [array.tobytes() for array in (by_document.data, by_document.indices, starts)]
        make_collection(connection, content, rows, len(terms.lengths), INDEX).write(file)
        holders = np.bincount(by_document.indices, minlength=len(terms.vocabulary)).tolist()
        known = dict(zip(terms.vocabulary, holders, strict=True))
        vocabulary.write_text(f"{json.dumps(known, ensure_ascii=False)}\n", "utf-8")

    def terms(self, text: str) -> list[str]:
        """Returns the terms of a text as this store counts them."""
        return self._analyser.terms(text)

    def idf(self, term: str) -> float:
        """Returns ln(1 + (n - df + .5) / (df + .5)): how telling a term is, > 0."""
        holders = self._holders.get(term, 0)
        return math.log(1 + (len(self) - holders + 0.5) / (holders + 0.5))

    def knows(self, term: str) -> bool:
        """Returns whether any document has the term."""
        return term in self._holders

    def __len__(self) -> int:
        """Number of documents."""
        return self._collection.documents

    def search(self, query: str, k: int) -> tuple[NDArray[np.int64], Scores]:
        """Returns at most k places and scores above 0, best first; of equals, the first places.

        Raises:
            StoreError: Milvus is away, or the collection is gone.
        """
        counts = Counter(self._number[term] for term in self.terms(query) if self.knows(term))
        if not counts or k < 1:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        weights = {number: float(count) for number, count in counts.items()}
        return nearest_of(self._connection, self._collection, weights, k)
