"""Does a confidence of .8 mean that four of five such questions can be answered?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

BINS = 8
FEWEST = 10  # questions of a bin


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of like confidence.

    Attributes:
        confidence: Their mean confidence, in [0, 1].
        share: Share that is answerable, both labels weighing the same in all, in [0, 1].
        low: Lower end of the share's 95 % interval.
        high: Upper end.
        questions: How many there are.
    """

    confidence: float
    share: float
    low: float
    high: float
    questions: int


def reliability(
    confidences: NDArray[np.float64],
    answerable: NDArray[np.bool_],
    weights: NDArray[np.float64],
) -> list[Bin]:
    """Returns bins of equal size, from the lowest confidence to the highest.

    There are eight, or fewer so that each has ten questions.
    """
    return list(_bins(confidences, answerable, weights))


def expected_calibration_error(bins: list[Bin]) -> float:
    """Returns the mean distance between confidence and share over the questions, in [0, 1].

    Naeini et al. 2015, "Obtaining well calibrated probabilities using Bayesian binning".
    """
    gaps = [abs(one.share - one.confidence) for one in bins]
    return float(np.average(gaps, weights=[one.questions for one in bins]))


def _bins(
    confidences: NDArray[np.float64],
    answerable: NDArray[np.bool_],
    weights: NDArray[np.float64],
) -> Iterator[Bin]:
    bins = max(1, min(BINS, len(confidences) // FEWEST))
    for places in np.array_split(np.argsort(confidences, kind="stable"), bins):
        if not len(places):
            continue
        if not len(places):
            continue
        weight = weights[places]
        share = float(np.average(answerable[places], weights=weight))
        # Weighted questions tell as much as this many that weigh the same (Kish 1965).
        effective = max(1, round(float(weight.sum() ** 2 / (weight**2).sum())))
        interval = binomtest(round(share * effective), effective).proportion_ci(method="wilson")
        yield Bin(
            confidence=float(np.average(confidences[places], weights=weight)),
            share=share,
            low=min(float(interval.low), share),
            high=max(float(interval.high), share),
            questions=len(places),
        )
