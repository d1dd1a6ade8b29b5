from __future__ import annotations

import numpy as np
import pytest

from eval.score.reliability import BINS, Bin, expected_calibration_error, reliability


def test_bins_hold_equally_many_questions_in_order() -> None:
    confidences = np.linspace(0, 1, 80)
    bins = reliability(confidences, confidences > 0.5, np.ones(80))

    assert [one.questions for one in bins] == [10] * BINS
    assert [one.confidence for one in bins] == sorted(one.confidence for one in bins)
    assert [one.share for one in bins] == [0] * 4 + [1] * 4
    assert bins[0].confidence == pytest.approx(confidences[:10].mean())


def test_a_share_lies_within_its_interval_and_weights_count() -> None:
    answerable = np.array([True, False] * 40)
    bins = reliability(np.linspace(0, 1, 80), answerable, np.where(answerable, 3.0, 1.0))

    assert all(one.share == pytest.approx(0.75) for one in bins)
    assert all(one.low <= one.share <= one.high for one in bins)
    # Ten questions of which half weigh thrice tell as much as eight.
    assert bins[0].low == pytest.approx(0.409, abs=0.001)


@pytest.mark.parametrize(
    ("questions", "bins"), [(2, [2]), (25, [13, 12]), (90, [12, 12] + [11] * 6)]
)
def test_a_bin_has_ten_questions_or_more(questions: int, bins: list[int]) -> None:
    confidences = np.linspace(0, 1, questions)
    found = reliability(confidences, confidences > 0.5, np.ones(questions))
    assert [one.questions for one in found] == bins


def test_the_error_is_the_mean_gap_over_the_questions() -> None:
    bins = [Bin(0.1, 0.2, 0, 1, 30), Bin(0.9, 0.5, 0, 1, 10)]
    assert expected_calibration_error(bins) == pytest.approx((30 * 0.1 + 10 * 0.4) / 40)
