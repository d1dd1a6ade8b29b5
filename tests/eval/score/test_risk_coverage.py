from __future__ import annotations

import pytest

from eval.score.risk_coverage import risk_coverage
from tests.eval.examples import gold, score


def test_a_hand_worked_curve() -> None:
    scores = [
        score(confidence=0.5, verified=True),
        score(confidence=0.9, verified=True),
        score(confidence=0.8, verified=False),
        score(confidence=0.1, answered=False, verified=False),
    ]

    curve = risk_coverage(scores)

    assert curve is not None
    assert curve.coverage == (0.25, 0.5, 0.75)
    assert curve.risk == pytest.approx((0, 1 / 2, 1 / 3))
    assert curve.area == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)
    assert 0 <= curve.low <= curve.area <= curve.high <= 1


def test_an_answer_to_an_unanswerable_question_is_wrong() -> None:
    wrong = score(question=gold(answerable=False), confidence=0.7, verified=False)
    curve = risk_coverage([wrong])
    assert curve is not None
    assert (curve.area, curve.low, curve.high) == (1, 1, 1)


def test_answers_held_equally_sure_come_in_no_order() -> None:
    right, wrong = score(confidence=0.5), score(confidence=0.5, verified=False)
    one, other = risk_coverage([right, wrong]), risk_coverage([wrong, right])
    assert one is not None
    assert one.risk == pytest.approx((0.5, 0.5))
    assert other is not None
    assert other.risk == one.risk


def test_a_good_order_has_a_smaller_area_than_a_bad_one() -> None:
    sure_and_right = [score(confidence=c / 10, verified=c > 3) for c in range(10)]
    sure_and_wrong = [score(confidence=c / 10, verified=c < 6) for c in range(10)]
    good, bad = risk_coverage(sure_and_right), risk_coverage(sure_and_wrong)
    assert good is not None
    assert bad is not None
    assert good.risk[-1] == bad.risk[-1]
    assert good.area < bad.area


@pytest.mark.parametrize("scores", [[score()], [score(confidence=0.3, answered=False)]])
def test_without_answers_or_confidence_there_is_no_curve(scores: list[object]) -> None:
    assert risk_coverage(scores) is None  # type: ignore[arg-type]
