"""Fitting whether the report bears on a question, and whether it then answers the whole of it.

Both are learnt from questions that are labelled with their outcome; those that are not tell how
the models fare among strangers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.answer.answering import ExtractiveAnswerer
from app.answer.logistic import LogisticModel
from app.answer.outcome.evidence import Evidence
from eval.asked.question_record import GoldQuestion
from eval.tune.fit.histories import with_histories
from eval.tune.fit.logistic_fit import fit_logistic, held_out
from ingest.errors import QuestionError

# Twenty-three figures of nine hundred questions: of .01 to 1, .03 was best on unseen writers.
FREEDOM = 0.03
WHOLE, PART, NONE = 0, 1, 2
CLASSES = {
    "answered": WHOLE,
    "overview": WHOLE,
    "partly": PART,
    "not_in_report": NONE,
    "help": NONE,
}
SEED, SHUFFLED = 0, 9  # of the folds that keep nobody together


@dataclass(frozen=True, slots=True)
class OutcomeEvidence:
    """Evidence for questions whose outcome is known.

    Attributes:
        figures: float (n, figures).
        outcome: int (n,): WHOLE, PART or NONE.
        group: Set of each question.
        writer: Who wrote it, or its set.
        style: Manner it is asked in, or who wrote it.
    """

    figures: NDArray[np.float64]
    outcome: NDArray[np.int64]
    group: tuple[str, ...]
    writer: tuple[str, ...]
    style: tuple[str, ...]

    @property
    def bears(self) -> NDArray[np.bool_]:
        """Whether the report answers at least a part of each question."""
        return np.asarray(self.outcome != NONE)

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Whether it answers the whole."""
        return np.asarray(self.outcome == WHOLE)

    def where(self, chosen: NDArray[np.bool_]) -> OutcomeEvidence:
        """Returns the evidence for some of the questions."""
        pick = np.flatnonzero(chosen)
        return replace(
            self,
            figures=self.figures[pick],
            outcome=self.outcome[pick],
            group=tuple(self.group[place] for place in pick),
            writer=tuple(self.writer[place] for place in pick),
            style=tuple(self.style[place] for place in pick),
        )

    def of_sets(self, names: Sequence[str]) -> OutcomeEvidence:
        """Returns the evidence for the questions of some sets."""
        return self.where(np.isin(self.group, names))


def gather_outcomes(
    answerer: ExtractiveAnswerer, sets: Mapping[str, Sequence[GoldQuestion]]
) -> OutcomeEvidence:
    """Returns the evidence for every question of the sets that the models decide, read as asked.

    A double question is decided part by part: each is answered, or none, if all of it is; of one
    that is answered in part it is not known which.
    """
    rows, outcomes, groups, writers, styles = [], [], [], [], []
    for name, questions in sets.items():
        for question, history in with_histories(answerer, questions):
            try:
                weighed = answerer.weighed(question.question, history, question.language)
            except QuestionError:
                continue
            outcome = outcome_class(question)
            if len(weighed) > 1 and outcome == PART:
                continue
            rows += [evidence.vector() for evidence in weighed]
            outcomes += [outcome] * len(weighed)
            groups += [name] * len(weighed)
            writers += [question.writer or name] * len(weighed)
            styles += [question.style or question.writer or name] * len(weighed)
    return OutcomeEvidence(
        np.array(rows), np.array(outcomes), tuple(groups), tuple(writers), tuple(styles)
    )


def outcome_class(question: GoldQuestion) -> int:
    """Returns the outcome by the label, or by whether the question can be answered."""
    if question.label:
        return CLASSES[question.label.outcome]
    if not question.answerable:
        return NONE
    return PART if question.partial else WHOLE


@dataclass(frozen=True, slots=True)
class Chances:
    """What models say of questions.

    Attributes:
        bears: float (n,): that the report bears on each.
        whole: float (n,): that the whole of it is answered, if it does.
    """

    bears: NDArray[np.float64]
    whole: NDArray[np.float64]

    def outcomes(self) -> NDArray[np.float64]:
        """Returns float (n, 3): of WHOLE, PART and NONE."""
        parts = (self.bears * self.whole, self.bears * (1 - self.whole), 1 - self.bears)
        return np.stack(parts, axis=1)


def fit_bearing(evidence: OutcomeEvidence) -> LogisticModel:
    """Returns the model of whether the report bears on a question."""
    return fit_logistic(evidence.figures, evidence.bears, Evidence.names(), FREEDOM)


def fit_whole(evidence: OutcomeEvidence) -> LogisticModel:
    """Returns the model of whether the whole is answered, of those that the report bears on."""
    borne = evidence.where(evidence.bears)
    return fit_logistic(borne.figures, borne.whole, Evidence.names(), FREEDOM)


def held_out_chances(evidence: OutcomeEvidence, groups: Sequence[str]) -> Chances:
    """Returns what models say that have seen no question of the same group."""
    return Chances(
        held_out(evidence.figures, evidence.bears, groups, FREEDOM),
        held_out(evidence.figures, evidence.whole, groups, FREEDOM, evidence.bears.astype(float)),
    )


def chances_of(bearing: LogisticModel, whole: LogisticModel, evidence: OutcomeEvidence) -> Chances:
    """Returns what models that are fitted say."""
    rows = [
        Evidence(**dict(zip(Evidence.names(), row, strict=True)))
        for row in evidence.figures.tolist()
    ]
    return Chances(
        np.array([bearing.probability(row) for row in rows]),
        np.array([whole.probability(row) for row in rows]),
    )


def shuffled_folds(questions: int) -> list[str]:
    """Returns a fold for each question, at random: writers and styles fall into several."""
    order = np.random.default_rng(SEED).permutation(questions)
    return [f"fold {place % SHUFFLED}" for place in order]
