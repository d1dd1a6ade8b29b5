"""Which stores an index has: the one place that makes them and opens them again.

An index has five stores of vectors, and two of texts for each language. FAISS and bm25s keep them
as files of the index folder; another factory may keep them elsewhere, if it leaves in the folder
what it finds them by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from index.encoder import Vectors
from index.lexical import LexicalIndex, LexicalStore
from index.store import EXACT_UP_TO, FaissStore, VectorStore
from index.terms import Analyser, Terms
from index.token_bags import TokenBags
from index.token_store import TokenStore, open_tokens, save_tokens
from ingest.errors import IndexFolderError

VECTORS = "vectors"  # their folder


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

    def make_vectors(
        self, vectors: Mapping[str, Vectors], folder: Path, bags: TokenBags | None = None
    ) -> None:
        """Stores vectors; the place of each is its id.

        Args:
            vectors: float32 (n, d) unit vectors by channel.
            folder: Of the index.
            bags: The tokens that some of them are made of, for a factory that can do with these.

        Raises:
            OSError: The folder cannot be written.
        """

    def open_vectors(self, folder: Path, channels: Sequence[str]) -> Mapping[str, VectorStore]:
        """Returns the stores of vectors that were made, by channel.

        Raises:
            OSError, ValueError, IndexFolderError: One is missing or damaged.
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

    def make_vectors(
        self, vectors: Mapping[str, Vectors], folder: Path, bags: TokenBags | None = None
    ) -> None:
        """Writes FAISS indexes, and of many texts the tokens instead; see `StoreFactory`."""
        (folder / VECTORS).mkdir()
        many = bags.of_many(EXACT_UP_TO) if bags else None
        if many and many.tokens:
            save_tokens(many, folder / VECTORS)
        for name, own in vectors.items():
            if not many or name not in many.tokens:
                FaissStore.build(own).save(_vector_file(folder, name))

    def open_vectors(
        self, folder: Path, channels: Sequence[str]
    ) -> dict[str, FaissStore | TokenStore]:
        """Maps what was written; see `StoreFactory`."""
        by_tokens = open_tokens(folder / VECTORS)
        return {
            name: by_tokens[name]
            if name in by_tokens
            else FaissStore.load(_vector_file(folder, name))
            for name in channels
        }

    def vectors(self, folder: Path, channels: Sequence[str]) -> dict[str, Vectors]:
        """Returns the vectors that were stored, by channel; of tokens, but for the last digits.

        Raises:
            OSError, ValueError: A file is missing or damaged.
            IndexFolderError: The same, or they are so many that they are kept rounded.
        """
        stores = self.open_vectors(folder, channels)
        for name, store in stores.items():
            if len(store) > EXACT_UP_TO:
                raise IndexFolderError(f"The vectors {name} in {folder} are rounded.")
        return {name: store.rows(0, len(store)) for name, store in stores.items()}

    def make_lexical(self, terms: Terms, analyser: Analyser, folder: Path, name: str) -> None:
        """Writes a bm25s index; see `StoreFactory`."""
        LexicalIndex.of_terms(terms, analyser).save(folder / "lexical" / name)

    def open_lexical(self, size: int, analyser: Analyser, folder: Path, name: str) -> LexicalStore:
        """Reads a bm25s index; see `StoreFactory`."""
        return LexicalIndex.load(folder / "lexical" / name, analyser, size)


def _vector_file(folder: Path, name: str) -> Path:
    return folder / VECTORS / f"{name}.faiss"
