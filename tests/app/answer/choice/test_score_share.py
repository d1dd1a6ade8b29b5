from __future__ import annotations

import pytest

from app.answer.choice.score_share import least_score, share_of_best


@pytest.mark.parametrize(
    ("score", "best", "share"),
    [
        (4.0, 4.0, 1.0),
        (1.0, 4.0, 0.25),
        (-1.0, 4.0, -0.25),
        (-2.0, -2.0, 1.0),
        (-2.5, -2.0, 0.5),
        (0.0, 0.0, 0.0),
    ],
)
def test_the_share_of_the_best_score(score: float, best: float, share: float) -> None:
    assert share_of_best(score, best) == share


@pytest.mark.parametrize("best", [4.0, -2.0])
@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_what_has_a_share_is_never_above_the_best(best: float, share: float) -> None:
    least = least_score(best, share)
    assert least <= best
    assert share_of_best(least, best) == pytest.approx(share)
