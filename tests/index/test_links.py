from __future__ import annotations

import numpy as np
import pytest

from index.links import Links
from index.rows import IndexRow

ROWS = [
    IndexRow("sentence", "a", "nl", (0,)),
    IndexRow("anticipated", "b", "nl", (0,)),
    IndexRow("anticipated", "c", "nl", (0,)),
    IndexRow("anticipated", "d", "nl", (0,)),
    IndexRow("broad", "e", "nl", (1, 0)),
]
SCORES = np.array([9, 1, 4, 7, 6], dtype=np.float32)


def test_a_sentence_scores_as_its_best_row_of_the_kinds() -> None:
    assert Links(ROWS, ("anticipated", "broad"), 3).best(SCORES, 0).tolist() == [7, 6, 0]
    assert Links(ROWS, ("sentence",), 3).best(SCORES, -1).tolist() == [9, -1, -1]


def test_the_mean_is_that_of_the_best_three_or_of_what_there_are() -> None:
    links = Links(ROWS, ("anticipated", "broad"), 3)
    assert links.mean_of_best(SCORES, 0).tolist() == pytest.approx([(7 + 6 + 4) / 3, 6, 0])


def test_places_in_a_set_cost_something() -> None:
    links = Links(ROWS, ("broad",), 2, set_decay=0.5)
    assert links.best(SCORES, 0).tolist() == [3, 6]


def test_negative_scores_are_scores() -> None:
    links = Links(ROWS, ("broad",), 2)
    assert links.best(np.full(5, -2, dtype=np.float32), 0).tolist() == [-2, -2]
    assert links.mean_of_best(np.full(5, -2, dtype=np.float32), 0).tolist() == [-2, -2]


def test_without_rows_everything_scores_the_floor() -> None:
    links = Links([], ("broad",), 2)
    nothing = np.array([], dtype=np.float32)
    assert links.best(nothing, 0.5).tolist() == [0.5, 0.5]
    assert links.mean_of_best(nothing, 0.5).tolist() == [0.5, 0.5]
