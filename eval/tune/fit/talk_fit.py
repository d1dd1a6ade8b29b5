"""Fitting whether a line is small talk, from development questions with what was asked before.

Of the sets made before small talk was known, lines that are off topic and that the dialogue acts
are sure of are left out: among them are greetings that were to be refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.answer.answering import ExtractiveAnswerer
from app.answer.logistic import LogisticModel
from app.answer.small_talk.courtesies import courtesy
from app.answer.small_talk.figures import TalkFigures
from app.query.acts.grams import words_of
from eval.asked.question_record import GoldQuestion
from eval.tune.fit.histories import with_histories
from eval.tune.fit.logistic_fit import fit_logistic, held_out
from eval.tune.fit.outcome_fit import shuffled_folds
from ingest.errors import QuestionError

FREEDOM = 1.0
OF_TALK = 2.0  # how much a line of small talk counts; a question to the report counts one
SURE = 4.0  # log-odds


@dataclass(frozen=True, slots=True)
class LabelledTalk:
    """Lines looked at as small talk; courtesies and what is wanted of the last answer left out.

    Attributes:
        figures: float (n, figures).
        label: bool (n,): whether each is small talk.
        answerable: bool (n,): whether each is a question that the report answers, if only in part.
        texts: Of each.
    """

    figures: NDArray[np.float64]
    label: NDArray[np.bool_]
    answerable: NDArray[np.bool_]
    texts: tuple[str, ...]


def gather_talk(
    answerer: ExtractiveAnswerer, sets: Mapping[str, Sequence[GoldQuestion]]
) -> LabelledTalk:
    """Returns the lines of the sets that may be small talk."""
    rows = []
    for questions in sets.values():
        for question, history in with_histories(answerer, questions):
            try:
                figures = answerer.as_small_talk(question.question, history, question.language)
            except QuestionError:
                continue
            is_talk = "help" in question.outcomes
            is_open = question.kind == "offtopic" and figures and figures.aside > SURE
            if figures and not is_open and not courtesy(words_of(question.question)):
                is_answerable = question.answerable and not is_talk
                rows.append((figures.vector(), is_talk, is_answerable, question.question))
    vectors, labels, answerable, texts = zip(*rows, strict=True)
    return LabelledTalk(np.array(vectors), np.array(labels), np.array(answerable), texts)


def fit_talk(talk: LabelledTalk) -> LogisticModel:
    """Returns the model of all of them."""
    weights = np.where(talk.label, OF_TALK, 1.0)
    return fit_logistic(talk.figures, talk.label, TalkFigures.names(), FREEDOM, weights)


def held_out_chances(talk: LabelledTalk) -> NDArray[np.float64]:
    """Returns float (n,): chances by models that have not seen the line."""
    weights = np.where(talk.label, OF_TALK, 1.0)
    folds = shuffled_folds(len(talk.label))
    return held_out(talk.figures, talk.label, folds, FREEDOM, weights)


def talk_table(
    talk: LabelledTalk, chances: NDArray[np.float64], thresholds: Sequence[float]
) -> dict[str, dict[str, float]]:
    """Returns by threshold what is taken for small talk.

    The share of small talk, and the numbers of questions that the report answers and of others.
    """
    rows = {}
    for threshold in thresholds:
        taken = chances >= threshold
        rows[f"from {threshold:.2f}"] = {
            "small talk": float(np.mean(taken[talk.label])),
            "answerable": float(np.sum(taken & talk.answerable)),
            "others": float(np.sum(taken & ~talk.answerable & ~talk.label)),
        }
    return rows
