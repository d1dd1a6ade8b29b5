from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.evidence import Evidence
from eval.tune.fit.calibration import (
    PREPARED,
    LabelledEvidence,
    balanced_weights,
    cross_validated,
    fit,
    gather,
    summary,
    weighted_quantile,
)
from tests.eval.examples import gold

NAMES = Evidence.names()


def _evidence(values: list[float]) -> Evidence:
    return Evidence(**dict(zip(NAMES, values, strict=True)))


@pytest.fixture(scope="module")
def toy() -> LabelledEvidence:
    """Sixty questions of two styles; the first figure alone tells which can be answered."""
    rng = np.random.default_rng(1)
    answerable = np.arange(60) % 2 == 0
    figures = rng.normal(size=(60, len(NAMES)))
    figures[:, 0] = np.where(answerable, 1.0, -1.0) + figures[:, 0] / 10
    return LabelledEvidence(
        figures,
        answerable,
        style=("gold",) * 40 + ("natural",) * 20,
        writer=tuple(f"writer {number // 2 % 10}" for number in range(60)),
        kind=tuple(
            "" if yes else ("near_miss", "offtopic")[n % 4 // 2] for n, yes in enumerate(answerable)
        ),
    )


def test_the_figure_that_tells_gets_the_weight(toy: LabelledEvidence) -> None:
    model = fit(toy, 0.0)

    assert list(model.weights) == NAMES
    assert max(model.weights, key=lambda name: abs(model.weights[name])) == NAMES[0]
    assert model.weights[NAMES[0]] > 0


def test_the_model_answers_what_can_be_answered(toy: LabelledEvidence) -> None:
    model = fit(toy, 0.1)

    confidences = np.array([model.confidence(_evidence(row)) for row in toy.figures.tolist()])
    assert (confidences[~toy.answerable] < model.threshold).all()
    assert np.mean(confidences[toy.answerable] < model.threshold) <= 0.2


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5])
def test_no_more_than_the_given_share_is_refused(share: float, toy: LabelledEvidence) -> None:
    threshold = fit(toy, share).threshold

    right = toy.answerable
    refused = cross_validated(toy)[right] < threshold - 5e-5  # the threshold is rounded
    weights = balanced_weights(toy)[right]
    assert weights[refused].sum() <= share * weights.sum() + 1e-9


def test_separable_questions_are_told_apart(toy: LabelledEvidence) -> None:
    figures = summary(toy, 0.0)

    assert figures == {
        f"{style}: {name}": 1.0
        for style in ("gold", "natural")
        for name in ("AUC", "near_miss refused", "offtopic refused")
    }


def test_kinds_without_a_question_of_that_style_are_left_out(toy: LabelledEvidence) -> None:
    kinds = tuple(
        "offtopic" if s == "gold" and k else k and "near_miss"
        for s, k in zip(toy.style, toy.kind, strict=True)
    )

    assert summary(replace(toy, kind=kinds), 0.0).keys() == {
        "gold: AUC",
        "gold: offtopic refused",
        "natural: AUC",
        "natural: near_miss refused",
    }


def test_both_labels_of_each_style_weigh_the_same() -> None:
    evidence = LabelledEvidence(
        figures=np.zeros((6, len(NAMES))),
        answerable=np.array([True, True, True, False, True, False]),
        style=("gold",) * 4 + ("natural",) * 2,
        writer=("w",) * 6,
        kind=("",) * 6,
    )

    # Four groups of 3, 1, 1 and 1: a quarter of the total of 6 each.
    np.testing.assert_allclose(balanced_weights(evidence), [0.5, 0.5, 0.5, 1.5, 1.5, 1.5])


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.0, 1), (0.1, 1), (0.125, 2), (0.3, 2), (0.5, 3), (0.9, 3), (1.0, 3)],
)
def test_a_weighted_quantile_by_hand(share: float, expected: float) -> None:
    # Sorted: 1 weighs 1, 2 weighs 3 and 3 weighs 4; below them lie 0, 1/8 and 4/8.
    values, weights = np.array([3.0, 1.0, 2.0]), np.array([4.0, 1.0, 3.0])

    assert weighted_quantile(values, weights, share) == expected


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0.1, 5)), min_size=1, max_size=20),
    st.floats(0, 1),
)
def test_below_a_weighted_quantile_lies_at_most_the_share(
    pairs: list[tuple[float, float]], share: float
) -> None:
    values, weights = np.array(pairs).T

    below = values < weighted_quantile(values, weights, share)

    assert weights[below].sum() <= share * weights.sum() + 1e-9


def test_evidence_is_gathered_by_style_and_writer() -> None:
    @dataclass
    class Supporter:
        """Supports a question by its length; one question finds nothing at all."""

        def support(self, question: str) -> Evidence | None:
            return _evidence([float(len(question))] * len(NAMES)) if question else None

    sets = {
        "gold dev": [gold(question="a"), gold(question=""), gold(question="bb", persona="nurse")],
        "natural": [gold(question="ccc", answerable=False, kind="near_miss")],
    }

    evidence = gather(cast(ExtractiveAnswerer, Supporter()), sets)

    of = dict(zip(NAMES, evidence.figures.T, strict=True))
    np.testing.assert_array_equal(of["sentence_cosine"], [1, 2, 3])
    assert set(NAMES) > PREPARED
    assert not any(of[name].any() for name in PREPARED)
    assert all(values.all() for name, values in of.items() if name not in PREPARED)
    assert evidence.answerable.tolist() == [True, True, False]
    assert evidence.style == ("gold dev", "gold dev", "natural")
    assert evidence.writer == ("gold dev 0", "nurse", "natural 0")
    assert evidence.kind == ("", "", "near_miss")
