from __future__ import annotations

import numpy as np
import pytest

from index.candidates import Found, best_places, distinct, union


def _found(scores: dict[int, float], floor: float) -> Found:
    return Found.of(
        np.array(list(scores), np.int64), np.array(list(scores.values()), np.float32), floor
    )


def _places(*places: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(places, np.int64)


def test_what_was_not_found_counts_as_the_floor() -> None:
    found = _found({7: 0.9, 2: 0.5}, 0.4)

    assert found.places.tolist() == [2, 7]
    assert found.at(_places(0, 7, 2, 3, 9)).tolist() == pytest.approx([0.4, 0.9, 0.5, 0.4, 0.4])


def test_where_nothing_was_found_everything_counts_nothing() -> None:
    assert Found.nothing().at(_places(0, 5)).tolist() == [0, 0]


def test_of_two_searches_the_better_score_counts() -> None:
    both = _found({1: 0.9, 2: 0.3}, 0.2).or_better(_found({2: 0.6, 3: 0.5}, 0.1))

    assert both.places.tolist() == [1, 2, 3]
    assert both.scores.tolist() == pytest.approx([0.9, 0.6, 0.5])
    assert both.floor == 0.2


def test_only_the_rows_of_a_kind() -> None:
    some = _found({0: 3, 2: 1}, 0.5).only(np.array([False, True, True]))

    assert (some.places.tolist(), some.scores.tolist(), some.floor) == ([2], [1], 0.5)


def test_a_union_is_in_order_and_has_nothing_twice() -> None:
    assert union([_places(3, 5), _places(1, 3), _places()]).tolist() == [1, 3, 5]
    assert union([]).tolist() == []


def test_the_best_come_first_and_of_equals_the_first() -> None:
    scores = np.array([1, 3, 2, 3, 0, 2], dtype=np.float32)
    for count in range(8):
        expected = np.argsort(-scores, kind="stable")[:count]
        assert best_places(scores, count).tolist() == expected.tolist()
    assert best_places(scores[:0], 5).tolist() == []


def test_nothing_has_no_distinct_places() -> None:
    assert distinct(np.empty(0, np.int64)).tolist() == []
