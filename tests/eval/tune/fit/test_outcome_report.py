from __future__ import annotations

import numpy as np
import pytest

from eval.tune.fit.outcome_fit import NONE, PART, WHOLE, Chances, OutcomeEvidence
from eval.tune.fit.outcome_report import (
    Thresholds,
    bearing_bins,
    by_group,
    outcome_figures,
    threshold_figures,
)

OUTCOMES = [WHOLE, WHOLE, PART, PART, NONE, NONE]
EVIDENCE = OutcomeEvidence(
    figures=np.zeros((6, 1)),
    outcome=np.array(OUTCOMES),
    group=("dev",) * 4 + ("styles",) * 2,
    writer=("W1", "W2") * 3,
    style=("plain",) * 6,
)
# Said to be: whole, a part, whole, declined, declined, whole.
CHANCES = Chances(
    bears=np.array([0.9, 0.8, 0.9, 0.3, 0.2, 0.6]),
    whole=np.array([0.9, 0.3, 0.7, 0.1, 0.9, 0.9]),
)
THRESHOLDS = Thresholds(bears=0.4, whole=0.5, missing=0.2)


def test_outcomes_are_decided_by_bearing_and_then_by_wholeness() -> None:
    decided = THRESHOLDS.decide(CHANCES)

    assert decided.tolist() == [WHOLE, PART, WHOLE, NONE, NONE, WHOLE]


def test_what_thresholds_do_by_hand() -> None:
    assert threshold_figures(EVIDENCE, CHANCES, THRESHOLDS) == {
        "right": pytest.approx(2 / 6),
        "declined": 1 / 4,
        "misled": 1 / 2,
        "given": 1 / 2,
        "over-claimed": 1 / 2,
        "under-claimed": 1 / 2,
        "looked for rightly": 1.0,  # .9 * .3 of the third
        "looked for idly": 0.0,  # .9 * .1 of the first
    }


def test_a_threshold_of_bearing_declines_more_and_misleads_less() -> None:
    strict = threshold_figures(EVIDENCE, CHANCES, Thresholds(bears=0.85, whole=0.5))

    assert strict["declined"] == 2 / 4
    assert strict["misled"] == 0


def test_the_chances_of_outcomes_sum_to_one() -> None:
    np.testing.assert_allclose(CHANCES.outcomes().sum(axis=1), 1)
    np.testing.assert_allclose(CHANCES.outcomes()[0], [0.81, 0.09, 0.1])


def test_figures_of_chances_by_hand() -> None:
    figures = outcome_figures(EVIDENCE, CHANCES)

    # Most probable: whole, part, whole, none, none, whole.
    assert figures["right"] == pytest.approx(2 / 6)
    # Of four times two pairs all but one, .3 and .6, are in order.
    assert figures["bears AUC"] == pytest.approx(7 / 8)
    # .9 and .3 against .7 and .1.
    assert figures["whole AUC"] == pytest.approx(3 / 4)


def test_a_set_with_one_label_has_no_curve() -> None:
    of_group = dict(by_group(EVIDENCE, CHANCES, EVIDENCE.group))

    assert of_group["styles"] == {"questions": 2, "right": 1 / 2}
    assert "whole AUC" in of_group["dev"]
    assert "bears AUC" not in of_group["dev"]


def test_bins_are_those_of_each_set() -> None:
    bins = bearing_bins(EVIDENCE, CHANCES)

    assert {name: found[0].questions for name, found in bins.items()} == {"dev": 4, "styles": 2}
    assert bins["dev"][0].share == 1
    assert bins["styles"][0].confidence == pytest.approx(0.4)
