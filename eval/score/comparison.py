"""Two runs over the same questions, compared question by question.

Every figure is a mean over questions, so the difference is tested by Fisher's randomisation test:
under the null hypothesis each question's two values could as well have changed places. Smucker,
Allan and Carterette 2007, "A comparison of statistical significance tests for information
retrieval evaluation".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

import numpy as np
from scipy.stats import permutation_test

from eval.score.metrics import QuestionScore
from eval.score.summary import MOST_NUMBERS, SEED, mean_interval, values

PERMUTATIONS = 9999
# Of which less is better.
COSTS = frozenset({"answerable refused", "evidence lost", "unanswerable answered"})
# Complements and multiples of others say nothing new.
LEFT_OUT = frozenset({"unanswerable answered", "P@1", "P@5", "AP@10", "right if answered"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure in two runs.

    Attributes:
        figure: Its name.
        a: Mean in the first run, over the questions that it bears on in both.
        b: Mean in the second.
        low: Lower end of the 95 % paired bootstrap interval of b - a.
        high: Upper end.
        p: Two-sided p-value of the randomisation test, in (0, 1].
        permutations: How many it is from: all there are, or 9,999 drawn at random.
        wins: Questions on which the second run is better.
        losses: Questions on which it is worse.
        ties: Questions on which both are equal.
    """

    figure: str
    a: float
    b: float
    low: float
    high: float
    p: float
    permutations: int
    wins: int
    losses: int
    ties: int


@dataclass(frozen=True, slots=True)
class Change:
    """A question that fared differently in two runs."""

    a: QuestionScore
    b: QuestionScore

    @property
    def gain(self) -> float:
        """How much better the second run is on it; by ranks alone if either run only ranks."""
        by_rank = self.a.only_ranked or self.b.only_ranked
        return _merit(self.b, by_rank=by_rank) - _merit(self.a, by_rank=by_rank)

    @property
    def is_better(self) -> bool:
        """Whether the second run is the better one on it."""
        return self.gain > 0


def compare(a: Sequence[QuestionScore], b: Sequence[QuestionScore]) -> list[Difference]:
    """Returns the differences between two runs, figure by figure.

    Args:
        a: Scores of the first run.
        b: Scores of the second, of the same questions in the same order.
    """
    first, second = values(a), values(b)
    differences = []
    for figure, mine in first.items():
        pairs = [
            (x, y)
            for x, y in zip(mine, second.get(figure, []), strict=False)
            if x is not None and y is not None
        ]
        if pairs and figure not in LEFT_OUT:
            differences.append(_difference(figure, pairs))
    return differences


def changes(a: Sequence[QuestionScore], b: Sequence[QuestionScore]) -> list[Change]:
    """Returns the questions that fared differently: those that got worse first."""
    found = [
        Change(x, y)
        for x, y in zip(a, b, strict=True)
        if _outcome(x, by_rank=x.only_ranked or y.only_ranked)
        != _outcome(y, by_rank=x.only_ranked or y.only_ranked)
    ]
    return sorted(found, key=lambda change: change.gain)


def _outcome(score: QuestionScore, *, by_rank: bool) -> tuple[object, ...]:
    outcome = score.conclusion.outcome if score.conclusion else None
    return (score.rank,) if by_rank else (outcome, score.answered, score.verified, score.rank)


def _merit(score: QuestionScore, *, by_rank: bool) -> float:
    """Returns how well a question fared: rightly answered or refused first, then its rank."""
    return (0.0 if by_rank else float(score.is_right)) + (0.5 / score.rank if score.rank else 0.0)


def _difference(figure: str, pairs: Sequence[tuple[float, float]]) -> Difference:
    a, b = (np.array(column, float) for column in zip(*pairs, strict=True))
    gains = (a - b) if figure in COSTS else (b - a)
    wins, losses = int((gains > 0).sum()), int((gains < 0).sum())
    p, permutations = randomisation_test((b - a).tolist())
    gains_of_b = (b - a).tolist()
    # Without any difference there is no interval to estimate; values of 1 are no shares here.
    same = len(set(gains_of_b)) == 1
    low, high = (gains_of_b[0], gains_of_b[0]) if same else mean_interval(gains_of_b)
    return Difference(
        figure=figure,
        a=mean(a.tolist()),
        b=mean(b.tolist()),
        low=low,
        high=high,
        p=p,
        permutations=permutations,
        wins=wins,
        losses=losses,
        ties=len(pairs) - wins - losses,
    )


def randomisation_test(differences: Sequence[float]) -> tuple[float, int]:
    """Returns the two-sided p-value of paired differences and from how many permutations it is.

    Questions without a difference are left out: changing places changes nothing there.
    """
    left = np.array([difference for difference in differences if difference != 0])
    if len(left) < 2:  # the one difference there is is as large with either sign
        return 1.0, 2 ** len(left)
    result = permutation_test(
        (left, np.zeros_like(left)),
        lambda x, y, axis: np.mean(x - y, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=PERMUTATIONS,
        batch=max(1, MOST_NUMBERS // len(left)),
        rng=np.random.default_rng(SEED),
    )
    return float(result.pvalue), len(result.null_distribution)
