"""Dense vectors in a collection of Milvus, the process that asks holding none of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.milvus.collection import Collection, make_collection
from index.milvus.connection import Connection
from index.milvus.ties import nearest_of
from index.store import FaissStore, by_id

EXACT_UP_TO = 200_000
EXACT = {"index_type": "FLAT", "params": {}}
# HNSW (Malkov and Yashunin 2018, arXiv:1603.09320), measured with FAISS's: of the ten nearest of
# 10^6, construction 100 finds .952 and 200 finds .973 (search 2,000); of 10^5, 16 neighbours find
# .974 and 32 find .981 (construction 100, search 512).
GRAPH = {"index_type": "HNSW", "params": {"M": 32, "efConstruction": 200}}
# Of 10^6, 512 finds .898, 1,024 .931 and 2,000 .952 (construction 100). Retrieval asks for 2,000
# anyway, which takes as wide a search.
EF_SEARCH = 2_000


class MilvusVectors:
    """A `VectorStore` in Milvus: exact up to 200,000 vectors, HNSW above.

    Args:
        connection: To Milvus.
        collection: Of float32 vectors, whose ids are their places.
    """

    def __init__(self, connection: Connection, collection: Collection) -> None:
        self._connection = connection
        self._collection = collection

    @classmethod
    def make(cls, connection: Connection, vectors: Vectors, file: Path) -> None:
        """Stores float32 (n, d) unit vectors, and their collection's name in a file.

        Raises:
            ValueError: A vector is not finite, which Milvus would take without a word.
            StoreError: Milvus is away or refuses them.
            OSError: The file cannot be written.
        """
        if not np.isfinite(vectors).all():
            raise ValueError("A vector is not finite.")
        size, dimension = vectors.shape
        content = np.ascontiguousarray(vectors, dtype=np.float32)
        make_collection(
            connection,
            [str(vectors.shape).encode(), content.tobytes()],
            list(enumerate(content)),
            size,
            EXACT if size <= EXACT_UP_TO else GRAPH,
            dimension,
        ).write(file)

    def __len__(self) -> int:
        """Number of vectors."""
        return self._collection.documents

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Returns ids int64 (n, k) and cosines float32 (n, k) in [-1, 1], best first.

        k is cut to the number of vectors. A graph may find fewer than k; the ids of the rest are
        -1 and their cosines -1.

        Raises:
            StoreError: Milvus is away, or the collection is gone.
        """
        k = min(k, len(self))
        ids = np.full((len(queries), k), -1, np.int64)
        cosines = np.full((len(queries), k), -1, np.float32)
        is_graph = len(self) > EXACT_UP_TO
        for row, query in enumerate(np.ascontiguousarray(queries, dtype=np.float32)):
            if not k:
                break
            settings = {"ef": max(EF_SEARCH, k)} if is_graph else {}
            places, scores = nearest_of(
                self._connection, self._collection, query, k, settings, has_all_ties=not is_graph
            )
            ids[row, : len(places)] = places
            cosines[row, : len(places)] = np.clip(scores, -1, 1)
        return ids, cosines

    def every(self, queries: Vectors) -> Vectors:
        """Returns float32 (n, vectors): the cosine of each vector, in [-1, 1], by its id.

        What a graph does not find counts as the farthest that it does.

        Raises:
            StoreError: Milvus is away, or the collection is gone.
        """
        return by_id(*self.search(queries, len(self)))

    def some(self, places: NDArray[np.int64]) -> FaissStore:
        """Returns an exact store in memory of the vectors with these ids, numbered anew from 0.

        Raises:
            StoreError: Milvus is away, or the collection is gone.
        """
        if not len(places):
            return FaissStore.exact(np.empty((0, 1), np.float32))
        vectors = self._connection.vectors(self._collection.name, places)
        return FaissStore.exact(np.array([vectors[place] for place in places.tolist()], np.float32))
