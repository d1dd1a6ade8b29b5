"""From the scores of questions to figures for groups of them, with how sure they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import mean, median

import numpy as np
from scipy.stats import binomtest, bootstrap

from eval.asked.expected import RIGHT
from eval.asked.groups import ALL, SAID, groups_of, place_of
from eval.score.conclusion import Conclusion, help_figures
from eval.score.metrics import QuestionScore

RESAMPLES = 2000
CONFIDENCE = 0.95
SEED = 20231231
MOST_NUMBERS = 10_000_000  # drawn at a time, so that 100,000 questions fit in memory, too

Value = float | None
Figure = Callable[[QuestionScore], Value]


def _of_answerable(of: Callable[[QuestionScore, Conclusion], Value]) -> Figure:
    """Returns a figure that bears on questions that the report answers, if it is looked at."""
    return lambda score: (
        of(score, score.conclusion) if score.question.answerable and score.conclusion else None
    )


def _of_all(of: Callable[[Conclusion], Value]) -> Figure:
    """Returns the same for every question."""
    return lambda score: of(score.conclusion) if score.conclusion else None


def _of_unanswerable(of: Callable[[Conclusion], bool]) -> Figure:
    """Returns the same for questions that the report does not answer."""
    return lambda score: (
        None
        if score.question.answerable or score.conclusion is None
        else float(of(score.conclusion))
    )


def _of_help(name: str) -> Figure:
    """Returns a figure of small talk told from questions to the report."""
    return lambda score: (
        help_figures(score.question.outcomes, score.conclusion.outcome)[name]
        if score.conclusion
        else None
    )


# Figures beside those of ranking, as a question's value; None where it does not bear on one.
FIGURES: Mapping[str, Figure] = {
    "verified": lambda score: float(score.verified) if score.question.answerable else None,
    "verified or rightly partly": _of_answerable(lambda score, _: float(score.is_right)),
    "later turn right": lambda score: (
        float(is_right_turn(score)) if score.question.is_follow_up else None
    ),
    "help recognised": _of_help("help recognised"),
    "swallowed": _of_help("swallowed"),
    "right overview": lambda score: float(score.verified) if score.question.overviews else None,
    "right if answered": lambda score: float(score.verified) if score.answered else None,
    "led": _of_answerable(lambda _, found: None if found.led is None else float(found.led)),
    "lead founded": _of_all(lambda found: found.is_founded),
    "answerable refused": lambda score: (
        float(not score.answered) if score.question.answerable else None
    ),
    "answerable partly": _of_answerable(lambda _, found: float(found.is_partial)),
    "partly with evidence": _of_answerable(
        lambda score, found: float(found.is_partial and bool(score.citation_recall))
    ),
    "evidence lost": lambda score: (
        None if score.citation_recall is None else float(score.citation_recall == 0)
    ),
    "unanswerable refused": lambda score: (
        None if score.question.answerable else float(not score.answered)
    ),
    "unanswerable declined": _of_unanswerable(
        lambda found: not (found.is_whole or found.is_partial)
    ),
    "unanswerable partly": _of_unanswerable(lambda found: found.is_partial),
    "unanswerable answered": lambda score: (
        None if score.question.answerable else float(score.answered)
    ),
    "citation precision": lambda score: score.citation_precision,
    "citation recall": lambda score: score.citation_recall,
    "quotes verbatim": lambda score: score.verbatim,
    "self-contained": lambda score: score.conclusion.self_contained if score.conclusion else None,
    "language right": lambda score: float(score.right_language),
}


def is_right_turn(score: QuestionScore) -> bool:
    """Returns whether the outcome is right and so is a sentence, or the page that is asked for.

    Where no outcome is labelled, that of a verified answer is, and of a question that has none
    any but an answer.
    """
    question, found = score.question, score.conclusion
    if question.outcomes and found:
        if not any(found.outcome in RIGHT[one] for one in question.outcomes):
            return False
        names_it = found.is_partial or found.names_missing
        if question.outcomes == ("partly",) and not names_it:
            return False
        if found.outcome == "not_in_report":
            return True
    if not question.answerable:
        return not score.answered
    is_partial = score.is_rightly_partial and bool(score.citation_recall)
    return score.verified or is_partial or score.page_right


def by_group(scores: Sequence[QuestionScore]) -> dict[str, dict[str, float]]:
    """Returns the figures of all questions, and of groups of them.

    Groups are languages, what is answerable in part, types or kinds, styles, writers, chapters,
    moves, later turns and how sure answers were said to be.
    """
    return {name: summarise(group) for name, group in groups(scores).items()}


def intervals_by_group(
    scores: Sequence[QuestionScore],
) -> dict[str, dict[str, tuple[float, float]]]:
    """Returns the intervals of all questions and of the same groups."""
    return {name: intervals(group) for name, group in groups(scores).items()}


def groups(scores: Sequence[QuestionScore]) -> dict[str, list[QuestionScore]]:
    """Returns all scores, and those of each group, by its name."""
    found: dict[str, list[QuestionScore]] = {ALL: []}
    for score in scores:
        for name in groups_of(score.question):
            found.setdefault(name, []).append(score)
        if score.chapter:
            found.setdefault(f"chapter {score.chapter}", []).append(score)
        if score.certainty:
            found.setdefault(f"{SAID}{score.certainty}", []).append(score)
    return dict(sorted(found.items(), key=lambda group: place_of(group[0])))


def by_language(scores: Sequence[QuestionScore]) -> dict[str, list[QuestionScore]]:
    """Returns all scores, then those of each language."""
    groups = {"all": list(scores)}
    for score in scores:
        groups.setdefault(score.question.language, []).append(score)
    return groups


def summarise(scores: Sequence[QuestionScore]) -> dict[str, float]:
    """Returns the means over a group of questions; what no question bears on is left out."""
    figures = {"questions": float(len(scores))}
    figures |= {name: mean(of) for name, of in _means_of(scores).items()}
    words = [score.conclusion.words for score in scores if score.conclusion]
    if said := [count for count in words if count is not None]:
        figures["median words"] = median(said)
    figures["median seconds"] = median(score.seconds for score in scores)
    return figures


def intervals(scores: Sequence[QuestionScore]) -> dict[str, tuple[float, float]]:
    """Returns the 95 % percentile bootstrap interval of every mean, over the questions."""
    return {name: mean_interval(of) for name, of in _means_of(scores).items()}


def mean_interval(values: Sequence[float]) -> tuple[float, float]:
    """Returns the 95 % percentile bootstrap interval of a mean.

    Where all values are 0 or all are 1, resampling says nothing: that interval is Wilson's.
    """
    if len(set(values)) == 1:
        if values[0] not in (0, 1):
            return values[0], values[0]
        return wilson_interval(len(values) if values[0] else 0, len(values))
    found = bootstrap(
        (np.array(values),),
        np.mean,
        n_resamples=RESAMPLES,
        batch=max(1, MOST_NUMBERS // len(values)),
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def wilson_interval(count: int, total: int) -> tuple[float, float]:
    """Returns Wilson's 95 % interval of a share, of at least one."""
    found = binomtest(count, total).proportion_ci(CONFIDENCE, method="wilson")
    return float(found.low), float(found.high)


def values(scores: Sequence[QuestionScore]) -> dict[str, list[Value]]:
    """Returns every figure's value question by question, None where it does not bear on one.

    A ranking figure that is missing for an answerable question is left out, as is a figure that
    bears on no question.
    """
    answerable = [score for score in scores if score.question.is_looked_up]
    found: dict[str, list[Value]] = {
        metric: [score.ranking.get(metric) for score in scores]
        for metric in (answerable[0].ranking if answerable else ())
        if all(metric in score.ranking for score in answerable)
    }
    found |= {
        name: [None if score.only_ranked else value(score) for score in scores]
        for name, value in FIGURES.items()
    }
    return {name: of for name, of in found.items() if any(value is not None for value in of)}


def _means_of(scores: Sequence[QuestionScore]) -> dict[str, list[float]]:
    """Returns the values that each figure is the mean of."""
    return {
        name: [float(value) for value in of if value is not None]
        for name, of in values(scores).items()
    }
