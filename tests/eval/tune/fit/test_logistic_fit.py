from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from eval.tune.fit.logistic_fit import area_under_curve, fit_logistic, folds_of, held_out

NAMES = ("tells", "noise", "constant")


@dataclass(frozen=True, slots=True)
class Figures:
    tells: float
    noise: float
    constant: float


LABELS = np.arange(60) % 2 == 0
ROWS = np.column_stack(
    [np.where(LABELS, 12.0, 8.0), np.random.default_rng(1).normal(size=60), np.full(60, -1.0)]
)


def test_the_figure_that_tells_gets_the_weight_and_a_constant_none() -> None:
    model = fit_logistic(ROWS, LABELS, NAMES, 1.0)

    assert model.weights["tells"] > abs(model.weights["noise"])
    assert model.weights["constant"] == 0
    assert model.probability(Figures(12, 0, -1)) > 0.9
    assert model.probability(Figures(8, 0, -1)) < 0.1
    assert model.probability(Figures(10, 0, -1)) == pytest.approx(0.5, abs=0.05)


def test_less_freedom_makes_a_model_less_sure() -> None:
    tame, free = (fit_logistic(ROWS, LABELS, NAMES, freedom) for freedom in (0.01, 1.0))

    assert 0 < tame.weights["tells"] < free.weights["tells"]


def test_rows_that_weigh_more_draw_the_model_to_their_label() -> None:
    weights = np.where(LABELS, 9.0, 1.0)
    model = fit_logistic(np.zeros((60, 3)), LABELS, NAMES, 1.0, weights)

    assert model.probability(Figures(0, 0, 0)) == pytest.approx(0.9, abs=0.01)


def test_a_group_is_judged_by_the_others_alone() -> None:
    # In the last group the figure means the opposite, which its own model would have learnt.
    groups = ["a"] * 20 + ["b"] * 20 + ["c"] * 14 + ["turned"] * 6
    labels = np.where(np.arange(60) >= 54, ~LABELS, LABELS)

    chances = held_out(ROWS, labels, groups, 1.0)

    turned = np.array(groups) == "turned"
    assert area_under_curve(labels[turned], chances[turned]) == 0
    assert area_under_curve(labels[~turned], chances[~turned]) == 1


def test_rows_without_weight_teach_nothing_and_get_a_chance() -> None:
    groups = [("a", "b")[place // 2 % 2] for place in range(60)]
    weights = np.where(np.arange(60) < 40, 1.0, 0.0)
    spoilt = np.where(weights > 0, LABELS, ~LABELS)

    chances = held_out(ROWS, spoilt, groups, 1.0, weights)

    assert ((chances > 0.5) == LABELS).all()


def test_folds_split_no_group_and_use_every_row() -> None:
    groups = ["a", "b", "b", "c", "a", "d"]

    folds = folds_of(groups, 2)

    assert set(folds) == {"fold 0", "fold 1"}
    assert len({(group, fold) for group, fold in zip(groups, folds, strict=True)}) == 4
