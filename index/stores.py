"""Which stores an index has: the one place that makes them and opens them again.

An index has five stores of vectors, and two of texts for each language. FAISS and bm25s keep them
as files of the index folder; another factory may keep them elsewhere, if it leaves in the folder
what it finds them by.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from index.encoder import Vectors
from index.lexical import LexicalIndex, LexicalStore
from index.store import EXACT_UP_TO, FaissStore, VectorStore
from index.terms import Analyser, Terms
from ingest.errors import IndexFolderError


class StoreFactory(Protocol):
    """Makes the stores of an index, and opens those that were made."""

    @property
    def id(self) -> str:
        """Kind of the stores, as the manifest records it: others are not opened."""

    @property
    def folder(self) -> str:
        """Name of the folder for their indexes, in the data folder: none displaces another."""

    def are_there(self) -> bool:
        """Returns whether the stores can be reached now."""

    def make_vectors(self, vectors: Vectors, folder: Path, name: str) -> None:
        """Stores float32 (n, d) unit vectors; the place of each is its id.

        Raises:
            OSError: The folder cannot be written.
        """

    def open_vectors(self, folder: Path, name: str) -> VectorStore:
        """Returns the store of vectors that was made under this name.

        Raises:
            IndexFolderError: It is missing or damaged.
        """

    def make_lexical(self, terms: Terms, analyser: Analyser, folder: Path, name: str) -> None:
        """Stores documents by their terms; the place of each is its id.

        Raises:
            OSError: The folder cannot be written.
        """

    def open_lexical(self, size: int, analyser: Analyser, folder: Path, name: str) -> LexicalStore:
        """Returns the store of so many documents that was made under this name.

        Raises:
            OSError: It is missing.
            ValueError: It is damaged.
        """


class LocalStores:
    """FAISS and bm25s, whose files of the index folder are mapped into memory."""

    id = "faiss, bm25s"
    folder = "index"

    def are_there(self) -> bool:
        """Returns True: what was mapped can be read, even once its file is gone."""
        return True

    def make_vectors(self, vectors: Vectors, folder: Path, name: str) -> None:
        """Writes a FAISS index; see `StoreFactory`."""
        (folder / "vectors").mkdir(exist_ok=True)
        FaissStore.build(vectors).save(_vector_file(folder, name))

    def open_vectors(self, folder: Path, name: str) -> VectorStore:
        """Reads a FAISS index; see `StoreFactory`."""
        return FaissStore.load(_vector_file(folder, name))

    def vectors(self, folder: Path, name: str) -> Vectors:
        """Returns the vectors that were made under this name.

        Raises:
            IndexFolderError: They are missing, damaged, or so many that they are kept rounded.
        """
        store = FaissStore.load(_vector_file(folder, name))
        if len(store) > EXACT_UP_TO:
            raise IndexFolderError(f"The vectors {name} in {folder} are rounded.")
        return store.rows(0, len(store))

    def make_lexical(self, terms: Terms, analyser: Analyser, folder: Path, name: str) -> None:
        """Writes a bm25s index; see `StoreFactory`."""
        LexicalIndex.of_terms(terms, analyser).save(folder / "lexical" / name)

    def open_lexical(self, size: int, analyser: Analyser, folder: Path, name: str) -> LexicalStore:
        """Reads a bm25s index; see `StoreFactory`."""
        return LexicalIndex.load(folder / "lexical" / name, analyser, size)


def _vector_file(folder: Path, name: str) -> Path:
    return folder / "vectors" / f"{name}.faiss"
