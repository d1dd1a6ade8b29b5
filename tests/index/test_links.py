from __future__ import annotations

import numpy as np
import pytest

from index.candidates import Found
from index.links import Links
from index.rows import IndexRow

ROWS = [
    IndexRow("sentence", "a", "nl", (0,)),
    IndexRow("anticipated", "b", "nl", (0,)),
    IndexRow("anticipated", "c", "nl", (0,)),
    IndexRow("anticipated", "d", "nl", (0,)),
    IndexRow("broad", "e", "nl", (1, 0)),
]
ALL = np.arange(3)


def _found(scores: dict[int, float], floor: float = 0.0) -> Found:
    return Found.of(
        np.array(list(scores), np.int64), np.array(list(scores.values()), np.float32), floor
    )


EVERY = _found({0: 9, 1: 1, 2: 4, 3: 7, 4: 6})


def test_a_sentence_scores_as_its_best_row_of_the_kinds() -> None:
    assert Links(ROWS, ("anticipated", "broad"), 3).best(EVERY, ALL).tolist() == [7, 6, 0]
    assert Links(ROWS, ("sentence",), 3).best(EVERY, ALL).tolist() == [9, 0, 0]


def test_the_mean_is_that_of_the_best_three_or_of_what_there_are() -> None:
    links = Links(ROWS, ("anticipated", "broad"), 3)
    assert links.mean_of_best(EVERY, ALL).tolist() == pytest.approx([(7 + 6 + 4) / 3, 6, 0])


def test_rows_that_were_not_found_count_as_the_floor() -> None:
    links = Links(ROWS, ("anticipated", "broad"), 3)
    some = _found({3: 7, 0: 9}, floor=2)

    assert links.best(some, ALL).tolist() == [7, 2, 2]
    assert links.mean_of_best(some, ALL).tolist() == pytest.approx([(7 + 2 + 2) / 3, 2, 2])


def test_only_the_sentences_asked_for_are_scored() -> None:
    links = Links(ROWS, ("broad",), 3)
    assert links.best(EVERY, np.array([0, 1])).tolist() == [6, 6]


def test_a_row_leads_to_its_sentences() -> None:
    links = Links(ROWS, ("anticipated", "broad"), 3)

    assert links.sentences(_found({4: 1, 1: 1})).tolist() == [0, 1]
    assert links.sentences(_found({0: 1})).tolist() == []
    assert links.sentences(Found.nothing()).tolist() == []


def test_places_in_a_set_cost_something() -> None:
    links = Links(ROWS, ("broad",), 2, set_decay=0.5)
    assert links.best(EVERY, np.arange(2)).tolist() == [3, 6]


def test_negative_scores_are_scores() -> None:
    links = Links(ROWS, ("broad",), 2)
    found = _found(dict.fromkeys(range(5), -2.0), floor=-3)
    assert links.best(found, np.arange(2)).tolist() == [-2, -2]
    assert links.mean_of_best(found, np.arange(2)).tolist() == [-2, -2]


def test_without_rows_everything_scores_the_floor() -> None:
    links = Links([], ("broad",), 2)
    nothing = _found({}, floor=0.5)
    assert links.best(nothing, np.arange(2)).tolist() == [0.5, 0.5]
    assert links.mean_of_best(nothing, np.arange(2)).tolist() == [0.5, 0.5]


def test_of_many_rows_the_best_count_whether_above_or_below_zero() -> None:
    random = np.random.default_rng(5)
    places = random.integers(4, size=60).tolist()
    rows = [IndexRow("anticipated", "", "nl", (place,)) for place in places]
    scores = random.normal(size=60).astype(np.float32)
    links = Links(rows, ("anticipated",), 4)

    means = links.mean_of_best(_found(dict(enumerate(scores.tolist())), floor=-9), np.arange(4))

    of = [sorted(s for s, own in zip(scores, places, strict=True) if own == p) for p in range(4)]
    np.testing.assert_allclose(means, [np.mean(own[-3:]) for own in of], rtol=1e-6)
