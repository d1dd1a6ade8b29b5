from __future__ import annotations

import json
from dataclasses import replace

import pytest

from eval.asked.expected import Label
from eval.score.conclusion import Conclusion
from eval.score.scorecard import Scorecard
from tests.eval.examples import gold, score

SCORES = [
    score(confidence=0.9, question=gold(id="A1", type="list"), chapter="2 Beleid", rank=1),
    score(confidence=0.6, question=gold(id="A2", language="en"), verified=False, rank=4),
    score(
        confidence=0.2,
        question=gold(id="A3", answerable=False),
        ranking={},
        answered=False,
        verified=False,
    ),
]


def test_a_card_shows_intervals_groups_and_how_far_to_trust_it() -> None:
    text = Scorecard.of(SCORES).text()

    assert "verified" in text
    assert "0.500 [0.00, 1.00]" in text
    for words in ("type list", "chapter 2 Beleid", "risk-coverage curve 0.250", "up to a coverage"):
        assert words in text
    assert "Expected calibration error" in text


def test_a_card_counts_outcomes_where_they_are_labelled() -> None:
    label = Label("partly", ("partly",))
    labelled = score(question=gold(label=label), conclusion=Conclusion("answered"))
    card = Scorecard.of([*SCORES, labelled])
    assert card.outcomes == {
        "partly": {"answered": 1, "partly": 0, "not_in_report": 0, "overview": 0, "help": 0}
    }
    assert "By labelled outcome" in card.text()
    assert "By labelled outcome" not in Scorecard.of(SCORES).text()


def test_a_card_can_be_saved_with_every_question() -> None:
    saved = json.loads(json.dumps(Scorecard.of(SCORES).as_record()))

    assert saved["figures"]["all"]["verified"] == 0.5
    assert saved["intervals"]["en"]["verified"][0] == 0
    assert saved["risk_coverage"]["risk"] == [0, 0.5]
    assert [one["id"] for one in saved["questions"]] == ["A1", "A2", "A3"]
    assert [one["rank"] for one in saved["questions"]] == [1, 4, None]


def test_the_calibration_error_is_the_mean_gap_to_what_is_answerable() -> None:
    # So few questions are one bin: a mean confidence of 1.7 / 3, and 2 of 3 can be answered.
    assert Scorecard.of(SCORES).calibration_error == pytest.approx(2 / 3 - 1.7 / 3)


def test_a_system_that_only_ranks_has_no_confidence_to_trust() -> None:
    ranked = [replace(one, answered=False, verified=False, confidence=0.0) for one in SCORES]

    card = Scorecard.of(ranked)

    assert card.risk_coverage is None
    assert card.calibration_error is None
    assert "calibration" not in card.text()
