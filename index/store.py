"""The vector store: unit vectors -> nearest rows. FAISS is the first implementation."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from ingest.errors import IndexFolderError

# Exact search costs a few milliseconds up to here; beyond, a graph is worth its memory.
EXACT_UP_TO = 50_000
HNSW_NEIGHBOURS = 32

# One question at a time needs one thread; more only wait for each other, and for the threads of
# torch, which brings an OpenMP runtime of its own.
faiss.omp_set_num_threads(1)


class VectorStore(Protocol):
    """Nearest-neighbour search by inner product."""

    def __len__(self) -> int:
        """Number of vectors."""

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Returns ids int64 (n, k) and cosines float32 (n, k) in [-1, 1], best first.

        k is cut to the number of vectors.
        """

    def save(self, file: Path) -> None:
        """Writes the store to a file."""


class FaissStore:
    """Vectors in a FAISS index: exact up to 50,000 vectors, HNSW above."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> FaissStore:
        """Returns a store of float32 (n, d) unit vectors; ids are row numbers."""
        rows, dimension = vectors.shape
        index: faiss.Index
        if rows <= EXACT_UP_TO:
            index = faiss.IndexFlatIP(dimension)
        else:
            index = faiss.IndexHNSWFlat(dimension, HNSW_NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

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
        """Writes the store to a file."""
        faiss.write_index(self._index, str(file))

    def __len__(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Returns ids int64 (n, k) and cosines float32 (n, k) in [-1, 1], best first."""
        cosines, ids = self._index.search(
            np.ascontiguousarray(queries, dtype=np.float32), min(k, len(self))
        )
        return ids.astype(np.int64), np.clip(cosines, -1.0, 1.0)
