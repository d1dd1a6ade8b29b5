"""One Milvus: a cluster by its address, or Milvus Lite in a folder of this machine.

Only numbers are ever sent: ids are places, names are made here of hexadecimal digits, and no
filter is written, so that nothing a person typed has to be quoted. Scores are inner products,
which Milvus Lite and a cluster count alike; Lite has no analysis of Dutch text.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from ingest.errors import SettingsError, StoreError

Sparse = Mapping[int, float]  # weight by place in the vocabulary; at least one
Places = NDArray[np.int64]
Scores = NDArray[np.float32]
Rows = Sequence[tuple[int, Sparse | Vectors]]

LITE = ".db"  # what the name of a folder of Milvus Lite must end in
FIELD = "vector"
# The core of gRPC prints how it reconnects, as when Lite refuses its pings; what fails is raised.
os.environ.setdefault("GRPC_VERBOSITY", "NONE")
LOGGERS = ("pymilvus", "milvus_lite", "grpc._server")  # the last serves Lite inside this process
PACKAGE = "pip install -e '.[milvus]'"
# Of one message: a cluster takes 64 MB by default, and these are 1 kB each.
ROWS_A_MESSAGE = 5_000
WAIT = 30  # seconds for an answer to a question
WAIT_FOR_HEALTH = 2
WAIT_TO_LOAD = 600  # and for a cluster to make its indexes and to bring them into memory


@dataclass(frozen=True)
class Connection:
    """What is asked of a Milvus.

    Attributes:
        uri: `http(s)://host:port`, or the folder of Milvus Lite, which ends in `.db`.
        token: `user:password` or a key, for a cluster that asks for one.
    """

    uri: str
    token: str = field(default="", repr=False)
    _opening: Lock = field(default_factory=Lock, repr=False, compare=False)
    _clients: list[Any] = field(default_factory=list, repr=False, compare=False)  # one, once opened

    def __post_init__(self) -> None:
        if not self.uri.startswith(("http://", "https://")) and not self.uri.endswith(LITE):
            raise SettingsError(
                f"The address {self.uri!r} of Milvus must begin with http:// or https://, or be "
                f"the folder of Milvus Lite, whose name ends in {LITE}."
            )

    @property
    def is_lite(self) -> bool:
        """Whether this is Milvus Lite, which serves one process at a time."""
        return self.uri.endswith(LITE)

    def make(self, name: str, dimension: int | None, rows: Rows, index: Mapping[str, Any]) -> None:
        """Makes a collection anew.

        Args:
            name: Its name; one that there is, such as of a build that was killed, is dropped.
            dimension: Length of a dense vector; None for sparse ones.
            rows: Ids and vectors, all finite.
            index: How to search in it: `index_type` and `params`.

        Raises:
            StoreError: Milvus is away or refuses it.
        """
        from pymilvus import DataType, MilvusClient

        with self._told():
            self.drop(name)
            schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
            schema.add_field("id", DataType.INT64, is_primary=True)
            if dimension:
                schema.add_field(FIELD, DataType.FLOAT_VECTOR, dim=dimension)
            else:
                schema.add_field(FIELD, DataType.SPARSE_FLOAT_VECTOR)
            indexes = MilvusClient.prepare_index_params()
            indexes.add_index(FIELD, metric_type="IP", **index)
            self._client.create_collection(name, schema=schema)
            for start in range(0, len(rows), ROWS_A_MESSAGE):
                some = rows[start : start + ROWS_A_MESSAGE]
                self._client.insert(name, [{"id": id_, FIELD: vector} for id_, vector in some])
            self._client.flush(name, timeout=WAIT_TO_LOAD)
            # An index made before the rows came is made again at every flush.
            self._client.create_index(name, indexes, timeout=WAIT_TO_LOAD)
            self._client.load_collection(name, timeout=WAIT_TO_LOAD)

    def size(self, name: str) -> int:
        """Returns how many vectors a collection has, 0 if there is none, and gets it ready.

        Raises:
            StoreError: Milvus is away, or another process has Milvus Lite open.
        """
        with self._told():
            if not self._client.has_collection(name):
                return 0
            self._client.load_collection(name, timeout=WAIT_TO_LOAD)
            counted = self._client.query(
                name, filter="", output_fields=["count(*)"], consistency_level="Strong"
            )
            return int(counted[0]["count(*)"])

    def nearest(
        self, name: str, queries: Sequence[Sparse | Vectors], limit: int, search: Mapping[str, Any]
    ) -> list[tuple[Places, Scores]]:
        """Returns ids and inner products for each query, in no order among equals.

        Raises:
            StoreError: Milvus is away, or the collection is gone.
        """
        with self._told():
            found = self._client.search(
                name,
                data=list(queries),
                anns_field=FIELD,
                limit=limit,
                output_fields=["id"],  # else the vectors come as well
                search_params={"metric_type": "IP", "params": dict(search)},
                timeout=WAIT,
            )
        return [
            (
                np.array([hit["id"] for hit in hits], np.int64),
                np.array([hit["distance"] for hit in hits], np.float32),
            )
            for hits in found
        ]

    def vectors(self, name: str, ids: Places) -> Mapping[int, list[float]]:
        """Returns the dense vectors with these ids.

        Raises:
            StoreError: Milvus is away, or the collection is gone.
        """
        vectors: dict[int, list[float]] = {}
        with self._told():
            for start in range(0, len(ids), ROWS_A_MESSAGE):
                some = ids[start : start + ROWS_A_MESSAGE].tolist()
                rows = self._client.get(name, ids=some, output_fields=[FIELD])
                vectors.update((int(row["id"]), row[FIELD]) for row in rows)
        return vectors

    def names(self, prefix: str) -> list[str]:
        """Returns the names of the collections that begin so.

        Raises:
            StoreError: Milvus is away.
        """
        with self._told():
            return sorted(
                name for name in self._client.list_collections() if name.startswith(prefix)
            )

    def answers(self) -> bool:
        """Returns whether Milvus answers now."""
        try:
            with self._told():
                self._client.list_collections(timeout=WAIT_FOR_HEALTH)
        except StoreError:
            return False
        return True

    def drop(self, name: str) -> None:
        """Drops a collection, if there is one.

        Raises:
            StoreError: Milvus is away.
        """
        with self._told():
            if self._client.has_collection(name):
                self._client.drop_collection(name)

    @property
    def _client(self) -> Any:  # noqa: ANN401 # pymilvus has no types
        from pymilvus import MilvusClient

        with self._opening:  # a second client of one process would find Milvus Lite taken
            if not self._clients:
                if self.is_lite:
                    self._check_lite()
                    Path(self.uri).absolute().parent.mkdir(parents=True, exist_ok=True)
                self._clients.append(MilvusClient(self.uri, token=self.token, timeout=WAIT))
            return self._clients[0]

    def _check_lite(self) -> None:
        """Raises SettingsError for what Milvus Lite takes for a folder that is in use."""
        if find_spec("milvus_lite") is None:
            raise SettingsError(f"A folder of Milvus needs the package milvus-lite ({PACKAGE}).")
        if Path(self.uri).is_file():
            raise SettingsError(f"{self.uri} is a file, and Milvus Lite keeps a folder.")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what pymilvus raises into one sentence for a person."""
        try:
            from grpc import RpcError
            from pymilvus.exceptions import ConnectionConfigException, MilvusException
        except ImportError as error:
            raise SettingsError(
                f"Milvus needs the packages pymilvus and, for a folder, milvus-lite ({PACKAGE})."
            ) from error
        # They log each error with its traceback beside raising it.
        for name in LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            yield
        except ConnectionConfigException as error:
            raise StoreError(
                f"Milvus Lite cannot open {self.uri}: another process has it open, for it serves "
                "one at a time, or the folder cannot be written."
            ) from error
        # What takes too long is told as gRPC has it.
        except (MilvusException, RpcError) as error:
            raise StoreError(self._failure(_short(error))) from error

    def _failure(self, told: str) -> str:
        """Returns what to tell a person of an error of pymilvus's."""
        if self.is_lite and "failed to load" in told:
            return f"Milvus Lite in {self.uri} is damaged; remove it and build the index anew."
        if "server unavailable" in told:
            return f"Milvus at {self.uri} cannot be reached."
        mended = "; if it is damaged, remove it and build the index anew" * self.is_lite
        return f"Milvus at {self.uri} failed: {told}{mended}."


def _short(error: Any) -> str:  # noqa: ANN401 # pymilvus has no types
    told = error.details() if hasattr(error, "details") else error.message
    return str(told).split("\n")[0].rstrip(".")[:200]
