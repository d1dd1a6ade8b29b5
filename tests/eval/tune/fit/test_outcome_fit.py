from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import pytest

from app.answer.answer import Outcome
from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.evidence import Evidence
from app.query.query import Turn
from eval.asked.expected import Label
from eval.tune.fit.outcome_fit import (
    NONE,
    PART,
    WHOLE,
    OutcomeEvidence,
    chances_of,
    fit_bearing,
    fit_whole,
    gather_outcomes,
    held_out_chances,
    outcome_class,
    shuffled_folds,
)
from ingest.errors import QuestionError
from tests.eval.examples import gold

NAMES = Evidence.names()
ROWS = 90


@pytest.fixture(scope="module")
def toy() -> OutcomeEvidence:
    """Ninety questions of three writers; one figure tells bearing, another wholeness."""
    outcome = np.arange(ROWS) % 3
    figures = np.random.default_rng(1).normal(size=(ROWS, len(NAMES)))
    figures[:, 0] += np.where(outcome == NONE, -3.0, 3.0)
    figures[:, 1] += np.where(outcome == WHOLE, 3.0, -3.0)
    return OutcomeEvidence(
        figures,
        outcome,
        group=("dev",) * 60 + ("styles",) * 30,
        writer=tuple(f"W{place // 30}" for place in range(ROWS)),
        style=("plain",) * ROWS,
    )


def test_each_model_weighs_what_tells_it(toy: OutcomeEvidence) -> None:
    bearing, whole = fit_bearing(toy), fit_whole(toy)

    assert list(bearing.weights) == list(whole.weights) == NAMES
    assert max(bearing.weights, key=lambda name: bearing.weights[name]) == NAMES[0]
    assert max(whole.weights, key=lambda name: whole.weights[name]) == NAMES[1]


def test_models_tell_the_outcomes_apart_seen_or_not(toy: OutcomeEvidence) -> None:
    for chances in (
        chances_of(fit_bearing(toy), fit_whole(toy), toy),
        held_out_chances(toy, toy.writer),
    ):
        assert np.mean(chances.outcomes().argmax(1) == toy.outcome) > 0.9


def test_wholeness_is_learnt_from_what_the_report_bears_on(toy: OutcomeEvidence) -> None:
    borne = toy.where(toy.bears)

    assert fit_whole(toy) == fit_whole(borne)
    assert set(borne.outcome.tolist()) == {WHOLE, PART}


def test_sets_are_picked_with_all_that_is_known(toy: OutcomeEvidence) -> None:
    styles = toy.of_sets(["styles"])

    assert len(styles.figures) == len(styles.outcome) == 30
    assert set(styles.writer) == {"W2"}
    assert set(styles.group) == {"styles"}


def test_shuffled_folds_are_equally_large_and_the_same_every_time() -> None:
    folds = shuffled_folds(18)

    assert sorted(folds) == sorted(f"fold {place % 9}" for place in range(18))
    assert folds == shuffled_folds(18)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("answered", WHOLE),
        ("overview", WHOLE),
        ("partly", PART),
        ("not_in_report", NONE),
        ("help", NONE),
    ],
)
def test_a_label_tells_the_outcome(outcome: Outcome, expected: int) -> None:
    assert outcome_class(gold(label=Label(outcome, (outcome,)))) == expected


def test_without_a_label_it_is_told_by_what_can_be_answered() -> None:
    assert outcome_class(gold()) == WHOLE
    assert outcome_class(gold(partial=True)) == PART
    assert outcome_class(gold(answerable=False)) == NONE


def test_evidence_is_gathered_with_writers_styles_and_what_came_before() -> None:
    @dataclass
    class Supporter:
        """Weighs the parts of a question by length and how much came before; some not at all."""

        def turns(self, questions: Sequence[str], language: str) -> list[str]:
            return [f"{language} {question}" for question in questions]

        def weighed(
            self, question: str, history: Sequence[Turn], language: str
        ) -> tuple[Evidence, ...]:
            if question == "wrong":
                raise QuestionError("It is too long.", "long_question")
            rest = [0.0] * (len(NAMES) - 2)
            return tuple(
                Evidence(float(len(part)), float(len(history)), *rest) for part in question.split()
            )

    sets = {
        "dev": [
            gold(question="a", writer="W1"),
            gold(question=""),
            gold(question="bb", writer="W2", style="dictation", before=("x", "y")),
            gold(question="wrong"),
        ],
        "gold": [
            gold(question="ccc dddd", answerable=False),
            gold(question="which part", partial=True),
        ],
    }

    evidence = gather_outcomes(cast(ExtractiveAnswerer, Supporter()), sets)

    assert evidence.figures[:, :2].tolist() == [[1, 0], [2, 2], [3, 0], [4, 0]]
    assert evidence.outcome.tolist() == [WHOLE, WHOLE, NONE, NONE]
    assert evidence.group == ("dev", "dev", "gold", "gold")
    assert evidence.writer == ("W1", "W2", "gold", "gold")
    assert evidence.style == ("W1", "dictation", "gold", "gold")
