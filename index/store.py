"""The vector store: unit vectors -> nearest rows. FAISS is the first implementation."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from ingest.errors import IndexFolderError

# Measured on synthetic passages with the gold questions, as `python -m eval bench --only growth`
# does; milliseconds of the processor. Exact search of 50,000 takes 2.4 ms and of 100,000 4.1, in
# lists 1.1 and 1.5. The bundled report, whose answers must not move, has 25,000 at most.
EXACT_UP_TO = 50_000
# Lists of vectors near one another (an inverted file; Jégou and others 2011, doi:
# 10.1109/TPAMI.2010.57), in half precision: of 10^6, 530 bytes a vector, where a graph (HNSW of 32
# neighbours) takes 1,296 and finds .973 of the ten nearest in 9.5 ms (p95), lists .995 in 3.1. In
# eight bits they find .983 of 10^5 where half precision finds .999; so does a graph in eight bits.
# Times the root of how many there are. Of 300,000, 2,190 lists are made in three times the time of
# 1,095, and twice as many of them must be searched to find as much (.993 and .995).
LISTS = 2.0
# Vectors a list that its middle is learnt from. Of 10^5, 32 find .995, 64 .992 and 256 .993, which
# is chance, in 1.7, 2.7 and 5.6 seconds.
SAMPLE = 64
# Lists searched. Of the ten and of the 2,000 nearest of 10^6, which retrieval asks for, 64 find
# .978 and .968, 128 .987 and .983, 256 .995 and .992, in 1.1, 2.0 and 3.1 ms (p95). Among 61,000
# sentences, .944 of 125 questions find the same five passages as by exact search with 128, .976
# with 256, and all the same first one with either.
PROBES = 256

# Lists are made by all threads there are, before the next line takes them away.
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

        k is cut to the number of vectors. Where fewer than k are found, the ids of the rest are -1
        and their cosines -1.
        """

    def every(self, queries: Vectors) -> Vectors:
        """Returns float32 (n, vectors): the cosine of each vector, in [-1, 1], by its id.

        What is not found counts as the farthest that is.
        """

    def some(self, places: NDArray[np.int64]) -> VectorStore:
        """Returns a store in memory of the vectors with these ids, numbered anew from 0."""


class FaissStore:
    """Vectors in a FAISS index: exact up to 50,000 vectors, above in lists of near ones."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> FaissStore:
        """Returns a store of float32 (n, d) unit vectors; ids are row numbers."""
        return cls.exact(vectors) if len(vectors) <= EXACT_UP_TO else cls.in_lists(vectors)

    @classmethod
    def exact(cls, vectors: Vectors) -> FaissStore:
        """Returns a store of float32 (n, d) unit vectors, each compared with every query."""
        store = cls(faiss.IndexFlatIP(vectors.shape[1]))
        store._fill(vectors)
        return store

    @classmethod
    def in_lists(cls, vectors: Vectors) -> FaissStore:
        """Returns a store of float32 (n, d) unit vectors that may miss a few of the nearest.

        Vectors near one another are in one list, in half precision, and a query is compared with
        those of the nearest lists only.

        Args:
            vectors: At least one.
        """
        rows, dimension = vectors.shape
        index = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(dimension),
            dimension,
            max(1, round(LISTS * rows**0.5)),
            faiss.ScalarQuantizer.QT_fp16,
            faiss.METRIC_INNER_PRODUCT,
            False,  # the vectors themselves are kept, not how far they are from a list's middle
        )
        index.cp.max_points_per_centroid = SAMPLE
        store = cls(index)
        store._fill(vectors)
        index.make_direct_map()  # from an id to its vector, for `some`
        return store

    def _fill(self, vectors: Vectors) -> None:
        content = np.ascontiguousarray(vectors, dtype=np.float32)
        faiss.omp_set_num_threads(BUILD_THREADS)
        try:
            if not self._index.is_trained:
                self._index.train(content)
            self._index.add(content)
        finally:
            faiss.omp_set_num_threads(SEARCH_THREADS)

    @classmethod
    def load(cls, file: Path) -> FaissStore:
        """Opens a saved store; its file is mapped into memory, so it must stay as it is.

        Raises:
            IndexFolderError: The file is missing or damaged.
        """
        try:
            # The older IO_FLAG_MMAP maps lists only, and starts threads for each search.
            return cls(faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC))
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

    def rows(self, start: int, stop: int) -> Vectors:
        """Returns float32 (stop - start, d): the vectors of these ids as added; lists round."""
        return np.asarray(self._index.reconstruct_n(start, stop - start), dtype=np.float32)

    def some(self, places: NDArray[np.int64]) -> FaissStore:
        """Returns an exact store of the vectors with these ids, numbered anew from 0."""
        if not len(places):
            return FaissStore.exact(np.empty((0, self._index.d), dtype=np.float32))
        return FaissStore.exact(self._index.reconstruct_batch(places))

    def __len__(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Returns ids int64 (n, k) and cosines float32 (n, k) in [-1, 1], best first.

        Lists may hold fewer than k; the ids of the rest are -1 and their cosines -1.
        """
        k = min(k, len(self))
        if not k:
            return np.empty((len(queries), 0), np.int64), np.empty((len(queries), 0), np.float32)
        if k == len(self) and isinstance(self._index, faiss.IndexFlat):
            products = self._products(queries)
            order = np.argsort(-products, axis=1, kind="stable")
            cosines = np.clip(np.take_along_axis(products, order, 1), -1.0, 1.0)
            return order.astype(np.int64), cosines
        # Faiss keeps the number for each thread that calls it.
        faiss.omp_set_num_threads(SEARCH_THREADS)
        parameters = None
        if isinstance(self._index, faiss.IndexIVF):
            parameters = faiss.SearchParametersIVF(nprobe=PROBES)  # type: ignore[call-arg] # not in its stubs
        cosines, ids = self._index.search(
            np.ascontiguousarray(queries, dtype=np.float32), k, params=parameters
        )
        return ids.astype(np.int64), np.clip(cosines, -1.0, 1.0)

    def every(self, queries: Vectors) -> Vectors:
        """Returns float32 (n, vectors): the cosine of each vector, in [-1, 1], by its id.

        What lists do not find counts as the farthest that they do.
        """
        if not isinstance(self._index, faiss.IndexFlat):
            return by_id(*self.search(queries, len(self)))
        return np.clip(self._products(queries), -1.0, 1.0)

    def _products(self, queries: Vectors) -> Vectors:
        """Returns float32 (n, vectors): with every vector of an exact store, without its heaps."""
        places = np.tile(np.arange(len(self), dtype=np.int64), (len(queries), 1))
        products = np.empty(places.shape, dtype=np.float32)
        if not len(self):
            return products
        self._index.compute_distance_subset(  # type: ignore[attr-defined] # not in its stubs
            len(queries),
            faiss.swig_ptr(np.ascontiguousarray(queries, dtype=np.float32)),
            len(self),
            faiss.swig_ptr(products),
            faiss.swig_ptr(places),
        )
        return products


def by_id(ids: NDArray[np.int64], cosines: Vectors) -> Vectors:
    """Returns float32 (n, k): what a search for all k vectors found, in the order of their ids.

    What was not found counts as the farthest that was.
    """
    is_found = ids >= 0
    told = np.full(ids.shape, cosines[is_found].min(initial=1.0), dtype=np.float32)
    query, place = np.nonzero(is_found)
    told[query, ids[query, place]] = cosines[query, place]
    return told
