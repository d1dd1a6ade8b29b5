"""Fitting logistic models, and what they say of questions that they have not seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from app.answer.logistic import LogisticModel

DIGITS = 4  # of the weights that are written


def fit_logistic(
    figures: NDArray[np.float64],
    labels: NDArray[np.bool_],
    names: Sequence[str],
    freedom: float,
    weights: NDArray[np.float64] | None = None,
) -> LogisticModel:
    """Returns the model of figures as they are, fitted on standardised ones.

    Args:
        figures: float (n, figures).
        labels: bool (n,), both values among them.
        names: Of the figures.
        freedom: Inverse strength of the penalty on weights (C).
        weights: float (n,): how much each row counts; None for the same.
    """
    fitted = _fit(figures, labels, freedom, weights)
    scaler, logistic = fitted[0], fitted[-1]
    slopes = logistic.coef_[0] / scaler.scale_
    return LogisticModel(
        {name: round(float(slope), DIGITS) for name, slope in zip(names, slopes, strict=True)},
        round(float(logistic.intercept_[0] - slopes @ scaler.mean_), DIGITS),
    )


def held_out(
    figures: NDArray[np.float64],
    labels: NDArray[np.bool_],
    groups: Sequence[str],
    freedom: float,
    weights: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Returns float (n,): each probability by a model that has seen no row of its group.

    Args:
        figures: float (n, figures).
        labels: bool (n,).
        groups: Of each row.
        freedom: Inverse strength of the penalty on weights (C).
        weights: float (n,): how much each row counts, nothing for rows that are not learnt from
            and get a probability all the same; None for the same.
    """
    of_group = np.array(groups)
    counts = np.ones(len(labels)) if weights is None else weights
    found = np.zeros(len(labels))
    for group in dict.fromkeys(groups):
        mine = of_group == group
        others = ~mine & (counts > 0)
        model = _fit(figures[others], labels[others], freedom, counts[others])
        found[mine] = model.predict_proba(figures[mine])[:, 1]
    return found


def folds_of(groups: Sequence[str], folds: int) -> list[str]:
    """Returns a fold for each row: equally large ones that split no group."""
    found = [""] * len(groups)
    splits = GroupKFold(folds).split(groups, groups=groups)
    for number, (_, rows) in enumerate(splits):
        for row in rows:
            found[row] = f"fold {number}"
    return found


def area_under_curve(labels: NDArray[np.bool_], chances: NDArray[np.float64]) -> float:
    """Returns how probable it is that a true row has a higher chance than a false one."""
    return float(roc_auc_score(labels, chances))


def _fit(
    figures: NDArray[np.float64],
    labels: NDArray[np.bool_],
    freedom: float,
    weights: NDArray[np.float64] | None,
) -> Pipeline:
    pipeline = make_pipeline(StandardScaler(), LogisticRegression(C=freedom, max_iter=1000))
    return pipeline.fit(figures, labels, logisticregression__sample_weight=weights)
