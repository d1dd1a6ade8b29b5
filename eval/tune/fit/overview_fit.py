"""Fitting whether a question asks for an overview, and what the model is worth.

Learnt from requests with the right overviews, and from questions that one or two sentences answer
or that the report does not answer: those must not become lists. What an overview would answer as
well as a few sentences do is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.answer.answering import ExtractiveAnswerer
from app.answer.logistic import LogisticModel
from app.answer.overview.figures import RequestFigures
from app.answer.overview.items import FEW, MOST
from app.answer.overview.recognition import SURE, Reading, names_it
from eval.asked.question_record import GoldQuestion
from eval.tune.fit.histories import with_histories
from eval.tune.fit.logistic_fit import fit_logistic, held_out
from eval.tune.fit.outcome_fit import shuffled_folds
from ingest.document import SentenceKey
from ingest.errors import QuestionError

FREEDOM = 0.3  # of .1 to 1 none did better on folds
PRECISE = 2  # most sentences or quotes of a question that a few sentences answer
SHARED = 2  # labelled sentences that an overview must have to be the one that is asked for


@dataclass(frozen=True, slots=True)
class LabelledRequests:
    """Questions looked at as requests for overviews.

    Attributes:
        figures: float (n, figures).
        sure: bool (n,): whether each is taken for a request whatever the model says.
        label: bool (n,): whether the best overview is asked for.
        precise: bool (n,): whether one or two sentences answer it.
        lacks: bool (n,): whether none of its labelled sentences is among the first few of the
            overview; false where no sentences are labelled.
        group: Set of each.
    """

    figures: NDArray[np.float64]
    sure: NDArray[np.bool_]
    label: NDArray[np.bool_]
    precise: NDArray[np.bool_]
    lacks: NDArray[np.bool_]
    group: tuple[str, ...]


def gather_requests(
    answerer: ExtractiveAnswerer, sets: Mapping[str, Sequence[GoldQuestion]]
) -> LabelledRequests:
    """Returns the questions of the sets that may ask for an overview and that say whether."""
    rows = []
    for name, questions in sets.items():
        for question, history in with_histories(answerer, questions):
            try:
                reading = answerer.as_request(question.question, history, question.language)
            except QuestionError:
                continue
            label = asks_for(question, reading) if reading else None
            if reading and label is not None:
                is_precise = not label and _is_precise(question)
                lacks = is_precise and _lacks(question, reading)
                figures = reading.figures
                rows.append((figures.vector(), names_it(figures), label, is_precise, lacks, name))
    vectors, sure, labels, precise, lacking, groups = zip(*rows, strict=True)
    return LabelledRequests(
        np.array(vectors),
        np.array(sure),
        np.array(labels),
        np.array(precise),
        np.array(lacking),
        groups,
    )


def asks_for(question: GoldQuestion, reading: Reading) -> bool | None:
    """Returns whether a question asks for the overview it is nearest to; None if that is open."""
    if question.overviews:
        return reading.best.known.overview.id in question.overviews
    label = question.label
    said = _said(reading, MOST)
    if label is None:
        outcomes = question.demands.outcomes if question.demands else ()
        is_open = "overview" in outcomes or len(question.evidence) > PRECISE
        return None if is_open else False
    is_shared = len(said.intersection(label.sentences)) >= SHARED
    if label.outcome == "overview":
        return True if is_shared else None
    is_open = "overview" in label.accept or (len(label.sentences) > PRECISE and is_shared)
    return None if is_open else False


def fit_requests(requests: LabelledRequests) -> LogisticModel:
    """Returns the model of all of them."""
    return fit_logistic(requests.figures, requests.label, RequestFigures.names(), FREEDOM)


def held_out_chances(requests: LabelledRequests) -> NDArray[np.float64]:
    """Returns float (n,): chances by models that have not seen the question."""
    folds = shuffled_folds(len(requests.label))
    chances = held_out(requests.figures, requests.label, folds, FREEDOM)
    return np.where(requests.sure, np.maximum(chances, SURE), chances)


def request_table(
    requests: LabelledRequests, chances: NDArray[np.float64], thresholds: Sequence[float]
) -> dict[str, dict[str, float]]:
    """Returns by threshold what becomes an overview.

    Shares of the requests, of the questions that one or two sentences answer, and of the other
    ones that ask for none; and the number of precise ones that lack their sentence then.
    """
    rows = {}
    for threshold in thresholds:
        taken = chances >= threshold
        others = ~requests.label & ~requests.precise
        rows[f"from {threshold:.2f}"] = {
            "requests": _share(taken, requests.label),
            "precise": _share(taken, requests.precise),
            "precise lacking": float(np.sum(taken & requests.lacks)),
            "others": _share(taken, others),
        }
    return rows


def _is_precise(question: GoldQuestion) -> bool:
    if question.label:
        is_answered = question.label.outcome in ("answered", "partly")
        return is_answered and len(question.label.sentences) <= PRECISE
    return question.answerable


def _lacks(question: GoldQuestion, reading: Reading) -> bool:
    sentences = question.label.sentences if question.label else ()
    return bool(sentences) and not _said(reading, FEW).intersection(sentences)


def _said(reading: Reading, count: int) -> frozenset[SentenceKey]:
    return frozenset(item.key for item in reading.best.known.overview.items[:count])


def _share(true: NDArray[np.bool_], of: NDArray[np.bool_]) -> float:
    return float(np.mean(true[of])) if of.any() else 0.0
