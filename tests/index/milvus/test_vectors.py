from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import pytest

from index.encoder import Vectors
from index.milvus.collection import read_collection
from index.milvus.connection import Connection
from index.milvus.vectors import MilvusVectors
from index.store import FaissStore

ROWS = np.array([[1, 0], [0.6, 0.8], [1, 0], [0, 1], [-1, 0]], np.float32)


def stored(vectors: Vectors, connection: Connection, file: Path) -> MilvusVectors:
    """Returns vectors made and opened again."""
    MilvusVectors.make(connection, vectors, file)
    return MilvusVectors(connection, read_collection(file, connection))


def test_the_nearest_come_first_and_of_equals_the_first(
    connection: Connection, tmp_path: Path
) -> None:
    store = stored(ROWS, connection, tmp_path / "a.json")

    ids, cosines = store.search(np.array([[1, 0], [0, 1]], np.float32), 3)

    assert ids.tolist() == [[0, 2, 1], [3, 1, 0]]
    np.testing.assert_allclose(cosines, [[1, 1, 0.6], [1, 0.8, 0]], atol=1e-6)
    assert len(store) == 5


def test_it_finds_what_faiss_finds(connection: Connection, tmp_path: Path) -> None:
    few = np.random.default_rng(7).normal(size=(9, 8)).astype(np.float32)
    vectors = np.repeat(few / np.linalg.norm(few, axis=1, keepdims=True), 60, axis=0)
    store = stored(vectors, connection, tmp_path / "a.json")
    queries = vectors[::100]

    for k in (60, 180, 1000):  # of sixty equals FAISS may give any
        ids, cosines = store.search(queries, k)
        expected_ids, expected = FaissStore.build(vectors).search(queries, k)
        np.testing.assert_array_equal(np.sort(ids), np.sort(expected_ids))
        np.testing.assert_allclose(cosines, expected, atol=1e-6)


def test_some_are_taken_into_memory_as_they_are(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.EXACT_UP_TO", 1)
    store = stored(ROWS, connection, tmp_path / "a.json")

    some = store.some(np.array([3, 1]))

    assert some.search(np.array([[0, 1]], np.float32), 5)[0].tolist() == [[0, 1]]
    assert isinstance(some._index, faiss.IndexFlat)
    assert len(store.some(np.array([], np.int64))) == 0


def test_none_can_be_stored(connection: Connection, tmp_path: Path) -> None:
    store = stored(np.empty((0, 2), np.float32), connection, tmp_path / "a.json")

    assert store.search(ROWS[:1], 3)[0].shape == (1, 0)
    assert len(store.some(np.array([], np.int64))) == len(store) == 0


def test_what_is_no_number_is_refused_before_it_is_sent(
    connection: Connection, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="not finite"):
        MilvusVectors.make(connection, ROWS * np.float32("nan"), tmp_path / "a.json")

    assert connection.names("") == []
