"""What is found by tokens is what is found by the vectors that they are the mean of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Halves, Vectors
from index.library import FACTS
from index.store import FaissStore
from index.stores import LocalStores
from index.terms import Terms
from index.token_bags import TokenBags
from index.token_store import TokenStore, open_tokens, save_tokens

TEXTS, TOKENS, DIMENSION = 400, 90, 16


class Written:
    """Takes apart texts that are written as their tokens."""

    def terms(self, text: str) -> list[str]:
        return text.split()


def tokens_of(texts: Sequence[str]) -> Terms:
    return Terms.of(texts, Written())


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Some more than once, one without tokens, and tokens that a text has twice."""
    rng = np.random.default_rng(5)
    made = [
        " ".join(map(str, rng.integers(0, TOKENS, rng.integers(1, 9)))) for _ in range(TEXTS - 3)
    ]
    return [*made, made[0], "", "8 8 3"]


@pytest.fixture(scope="module")
def table() -> Halves:
    return np.random.default_rng(6).normal(size=(TOKENS + 10, DIMENSION)).astype(np.float16)


@pytest.fixture(scope="module")
def vectors(texts: list[str], table: Halves) -> Vectors:
    """The mean of the tokens of each text, made a unit vector."""
    sums = [table[[*map(int, text.split())]].astype(np.float32).sum(axis=0) for text in texts]
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.maximum(lengths, 1e-12), dtype=np.float32)


@pytest.fixture(scope="module")
def store(texts: list[str], table: Halves, tmp_path_factory: pytest.TempPathFactory) -> TokenStore:
    """A store as it is opened, another channel beside it."""
    folder = tmp_path_factory.mktemp("tokens")
    tokens = {FACTS: tokens_of(texts[100:]), "questions": tokens_of(texts)}
    save_tokens(TokenBags(tokens, table), folder)
    return open_tokens(folder)["questions"]


@pytest.fixture
def queries() -> Vectors:
    made = np.random.default_rng(7).normal(size=(3, DIMENSION))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


@pytest.mark.parametrize("k", [1, 25, TEXTS, TEXTS + 9])
def test_the_nearest_are_those_of_an_exact_search(
    store: TokenStore, vectors: Vectors, queries: Vectors, k: int
) -> None:
    ids, cosines = store.search(queries, k)
    exact_ids, exact = FaissStore.exact(vectors).search(queries, k)
    assert ids.shape == exact_ids.shape == (3, min(k, TEXTS))
    np.testing.assert_allclose(cosines, exact, atol=1e-6)
    np.testing.assert_allclose((queries @ vectors.T)[np.arange(3)[:, None], ids], exact, atol=1e-6)
    assert all(len(set(own)) == len(own) for own in ids.tolist())
    np.testing.assert_allclose(store.every(queries), queries @ vectors.T, atol=1e-6)


def test_some_of_the_texts_are_a_store_of_their_own(
    store: TokenStore, vectors: Vectors, queries: Vectors
) -> None:
    places = np.array([3, 17, 200, TEXTS - 1])
    some = store.some(places)
    assert len(some) == 4
    ids, cosines = some.search(queries, 4)
    kept = np.take_along_axis(queries @ vectors[places].T, ids, 1)
    np.testing.assert_allclose(cosines, kept, atol=1e-6)
    assert len(store.some(np.empty(0, np.int64)).search(queries, 4)[0][0]) == 0


def test_the_vectors_can_be_made_again(store: TokenStore, vectors: Vectors) -> None:
    np.testing.assert_allclose(store.rows(0, TEXTS), vectors, atol=1e-6)
    np.testing.assert_allclose(store.rows(5, 7), vectors[5:7], atol=1e-6)


def test_tokens_are_kept_of_channels_with_more_texts_than_tokens_and_not_of_too_many(
    texts: list[str], table: Halves
) -> None:
    channels = {FACTS: tokens_of(texts[:20]), "questions": tokens_of(texts)}
    bags = TokenBags(channels, table)
    assert bags.of_many(TEXTS).tokens.keys() == {"questions"}
    assert not bags.of_many(TEXTS - 1).tokens


def test_what_is_kept_as_tokens_has_no_vectors_on_disk(
    texts: list[str], table: Halves, vectors: Vectors, queries: Vectors, tmp_path: Path
) -> None:
    stores = LocalStores()
    channels = {FACTS: tokens_of(texts[:20]), "questions": tokens_of(texts)}
    by_channel = {FACTS: vectors[:20], "questions": vectors, "texts": vectors[:5]}
    stores.make_vectors(by_channel, tmp_path, TokenBags(channels, table))
    assert {one.stem for one in tmp_path.rglob("*.faiss")} == {FACTS, "texts"}
    for name, store in stores.open_vectors(tmp_path, [*by_channel]).items():
        found = store.search(queries, len(store))[1]
        np.testing.assert_allclose(np.sort(queries @ by_channel[name].T)[:, ::-1], found, atol=1e-6)
    for name, read in stores.vectors(tmp_path, [*by_channel]).items():
        np.testing.assert_allclose(read, by_channel[name], atol=1e-6)
    (tmp_path / "vectors" / "questions.numbers.npy").unlink()
    with pytest.raises(OSError, match=r"questions\.numbers"):
        stores.open_vectors(tmp_path, [*by_channel])
