"""The stores of an index in Milvus: the one place that makes them and opens them again."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.encoder import Vectors
from index.lexical import LexicalStore
from index.milvus.collection import SUFFIX, read_collection
from index.milvus.connection import Connection
from index.milvus.texts import MilvusTexts
from index.milvus.vectors import MilvusVectors
from index.store import VectorStore
from index.terms import Analyser, Terms
from index.token_bags import TokenBags
from ingest.checkout import home

TOKEN = "RAPPORTWIJZER_MILVUS_TOKEN"  # an argument would be there for all to see


@dataclass(frozen=True)
class MilvusStores:
    """Stores in Milvus, found by small files of the index folder.

    Attributes:
        connection: To Milvus.
    """

    connection: Connection

    folder = "index-milvus"

    @classmethod
    def at(cls, uri: str) -> MilvusStores:
        """Returns those of an address, with the token of the environment.

        Raises:
            SettingsError: The address is none of Milvus's.
        """
        return cls(Connection(uri, os.environ.get(TOKEN, "")))

    @property
    def id(self) -> str:
        """Kind and place: another Milvus has not these collections."""
        place = Path(self.connection.uri).absolute()
        if self.connection.is_lite and place.is_relative_to(home().absolute()):
            # So that a data folder may be moved or copied.
            return f"milvus at {place.relative_to(home().absolute()).as_posix()}"
        return f"milvus at {self.connection.uri}"

    def are_there(self) -> bool:
        """Returns whether Milvus answers."""
        return self.connection.answers()

    def make_vectors(
        self, vectors: Mapping[str, Vectors], folder: Path, bags: TokenBags | None = None
    ) -> None:
        """Makes collections of vectors, whatever they are made of; see `StoreFactory`.

        Raises:
            StoreError: Milvus is away or refuses it.
        """
        for name, own in vectors.items():
            MilvusVectors.make(self.connection, own, _file(folder, name))

    def open_vectors(self, folder: Path, channels: Sequence[str]) -> dict[str, VectorStore]:
        """Finds collections of vectors; see `StoreFactory`.

        Raises:
            StoreError: Milvus is away.
        """
        found = {name: read_collection(_file(folder, name), self.connection) for name in channels}
        return {name: MilvusVectors(self.connection, one) for name, one in found.items()}

    def make_lexical(self, terms: Terms, analyser: Analyser, folder: Path, name: str) -> None:
        """Makes a collection of documents; see `StoreFactory`.

        Raises:
            StoreError: Milvus is away or refuses it.
        """
        MilvusTexts.make(self.connection, terms, _file(folder, name), _vocabulary(folder, name))

    def open_lexical(self, size: int, analyser: Analyser, folder: Path, name: str) -> LexicalStore:
        """Finds a collection of documents; see `StoreFactory`.

        Raises:
            StoreError: Milvus is away.
        """
        collection = read_collection(_file(folder, name), self.connection)
        if collection.documents != size:
            raise ValueError(f"{name} has {collection.documents} documents and should have {size}")
        holders = json.loads(_vocabulary(folder, name).read_text("utf-8"))
        return MilvusTexts(self.connection, collection, holders, analyser)


def _file(folder: Path, name: str) -> Path:
    return folder / "collections" / f"{name}{SUFFIX}"


def _vocabulary(folder: Path, name: str) -> Path:
    return folder / "collections" / f"{name}.terms.json"
