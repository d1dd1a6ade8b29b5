"""How much of the best score a sentence has, of scores that may be below zero."""

from __future__ import annotations


def share_of_best(score: float, best: float) -> float:
    """Returns the share of the best score that a score is, at most 1.

    Below zero, where nothing found lies above the mean, a share tells nothing: there it is 1 less
    what the score lacks. At zero, where all that was found is alike, nothing is a share of it.
    """
    if best == 0:
        return min(score, 0.0)
    return score / best if best > 0 else 1 + score - best


def least_score(best: float, share: float) -> float:
    """Returns the score that has a share of the best one."""
    return share * best if best > 0 else best - (1 - share)
