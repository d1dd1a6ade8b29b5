"""From the scores of questions to figures for groups of them, with how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median

import numpy as np
from scipy.stats import bootstrap

from eval.metrics import QuestionScore

RESAMPLES = 2000
CONFIDENCE = 0.95
SEED = 20231231


def by_group(scores: Sequence[QuestionScore]) -> dict[str, dict[str, float]]:
    """Returns the figures of all questions, and of groups of them.

    Groups are languages, types or kinds, later turns and how sure answers were said to be.
    """
    groups = {name: list(group) for name, group in by_language(scores).items()}
    for score in scores:
        question = score.question
        if question.is_later_turn:
            groups.setdefault("later turns", []).append(score)
        label = question.type if question.answerable else question.kind or "unanswerable"
        if score.certainty:
            groups.setdefault(f"said to be {score.certainty}", []).append(score)
        if label:
            groups.setdefault(f"type {label}", []).append(score)
    return {name: summarise(group) for name, group in groups.items()}


def intervals_by_language(
    scores: Sequence[QuestionScore],
) -> dict[str, dict[str, tuple[float, float]]]:
    """Returns the intervals of all questions and of each language."""
    return {name: intervals(group) for name, group in by_language(scores).items()}


def by_language(scores: Sequence[QuestionScore]) -> dict[str, list[QuestionScore]]:
    """Returns all scores, then those of each language."""
    groups = {"all": list(scores)}
    for score in scores:
        groups.setdefault(score.question.language, []).append(score)
    return groups


def summarise(scores: Sequence[QuestionScore]) -> dict[str, float]:
    """Returns the means over a group of questions; what no question bears on is left out."""
    figures = {"questions": float(len(scores))}
    figures |= {name: mean(values) for name, values in _values(scores).items()}
    figures["median seconds"] = median(score.seconds for score in scores)
    return figures


def intervals(scores: Sequence[QuestionScore]) -> dict[str, tuple[float, float]]:
    """Returns the 95 % percentile bootstrap interval of every mean, over the questions."""
    return {name: _interval(values) for name, values in _values(scores).items()}


def _interval(values: Sequence[float]) -> tuple[float, float]:
    if len(set(values)) == 1:
        return values[0], values[0]
    found = bootstrap(
        (np.array(values),),
        np.mean,
        n_resamples=RESAMPLES,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def _values(scores: Sequence[QuestionScore]) -> dict[str, list[float]]:
    """Returns the values of the questions that a figure is a mean of."""
    answerable = [score for score in scores if score.question.answerable]
    unanswerable = [score for score in scores if not score.question.answerable]
    values: dict[str, list[float]] = {}
    for metric in answerable[0].ranking if answerable else ():
        if all(metric in score.ranking for score in answerable):
            values[metric] = [score.ranking[metric] for score in answerable]
    values["verified"] = [float(score.verified) for score in answerable]
    values["right if answered"] = [float(score.verified) for score in scores if score.answered]
    values["answerable refused"] = [float(not score.answered) for score in answerable]
    values["unanswerable refused"] = [float(not score.answered) for score in unanswerable]
    values["quotes verbatim"] = [s.verbatim for s in scores if s.verbatim is not None]
    values["language right"] = [float(score.right_language) for score in scores]
    return {name: found for name, found in values.items() if found}
