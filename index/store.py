"""The vector store: unit vectors -> nearest rows. FAISS is the first implementation."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from ingest.errors import IndexFolderError

Search = Literal["exact", "graph"]

# Exact search of 100,000 takes 9.5 ms where a graph takes 5.9, and building the graph 33 s where
# copying the vectors takes 0.2: with every report that a library gets. Beyond, a graph is worth
# its memory and that wait.
EXACT_UP_TO = 200_000
# Of the graph (HNSW; Malkov and Yashunin 2018, arXiv:1603.09320), measured on synthetic passages
# with the gold questions, as by `python -m eval bench`; .97 means .97 of the ten nearest found.
# Of 10^5, 16 neighbours find .974 and 32 find .981 (construction 100, search 512), for 128 bytes
# a vector more.
HNSW_NEIGHBOURS = 32
# Of 10^6, 100 finds .952 and 200 finds .973 (search 2,000), built in 5 and in 9 minutes by two
# cores. FAISS's 40 finds .968 of 10^5 where 100 finds .981 (search 512).
EF_CONSTRUCTION = 200
# Of 10^6, 512 finds .898, 1,024 .931 and 2,000 .952 (construction 100), for a p95 of 2.5, 4.8 and
# 10 ms. Retrieval asks for the 2,000 nearest anyway, which takes as wide a search.
EF_SEARCH = 2_000

# A graph is built by all threads there are, before the next line takes them away.
BUILD_THREADS = faiss.omp_get_max_threads()
# One question at a time needs one thread; more only wait for each other, and for the threads of
# torch, which brings an OpenMP runtime of its own.
SEARCH_THREADS = 1
faiss.omp_set_num_threads(SEARCH_THREADS)


class VectorStore(Protocol):
    """Nearest-neighbour search by inner product."""

    def __len__(self) -> int:
        """Number of vectors."""

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Returns ids int64 (n, k) and cosines float32 (n, k) in [-1, 1], best first.

        k is cut to the number of vectors.
        """

    def some(self, places: NDArray[np.int64]) -> VectorStore:
        """Returns a store in memory of the vectors with these ids, numbered anew from 0."""


class FaissStore:
    """Vectors in a FAISS index: exact up to 200,000 vectors, HNSW above."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def empty(cls, dimension: int, search: Search) -> FaissStore:
        """Returns a store without vectors, to be filled by `add`.

        Args:
            dimension: Length of a vector.
            search: "exact", or "graph" for HNSW, which may miss a few of the nearest.
        """
        if search == "exact":
            return cls(faiss.IndexFlatIP(dimension))
        index = faiss.IndexHNSWFlat(dimension, HNSW_NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
        index.hnsw.efConstruction = EF_CONSTRUCTION
        return cls(index)

    @classmethod
    def build(cls, vectors: Vectors) -> FaissStore:
        """Returns a store of float32 (n, d) unit vectors; ids are row numbers."""
        rows, dimension = vectors.shape
        store = cls.empty(dimension, "exact" if rows <= EXACT_UP_TO else "graph")
        store.add(vectors)
        return store

    @classmethod
    def load(cls, file: Path) -> FaissStore:
        """Reads a saved store.

        Raises:
            IndexFolderError: The file is missing or damaged.
        """
        try:
            return cls(faiss.read_index(str(file)))
        except RuntimeError as error:
            raise IndexFolderError(f"The vector index {file} cannot be read.") from error

    def save(self, file: Path) -> None:
        """Writes the store to a file.

        Raises:
            OSError: The file cannot be written whole.
        """
        # Given a name, FAISS only prints that closing the file failed: on a full disk, a small
        # store would be lost without an error.
        with file.open("wb") as out:
            writer = faiss.PyCallbackIOWriter(out.write)  # type: ignore[attr-defined] # not in its stubs
            faiss.write_index(self._index, writer)

    def add(self, vectors: Vectors) -> None:
        """Appends float32 (n, d) unit vectors; their ids follow on those there are."""
        faiss.omp_set_num_threads(BUILD_THREADS)
        try:
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        finally:
            faiss.omp_set_num_threads(SEARCH_THREADS)

    def rows(self, start: int, stop: int) -> Vectors:
        """Returns float32 (stop - start, d): the vectors of these ids, as added."""
        return np.asarray(self._index.reconstruct_n(start, stop - start), dtype=np.float32)

    def some(self, places: NDArray[np.int64]) -> FaissStore:
        """Returns an exact store of the vectors with these ids, numbered anew from 0."""
        store = FaissStore.empty(self._index.d, "exact")
        if len(places):
            store.add(self._index.reconstruct_batch(places))
        return store

    def __len__(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Returns ids int64 (n, k) and cosines float32 (n, k) in [-1, 1], best first.

        A graph may find fewer than k; the ids of the rest are -1 and their cosines -1.
        """
        k = min(k, len(self))
        if not k:
            return np.empty((len(queries), 0), np.int64), np.empty((len(queries), 0), np.float32)
        if k == len(self) and isinstance(self._index, faiss.IndexFlat):
            return self._all(queries)
        # Faiss keeps the number for each thread that calls it.
        faiss.omp_set_num_threads(SEARCH_THREADS)
        parameters = None
        if isinstance(self._index, faiss.IndexHNSW):
            # A walk through the graph finds no more than it keeps in mind.
            parameters = faiss.SearchParametersHNSW(  # type: ignore[attr-defined] # not in its stubs
                efSearch=max(EF_SEARCH, k)
            )
        cosines, ids = self._index.search(
            np.ascontiguousarray(queries, dtype=np.float32), k, params=parameters
        )
        return ids.astype(np.int64), np.clip(cosines, -1.0, 1.0)

    def _all(self, queries: Vectors) -> tuple[NDArray[np.int64], Vectors]:
        """Returns all vectors for each query, best first, as `search` does: without its heaps."""
        places = np.tile(np.arange(len(self), dtype=np.int64), (len(queries), 1))
        cosines = np.empty(places.shape, dtype=np.float32)
        self._index.compute_distance_subset(  # type: ignore[attr-defined] # not in its stubs
            len(queries),
            faiss.swig_ptr(np.ascontiguousarray(queries, dtype=np.float32)),
            len(self),
            faiss.swig_ptr(cosines),
            faiss.swig_ptr(places),
        )
        order = np.argsort(-cosines, axis=1, kind="stable")
        return order.astype(np.int64), np.clip(np.take_along_axis(cosines, order, 1), -1.0, 1.0)
