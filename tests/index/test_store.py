from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import index.store
from index.encoder import Vectors
from index.store import FaissStore, by_id
from ingest.errors import IndexFolderError


def _unit_vectors(count: int, seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


DOCUMENTS = _unit_vectors(200, 1)
QUERIES = _unit_vectors(5, 2)
HALF = 1e-3  # of a cosine, in half precision
Maker = Callable[[Vectors], FaissStore]
MAKERS: tuple[Maker, ...] = (FaissStore.exact, FaissStore.in_lists)


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


@pytest.mark.parametrize("make", MAKERS)
def test_every_vector_is_told_by_its_id(make: Maker) -> None:
    store = make(DOCUMENTS)

    told = store.every(QUERIES)

    assert told.shape == (5, 200)
    assert told.dtype == np.float32
    ids, cosines = store.search(QUERIES, 200)
    assert np.array_equal(np.take_along_axis(told, ids, 1), cosines)


def test_of_no_vectors_none_is_told() -> None:
    assert FaissStore.exact(DOCUMENTS[:0]).every(QUERIES).shape == (5, 0)


def test_what_a_search_did_not_find_counts_as_the_farthest_that_it_found() -> None:
    ids = np.array([[2, 0, -1], [1, -1, -1]])
    cosines = np.array([[0.9, 0.5, -1], [0.3, -1, -1]], np.float32)

    np.testing.assert_allclose(by_id(ids, cosines), [[0.5, 0.3, 0.9], [0.3, 0.3, 0.3]])


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


def test_many_vectors_in_lists_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.store, "EXACT_UP_TO", 100)

    ids, cosines = FaissStore.build(DOCUMENTS).search(QUERIES, 5)

    expected = QUERIES @ DOCUMENTS.T
    np.testing.assert_array_equal(ids[:, 0], expected.argmax(axis=1))
    np.testing.assert_allclose(cosines[:, 0], expected.max(axis=1), atol=HALF)
    assert (np.diff(cosines, axis=1) <= 0).all()


@pytest.mark.parametrize(
    ("count", "kind"), [(100, "IndexFlatIP"), (101, "IndexIVFScalarQuantizer")]
)
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


@pytest.mark.parametrize("make", MAKERS)
def test_a_saved_store_is_mapped_and_not_read(make: Maker, tmp_path: Path) -> None:
    documents = _unit_vectors(200_000, 3)  # 13 MB; half of it in half precision
    make(documents).save(tmp_path / "vectors")
    del documents
    store = FaissStore.load(tmp_path / "vectors")
    before = _own_memory()

    again = FaissStore.load(tmp_path / "vectors")

    # The ids of lists are kept twice, eight bytes each, of which one is read.
    assert _own_memory() - before < 3_000_000
    for one, other in zip(store.search(QUERIES, 7), again.search(QUERIES, 7), strict=True):
        np.testing.assert_array_equal(one, other)


def _own_memory() -> int:
    """Returns the bytes that this process holds besides mapped files."""
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("only Linux tells what is mapped")
    (line,) = [one for one in status.read_text().splitlines() if one.startswith("RssAnon:")]
    return int(line.split()[1]) * 1024


def test_lists_take_half_the_bytes(tmp_path: Path) -> None:
    documents = _unit_vectors(20_000, 3)
    sizes = []
    for make in MAKERS:
        make(documents).save(tmp_path / "vectors")
        sizes.append((tmp_path / "vectors").stat().st_size / len(documents))

    assert sizes[0] == pytest.approx(16 * 4, rel=0.01)
    # Beside the vector, its id and its place; and the middles of the lists.
    assert sizes[1] == pytest.approx(16 * 2 + 8 + 8, rel=0.05)


def test_some_of_a_store_opened_again_are_its_vectors(tmp_path: Path) -> None:
    FaissStore.in_lists(DOCUMENTS).save(tmp_path / "vectors")

    some = FaissStore.load(tmp_path / "vectors").some(np.array([7, 3]))

    ids, cosines = some.search(DOCUMENTS[[3, 7]], 1)
    assert ids.tolist() == [[1], [0]]
    np.testing.assert_allclose(cosines, 1, atol=HALF)


def test_rows_are_those_added_of_lists_in_half_precision(tmp_path: Path) -> None:
    for make, nearness in zip(MAKERS, (0, HALF), strict=True):
        make(DOCUMENTS).save(tmp_path / "vectors")
        rows = FaissStore.load(tmp_path / "vectors").rows(20, 170)
        np.testing.assert_allclose(rows, DOCUMENTS[20:170], atol=nearness, rtol=0)


def test_fewer_than_asked_leave_places_without_an_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.store, "PROBES", 1)

    ids, cosines = FaissStore.in_lists(DOCUMENTS).search(QUERIES, 150)

    missing = ids == -1
    assert missing.any()
    assert (cosines[missing] == -1).all()
    assert all(len({*row}) == len(row) for row in (row[row >= 0] for row in ids))


def test_more_lists_miss_less(monkeypatch: pytest.MonkeyPatch) -> None:
    documents, queries = _unit_vectors(10_000, 3), _unit_vectors(50, 4)
    store = FaissStore.in_lists(documents)
    nearest = FaissStore.exact(documents).search(queries, 10)[0]

    def found(lists: int) -> int:
        monkeypatch.setattr(index.store, "PROBES", lists)
        ids = store.search(queries, 10)[0]
        return sum(len({*mine} & {*best}) for mine, best in zip(ids, nearest, strict=True))

    assert found(2) < found(20) < found(100)
    assert found(100) >= 0.99 * nearest.size


@pytest.mark.parametrize("make", MAKERS)
def test_one_thread_is_left_after_making_even_if_that_fails(
    make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    monkeypatch.setattr("index.store.faiss.omp_set_num_threads", threads.append)
    monkeypatch.setattr(type(make(DOCUMENTS)._index), "add", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        make(DOCUMENTS)

    assert threads == [index.store.BUILD_THREADS, 1] * 2
