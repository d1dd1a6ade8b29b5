from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import index.store
from index.encoder import Vectors
from index.store import FaissStore
from ingest.errors import IndexFolderError


def _unit_vectors(count: int, seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


DOCUMENTS = _unit_vectors(200, 1)
QUERIES = _unit_vectors(5, 2)


def test_search_equals_a_dot_product() -> None:
    ids, cosines = FaissStore.build(DOCUMENTS).search(QUERIES, 10)

    expected = QUERIES @ DOCUMENTS.T
    order = np.argsort(-expected, axis=1)[:, :10]
    np.testing.assert_array_equal(ids, order)
    np.testing.assert_allclose(cosines, np.take_along_axis(expected, order, 1), atol=1e-6)
    assert ids.dtype == np.int64
    assert cosines.dtype == np.float32


def test_all_that_there_are_come_as_the_nearest_of_them_do() -> None:
    store = FaissStore.build(DOCUMENTS)

    ids, cosines = store.search(QUERIES, 200)

    assert [sorted(own) for own in ids.tolist()] == [list(range(200))] * len(QUERIES)
    nearest, best = store.search(QUERIES, 40)
    assert np.array_equal(ids[:, :40], nearest)
    assert np.array_equal(cosines[:, :40], best)


def test_k_is_cut_to_the_number_of_vectors() -> None:
    store = FaissStore.build(DOCUMENTS[:3])

    ids, cosines = store.search(QUERIES, 10)

    assert ids.shape == cosines.shape == (5, 3)
    assert sorted(ids[0]) == [0, 1, 2]
    assert len(store) == 3


@pytest.mark.parametrize(("documents", "k"), [(DOCUMENTS[:0], 10), (DOCUMENTS, 0)])
def test_where_nothing_can_be_found_nothing_is(documents: Vectors, k: int) -> None:
    ids, cosines = FaissStore.build(documents).search(QUERIES, k)

    assert ids.shape == cosines.shape == (5, 0)


def test_cosines_of_equal_vectors_do_not_pass_one() -> None:
    long = DOCUMENTS * np.float32(1.00001)

    _, cosines = FaissStore.build(long).search(long, 1)

    assert cosines.max() == 1.0


def test_a_saved_store_finds_the_same(tmp_path: Path) -> None:
    store = FaissStore.build(DOCUMENTS)
    store.save(tmp_path / "vectors")

    loaded = FaissStore.load(tmp_path / "vectors")

    for before, after in zip(store.search(QUERIES, 7), loaded.search(QUERIES, 7), strict=True):
        np.testing.assert_array_equal(before, after)


def test_the_graph_for_many_vectors_finds_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.store, "EXACT_UP_TO", 100)

    ids, cosines = FaissStore.build(DOCUMENTS).search(QUERIES, 5)

    expected = QUERIES @ DOCUMENTS.T
    np.testing.assert_array_equal(ids[:, 0], expected.argmax(axis=1))
    np.testing.assert_allclose(cosines[:, 0], expected.max(axis=1), atol=1e-6)
    assert (np.diff(cosines, axis=1) <= 0).all()


@pytest.mark.parametrize(("count", "kind"), [(100, "IndexFlatIP"), (101, "IndexHNSWFlat")])
def test_exact_search_ends_where_it_is_set(
    count: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.store, "EXACT_UP_TO", 100)

    assert type(FaissStore.build(DOCUMENTS[:count])._index).__name__ == kind


@pytest.mark.parametrize("content", [b"", b"no vectors", None])
def test_a_damaged_or_missing_file_is_an_error(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "vectors"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(IndexFolderError, match="vectors cannot be read"):
        FaissStore.load(file)


def test_a_cut_off_file_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "vectors"
    FaissStore.build(DOCUMENTS).save(file)
    file.write_bytes(file.read_bytes()[:-100])

    with pytest.raises(IndexFolderError):
        FaissStore.load(file)


def test_vectors_added_in_parts_are_found_as_if_added_at_once() -> None:
    store = FaissStore.empty(16, "exact")
    for start in range(0, len(DOCUMENTS), 70):
        store.add(DOCUMENTS[start : start + 70])

    at_once = FaissStore.build(DOCUMENTS)
    for parts, whole in zip(store.search(QUERIES, 9), at_once.search(QUERIES, 9), strict=True):
        np.testing.assert_array_equal(parts, whole)


def test_a_graph_added_to_in_parts_finds_the_nearest() -> None:
    store = FaissStore.empty(16, "graph")
    for start in range(0, len(DOCUMENTS), 70):
        store.add(DOCUMENTS[start : start + 70])

    ids, _ = store.search(DOCUMENTS, 1)

    np.testing.assert_array_equal(ids[:, 0], np.arange(len(DOCUMENTS)))


def test_a_graph_finds_more_than_it_usually_keeps_in_mind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index.store, "EF_SEARCH", 4)
    store = FaissStore.empty(16, "graph")
    store.add(DOCUMENTS)

    ids, cosines = store.search(QUERIES, 150)

    assert all(len(set(row)) == 150 for row in ids)
    assert ids.min() >= 0
    assert (np.diff(cosines, axis=1) <= 0).all()


def test_a_wider_search_misses_less(monkeypatch: pytest.MonkeyPatch) -> None:
    documents, queries = _unit_vectors(5_000, 3), _unit_vectors(50, 4)
    store = FaissStore.empty(16, "graph")
    store.add(documents)
    nearest = FaissStore.build(documents).search(queries, 10)[0]

    def found(width: int) -> int:
        monkeypatch.setattr(index.store, "EF_SEARCH", width)
        ids = store.search(queries, 10)[0]
        return sum(len({*mine} & {*best}) for mine, best in zip(ids, nearest, strict=True))

    assert found(10) < found(1000)
    assert found(1000) >= 0.99 * nearest.size


@pytest.mark.parametrize("search", ["exact", "graph"])
def test_one_thread_is_left_after_adding_even_if_that_fails(
    search: index.store.Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    monkeypatch.setattr("index.store.faiss.omp_set_num_threads", threads.append)
    store = FaissStore.empty(16, search)

    store.add(DOCUMENTS)
    with pytest.raises(AssertionError):
        store.add(DOCUMENTS[:, :8])

    assert threads == [index.store.BUILD_THREADS, 1] * 2
