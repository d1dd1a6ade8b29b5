"""Fitting the abstention model of reports read automatically, and what it can be trusted with.

Of these, questions are labelled only with whether they can be answered.

Style is learned before substance: each set of questions has its own answerable and unanswerable
ones, so both labels of a set count the same, and folds keep writers together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import AbstentionModel
from app.answer.outcome.evidence import Evidence
from eval.asked.question_record import GoldQuestion
from eval.score.reliability import Bin, reliability
from eval.tune.fit.logistic_fit import area_under_curve, fit_logistic, folds_of, held_out

FOLDS = 8
FREEDOM = 1.0
# These rest on prepared questions and facts, which a report read automatically has none of; beside
# a prepared report they would have values never learnt from.
PREPARED = frozenset(
    (
        "question_cosine",
        "wording",
        "agreement",
        "beyond_unanswered",
        "wording_beyond_unanswered",
        "answered_vote",
        "answerability",
        "completeness",
        "beyond_partial",
        "beyond_not_stated",
        "own_coverage",
        "relevance",
        "second_relevance",
        "total_relevance",
    )
)


@dataclass(frozen=True, slots=True)
class LabelledEvidence:
    """Evidence for questions whose answer is known to be in the report, or not.

    Attributes:
        figures: float (n, figures).
        answerable: bool (n,).
        style: Set of questions each comes from.
        writer: Group that must not be split over folds.
        kind: "near_miss", "offtopic", "injection" or "".
    """

    figures: NDArray[np.float64]
    answerable: NDArray[np.bool_]
    style: tuple[str, ...]
    writer: tuple[str, ...]
    kind: tuple[str, ...]


def gather(
    answerer: ExtractiveAnswerer, sets: Mapping[str, Sequence[GoldQuestion]]
) -> LabelledEvidence:
    """Returns the evidence for every question of the sets, by style.

    Of figures that need a prepared report there is nothing to learn: they are 0.
    """
    rows, labels, styles, writers, kinds = [], [], [], [], []
    for style, questions in sets.items():
        for number, question in enumerate(questions):
            evidence = answerer.support(question.question)
            if evidence is None:
                continue
            rows.append(
                [
                    0.0 if name in PREPARED else value
                    for name, value in zip(Evidence.names(), evidence.vector(), strict=True)
                ]
            )
            labels.append(question.answerable)
            styles.append(style)
            writers.append(question.persona or f"{style} {number % (FOLDS * 2)}")
            kinds.append(question.kind)
    return LabelledEvidence(
        np.array(rows), np.array(labels), tuple(styles), tuple(writers), tuple(kinds)
    )


def fit(evidence: LabelledEvidence, false_refusals: float) -> AbstentionModel:
    """Returns the model that refuses at most a given share of answerable questions.

    The threshold is set on cross-validated confidences, the same share of each style.
    """
    confidences = cross_validated(evidence)
    weights = balanced_weights(evidence)
    threshold = weighted_quantile(
        confidences[evidence.answerable], weights[evidence.answerable], false_refusals
    )
    names = Evidence.names()
    model = fit_logistic(evidence.figures, evidence.answerable, names, FREEDOM, weights)
    return AbstentionModel(dict(model.weights), model.intercept, round(float(threshold), 4))


def cross_validated(evidence: LabelledEvidence) -> NDArray[np.float64]:
    """Returns float (n,): each question's confidence by a model that has not seen its writer."""
    folds = folds_of(evidence.writer, FOLDS)
    weights = balanced_weights(evidence)
    return held_out(evidence.figures, evidence.answerable, folds, FREEDOM, weights)


def balanced_weights(evidence: LabelledEvidence) -> NDArray[np.float64]:
    """Returns float (n,) weights, mean 1: both labels of each style weigh the same in all."""
    groups = list(zip(evidence.style, evidence.answerable.tolist(), strict=True))
    sizes = {group: groups.count(group) for group in set(groups)}
    weights = np.array([1 / sizes[group] for group in groups])
    return np.asarray(weights / weights.mean(), dtype=np.float64)


def weighted_quantile(
    values: NDArray[np.float64], weights: NDArray[np.float64], share: float
) -> float:
    """Returns the largest value with at most a share of the total weight below it."""
    order = np.argsort(values)
    below = np.cumsum(weights[order]) - weights[order]
    place = np.searchsorted(below, share * weights.sum(), side="right") - 1
    return float(values[order][place])


def summary(evidence: LabelledEvidence, false_refusals: float) -> dict[str, float]:
    """Returns cross-validated figures by style: AUC, and refusals at a false-refusal rate."""
    confidences = cross_validated(evidence)
    figures: dict[str, float] = {}
    for style in dict.fromkeys(evidence.style):
        mine = np.array([other == style for other in evidence.style])
        answerable = mine & evidence.answerable
        figures[f"{style}: AUC"] = area_under_curve(evidence.answerable[mine], confidences[mine])
        threshold = float(np.quantile(confidences[answerable], false_refusals))
        for kind in sorted(set(evidence.kind) - {""}):
            those = mine & ~evidence.answerable & np.array([k == kind for k in evidence.kind])
            if those.any():
                refused = float(np.mean(confidences[those] < threshold))
                figures[f"{style}: {kind} refused"] = refused
    return figures


def reliability_by_style(evidence: LabelledEvidence) -> dict[str, list[Bin]]:
    """Returns how far cross-validated confidences can be trusted, by style."""
    confidences, weights = cross_validated(evidence), balanced_weights(evidence)
    bins = {}
    for style in dict.fromkeys(evidence.style):
        mine = np.array([other == style for other in evidence.style])
        bins[style] = reliability(confidences[mine], evidence.answerable[mine], weights[mine])
    return bins
