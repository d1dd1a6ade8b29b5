"""The collections of an index: named after what is in them, and found by a file of its folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.milvus.connection import Connection, Rows
from ingest.errors import IndexFolderError

PREFIX = "rapportwijzer_"
SUFFIX = ".milvus.json"


@dataclass(frozen=True, slots=True)
class Collection:
    """What the folder of an index keeps of a collection.

    Attributes:
        name: In Milvus.
        rows: How many vectors it has; 0 if there is no such collection, for none can be empty.
        documents: How many places there are, those without a vector included.
    """

    name: str
    rows: int
    documents: int

    def write(self, file: Path) -> None:
        """Writes it beside the other files of an index.

        Raises:
            OSError: It cannot be written.
        """
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{json.dumps(asdict(self))}\n", "utf-8")


def read_collection(file: Path, connection: Connection) -> Collection:
    """Returns a collection that an index folder names.

    Raises:
        IndexFolderError: The file cannot be read, or Milvus no longer has all of the collection.
        StoreError: Milvus is away.
    """
    try:
        collection = Collection(**json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexFolderError(f"The name of a collection in {file} cannot be read.") from error
    if collection.rows and connection.size(collection.name) != collection.rows:
        raise IndexFolderError(
            f"Milvus at {connection.uri} has not all of the collection {collection.name}."
        )
    return collection


def make_collection(
    connection: Connection,
    content: Iterable[bytes],
    rows: Rows,
    documents: int,
    index: Mapping[str, Any],
    dimension: int | None = None,
) -> Collection:
    """Makes a collection of vectors, unless Milvus has the very same already.

    Args:
        connection: Where.
        content: All that is in it: equal content is kept once.
        rows: Ids and vectors.
        documents: How many places there are, those without a vector included.
        index: How to search in it.
        dimension: Of dense vectors; None for sparse ones.

    Raises:
        StoreError: Milvus is away or refuses it.
    """
    digest = hashlib.sha256(json.dumps(dict(index), sort_keys=True).encode())
    for part in content:
        digest.update(part)
    collection = Collection(f"{PREFIX}{digest.hexdigest()[:24]}", len(rows), documents)
    if rows and connection.size(collection.name) != len(rows):
        connection.make(collection.name, dimension, rows, index)
    return collection


def drop_unused(connection: Connection, folder: Path) -> list[str]:
    """Drops the collections of this program that no index in a folder names; returns their names.

    Raises:
        StoreError: Milvus is away.
    """
    used = {
        Collection(**json.loads(file.read_text("utf-8"))).name
        for file in folder.rglob(f"*{SUFFIX}")
    }
    unused = [name for name in connection.names(PREFIX) if name not in used]
    for name in unused:
        connection.drop(name)
    return unused
