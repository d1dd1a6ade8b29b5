"""How wrong a system is when it answers only what it is surest of.

Risk-coverage curve: El-Yaniv and Wiener 2010, "On the foundations of noise-free selective
classification"; its area: Geifman, Uziel and El-Yaniv 2019, "Bias-reduced uncertainty estimation".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap

from eval.score.metrics import QuestionScore
from eval.score.summary import CONFIDENCE, RESAMPLES, SEED

Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """Share of answers that are wrong, as less sure ones are given, too.

    An answer is wrong if it is not verified or the question has none. Questions that the system
    refused are not on the curve, for what it would have said to them is not known.

    Attributes:
        coverage: Share of all questions answered so far, ascending, in (0, 1].
        risk: Share of these answers that are wrong, in [0, 1].
        area: Mean risk over the curve, in [0, 1]; 0 if every answer is right.
        low: Lower end of the area's 95 % percentile bootstrap interval over the questions.
        high: Upper end.
    """

    coverage: tuple[float, ...]
    risk: tuple[float, ...]
    area: float
    low: float
    high: float


def risk_coverage(scores: Sequence[QuestionScore]) -> RiskCoverage | None:
    """Returns the curve of a run; None if nothing was answered or no confidence is known."""
    answered = [score for score in scores if score.answered and score.confidence is not None]
    if not answered:
        return None
    confidences = np.array([score.confidence for score in answered], dtype=np.float64)
    wrong = np.array([not score.verified for score in answered], dtype=np.float64)
    risks = _risks(confidences, wrong)
    low, high = _interval(confidences, wrong)
    coverage = np.arange(1, len(answered) + 1) / len(scores)
    return RiskCoverage(
        tuple(coverage.tolist()), tuple(risks.tolist()), float(risks.mean()), low, high
    )


def _risks(
    confidences: Figures,
    wrong: Figures,
) -> Figures:
    """Returns float64 (n,): the risk of the n surest answers; equals share their mean error."""
    order = np.argsort(-confidences, kind="stable")
    ranked, errors = confidences[order], wrong[order]
    # Answers held equally sure come in no order: each counts as wrong as all of them are.
    _, starts, counts = np.unique(-ranked, return_index=True, return_counts=True)
    means = np.add.reduceat(errors, starts) / counts
    return np.cumsum(np.repeat(means, counts)) / np.arange(1, len(errors) + 1)


def _interval(
    confidences: Figures,
    wrong: Figures,
) -> tuple[float, float]:
    if len(set(wrong.tolist())) == 1:
        return float(wrong[0]), float(wrong[0])
    found = bootstrap(
        (confidences, wrong),
        lambda sure, errors: float(_risks(sure, errors).mean()),
        paired=True,
        vectorized=False,
        n_resamples=RESAMPLES,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)
