from __future__ import annotations

import threading

import numpy as np

from index.encoder import Vectors
from index.once import once, one_answer, query_vectors
from tests.fakes import FakeEncoder


class Finding:
    """Counts how often it finds."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def test_within_an_answer_a_thing_is_found_once() -> None:
    find = Finding()
    with one_answer():
        assert [once("a", find), once("a", find), once("b", find)] == [1, 1, 2]
        with one_answer():  # a part of the same answer
            assert once("a", find) == 1


def test_after_an_answer_nothing_of_it_is_left() -> None:
    find = Finding()
    for expected in (1, 2):
        with one_answer():
            assert once("a", find) == expected
    assert [once("a", find), once("a", find)] == [3, 4]


def test_another_thread_finds_for_itself() -> None:
    find, found = Finding(), list[int]()
    with one_answer():
        once("a", find)
        other = threading.Thread(target=lambda: found.append(once("a", find)))
        other.start()
        other.join()
    assert found == [2]


def test_queries_are_encoded_once_each_and_as_ever() -> None:
    class Counting(FakeEncoder):
        asked = 0

        def encode_queries(self, texts: list[str]) -> Vectors:
            Counting.asked += len(texts)
            return super().encode_queries(texts)

    texts = ["wat kost het", "wie betaalt"]
    encoder = Counting()
    with one_answer():
        vectors = query_vectors(encoder, texts)
        assert np.array_equal(query_vectors(encoder, texts[::-1]), vectors[::-1])
    assert Counting.asked == 2
    assert np.array_equal(vectors, FakeEncoder().encode_queries(texts))
