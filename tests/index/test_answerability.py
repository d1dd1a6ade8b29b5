from __future__ import annotations

import math
from pathlib import Path

import pytest

from index.answerability import AnswerabilityClassifier
from ingest.errors import IndexFolderError

ANSWERED = ["Hoeveel mensen keerden terug?", "Hoeveel landen doen mee?", "Wat doet IOM?"]
UNANSWERED = ["Wie tekende het besluit?", "Wat kostte het besluit?", "Wanneer viel het besluit?"]


@pytest.fixture(scope="module")
def classifier() -> AnswerabilityClassifier:
    return AnswerabilityClassifier.fit(ANSWERED, UNANSWERED)


def test_a_question_is_as_those_it_is_worded_like(classifier: AnswerabilityClassifier) -> None:
    assert classifier.log_odds("Hoeveel mensen doen mee?") > 0.5
    assert classifier.log_odds("Wie nam het besluit?") < -0.5
    assert classifier.log_odds("Wie nam het beslit?") < 0  # a typing error


def test_both_kinds_weigh_the_same_however_many_there_are() -> None:
    skewed = AnswerabilityClassifier.fit(ANSWERED, UNANSWERED * 10)
    assert skewed.log_odds("Hoeveel mensen doen mee?") > 0
    assert abs(skewed.log_odds("xyz")) < 1  # far from ln(30 / 3)


def test_the_score_is_the_sum_of_the_weights_over_the_length() -> None:
    classifier = AnswerabilityClassifier({"_wie": 2.0, "wie_": 4.0}, intercept=-1.0)
    assert classifier.log_odds("wie?") == pytest.approx(6 / math.sqrt(2) - 1)
    assert classifier.log_odds("Wie, wie?") == pytest.approx(6 / math.sqrt(2) - 1)
    assert classifier.log_odds("niets bekends") == -1.0


@pytest.mark.parametrize(("answered", "unanswered"), [([], UNANSWERED), (ANSWERED, []), ([], [])])
def test_with_one_kind_of_question_nothing_can_be_told(
    answered: list[str], unanswered: list[str]
) -> None:
    assert AnswerabilityClassifier.fit(answered, unanswered).log_odds(ANSWERED[0]) == 0.0


def test_a_saved_classifier_says_the_same(
    classifier: AnswerabilityClassifier, tmp_path: Path
) -> None:
    classifier.save(tmp_path / "classifier.json")
    loaded = AnswerabilityClassifier.load(tmp_path / "classifier.json")
    assert loaded.log_odds("Wie doet mee?") == classifier.log_odds("Wie doet mee?")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"weights": {}, "intercept": "x"}'])
def test_a_damaged_file_is_told(content: str, tmp_path: Path) -> None:
    file = tmp_path / "classifier.json"
    file.write_text(content, "utf-8")
    with pytest.raises(IndexFolderError, match="classifier"):
        AnswerabilityClassifier.load(file)
