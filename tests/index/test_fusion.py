from __future__ import annotations

import numpy as np
import pytest

from index.fusion import (
    TEXT_ONLY,
    FusionWeights,
    Scores,
    SignalFloors,
    Signals,
    behind_best_section,
    by_report,
    by_weights,
)

COPIES = 2_000
FLOORS = SignalFloors(0.0, 0.0, 0.0, 0.0, 0.0)


def signals(**known: Scores) -> Signals:
    nothing = np.zeros(COPIES + 2, np.float32)
    names = Signals.__dataclass_fields__
    return Signals(**{name: known.get(name, nothing) for name in names})


def of(prepared: list[float], copies: float) -> Scores:
    """Returns two values of a report with questions, and those of near-copies, hardly apart."""
    apart = np.linspace(0, 1e-3, COPIES)
    return np.concatenate([prepared, copies + apart]).astype(np.float32)


IS_PREPARED = np.arange(COPIES + 2) < 2
ONE_SECTION = np.zeros(COPIES + 2, np.int64)
ASKED_ABOUT = signals(
    question_cosine=of([0.8, 0.3], 0.0),
    sentence_cosine=of([0.5, 0.2], 0.5),
    word_match=of([0.4, 0.1], 0.45),
    around_match=of([0.4, 0.1], 0.45),
)


def test_near_copies_do_not_outweigh_a_near_question() -> None:
    scores = by_report(ASKED_ABOUT, FLOORS, 100_000, IS_PREPARED, 2, ONE_SECTION)

    assert scores.argmax() == 0
    assert scores[1] < scores[2:].min()  # its neighbour, which has nothing to do with it


def test_what_is_found_among_more_sentences_counts_less() -> None:
    few, many = (
        by_report(ASKED_ABOUT, FLOORS, unfound, IS_PREPARED, 2, ONE_SECTION)
        for unfound in (0, 1_000_000)
    )

    assert many[0] - few[0] == pytest.approx(many[1] - few[1], abs=1e-4)
    assert many[0] > few[0]
    assert np.array_equal(many[2:], few[2:])


def test_a_far_question_does_not_lift_its_report() -> None:
    far = signals(
        question_cosine=of([0.3, 0.2], 0.0),
        sentence_cosine=of([0.2, 0.2], 0.5),
        word_match=of([0.2, 0.1], 0.45),
    )

    scores = by_report(far, FLOORS, 100_000, IS_PREPARED, 2, ONE_SECTION)

    assert scores[:2].max() < scores[2:].min()


def test_reports_of_one_kind_are_summed_as_ever() -> None:
    standard = ASKED_ABOUT.standardised(FLOORS, 100_000)
    for is_prepared, weights in ((True, FusionWeights()), (False, TEXT_ONLY)):
        of_kind = np.full(COPIES + 2, is_prepared)
        scores = by_report(ASKED_ABOUT, FLOORS, 100_000, of_kind, 2, ONE_SECTION)
        assert np.array_equal(scores, standard.weighted(weights))


def test_a_section_is_as_good_as_its_five_best_sentences() -> None:
    one_good = [9.0, 0, 0, 0, 0, 0]
    all_fair = [3.0, 3, 3, 3, 3, -9]
    scores = np.array([*one_good, *all_fair], np.float32)

    behind = behind_best_section(scores, np.repeat([0, 1], 6))

    assert behind[6:].tolist() == [0] * 6
    assert len({*behind[:6].tolist()}) == 1
    assert behind[0] == pytest.approx(-2)  # two sections of a size lie a deviation from the mean


def test_a_short_section_is_as_good_as_its_sentences_on_average() -> None:
    behind = behind_best_section(np.array([1, 3, 5], np.float32), np.array([7, 4, 7]))

    assert behind.tolist() == [0, 0, 0]


def test_no_candidates_have_no_sections() -> None:
    assert behind_best_section(np.empty(0, np.float32), np.empty(0, np.int64)).tolist() == []


def test_of_reports_without_questions_the_section_counts() -> None:
    sections = np.arange(COPIES + 2) // COPIES
    for is_prepared in (True, False):
        kinds = np.full(COPIES + 2, is_prepared)
        apart = by_report(ASKED_ABOUT, FLOORS, 0, kinds, 2, sections)
        together = by_report(ASKED_ABOUT, FLOORS, 0, kinds, 2, ONE_SECTION)
        assert np.array_equal(apart, together) == is_prepared
    by_text = by_weights(ASKED_ABOUT, FLOORS, 0, TEXT_ONLY, sections)
    assert np.array_equal(by_text, apart)
