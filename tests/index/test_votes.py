from __future__ import annotations

import numpy as np
import pytest

from index.candidates import Found
from index.votes import VOTE_WIDTH, best, vote

QUESTIONS = Found(np.array([1, 2, 4]), np.array([0.9, 0.5, 0.9 - VOTE_WIDTH], np.float32), 0.1)
ANSWERED = np.array([True, True, True, False, False])


def test_the_nearer_a_question_the_more_its_vote_counts() -> None:
    farther = np.exp(-4)

    counted = (1 + farther) / (1 + farther + np.exp(-1))
    assert vote(QUESTIONS, ANSWERED) == pytest.approx(counted)
    assert vote(Found.nothing(), ANSWERED) == 0


def test_the_best_of_a_kind_is_the_floor_where_none_was_found_of_it() -> None:
    assert best(QUESTIONS, ANSWERED, -1.0) == pytest.approx(0.9)
    assert best(QUESTIONS, np.array([True, *[False] * 4]), -1.0) == pytest.approx(0.1)
    assert best(QUESTIONS, np.zeros(5, bool), -1.0) == -1
