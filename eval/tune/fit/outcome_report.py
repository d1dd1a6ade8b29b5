"""What held-out chances are worth, and what thresholds on them would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.score.reliability import Bin, expected_calibration_error, reliability
from eval.tune.fit.logistic_fit import area_under_curve
from eval.tune.fit.outcome_fit import NONE, PART, WHOLE, Chances, OutcomeEvidence


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where chances become outcomes.

    Attributes:
        bears: Chance of bearing below which a question is declined.
        whole: Chance of a whole answer from which on one is said to be whole.
        missing: Chance of a part from which on what is missing is looked for under a whole answer.
    """

    # Read off the table of `python -m eval calibrate` (eval/LOG.md, "The models of outcomes").
    bears: float = 0.4
    whole: float = 0.43
    missing: float = 0.15

    def decide(self, chances: Chances) -> NDArray[np.int64]:
        """Returns int (n,): the outcome that each question would get."""
        part_or_whole = np.where(chances.bears * chances.whole >= self.whole, WHOLE, PART)
        return np.where(chances.bears < self.bears, NONE, part_or_whole)


GRID = tuple(
    Thresholds(bears, whole) for bears in (0.3, 0.4, 0.5, 0.6) for whole in (0.33, 0.43, 0.53)
)


def outcome_figures(evidence: OutcomeEvidence, chances: Chances) -> dict[str, float]:
    """Returns how good chances are; what a set has only one label of is left out."""
    figures = {"right": float(np.mean(chances.outcomes().argmax(1) == evidence.outcome))}
    borne = evidence.bears
    for name, labels, found in (
        ("bears", borne, chances.bears),
        ("whole", evidence.whole[borne], chances.whole[borne]),
    ):
        if len(set(labels.tolist())) == 2:
            figures[f"{name} AUC"] = area_under_curve(labels, found)
            bins = reliability(found, labels, np.ones(len(labels)))
            figures[f"{name} error"] = expected_calibration_error(bins)
    return figures


def by_group(
    evidence: OutcomeEvidence, chances: Chances, groups: Sequence[str]
) -> Iterator[tuple[str, dict[str, float]]]:
    """Yields the figures of each group."""
    for group in dict.fromkeys(groups):
        mine = np.array(groups) == group
        of_mine = Chances(chances.bears[mine], chances.whole[mine])
        yield (
            group,
            {"questions": float(mine.sum())} | outcome_figures(evidence.where(mine), of_mine),
        )


def threshold_figures(
    evidence: OutcomeEvidence, chances: Chances, thresholds: Thresholds
) -> dict[str, float]:
    """Returns what thresholds would do, by outcome alone: which sentence is said plays no part.

    right (of three outcomes), declined (of what is answered at least in part), misled (what is
    not answered is said to be, whole), given (the same, whole or in part), over-claimed (a part
    said to be whole), under-claimed (a whole said to be a part), and of those said to be whole:
    how often what is missing is looked for rightly (under a part) and idly (under a whole).
    """
    decided = thresholds.decide(chances)
    looked = chances.bears * (1 - chances.whole) >= thresholds.missing
    is_whole = decided == WHOLE
    label = evidence.outcome
    return {
        "right": _share(decided == label, label >= 0),
        "declined": _share(decided == NONE, label != NONE),
        "misled": _share(is_whole, label == NONE),
        "given": _share(decided != NONE, label == NONE),
        "over-claimed": _share(is_whole, label == PART),
        "under-claimed": _share(decided == PART, label == WHOLE),
        "looked for rightly": _share(looked, is_whole & (label == PART)),
        "looked for idly": _share(looked, is_whole & (label == WHOLE)),
    }


def bearing_bins(evidence: OutcomeEvidence, chances: Chances) -> dict[str, list[Bin]]:
    """Returns how far the chances of bearing can be trusted, by set."""
    bins = {}
    for name in dict.fromkeys(evidence.group):
        mine = np.array(evidence.group) == name
        labels = evidence.bears[mine]
        bins[name] = reliability(chances.bears[mine], labels, np.ones(len(labels)))
    return bins


def _share(true: NDArray[np.bool_], of: NDArray[np.bool_]) -> float:
    return float(np.mean(true[of])) if of.any() else 0.0
