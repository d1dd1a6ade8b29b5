from __future__ import annotations

import json

import pytest

from app.web.about import FIGURES
from eval.asked.question_file import QUESTION_FOLDER, read_questions
from eval.tab.published import SET, published
from index.language import LANGUAGES, Language


def test_the_published_verdict_counts_the_questions_of_its_file() -> None:
    tally = published().tally

    asked = read_questions(QUESTION_FOLDER / f"{SET}.jsonl")
    assert tally.asked == tally.well.total == len(asked)
    assert tally.right.total == sum(question.answerable for question in asked)
    assert tally.right.count + tally.wrong.count + tally.refused.count == tally.right.total
    shares = json.loads(FIGURES.read_text("utf-8"))["sets"][SET]
    # A share is kept to four places, which is exact in questions.
    assert tally.right.count / tally.right.total == pytest.approx(shares["verified"], abs=1e-4)
    assert tally.declined.count / tally.declined.total == pytest.approx(
        shares["unanswerable_refused"], abs=1e-4
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_three_sentences_with_its_day(language: Language) -> None:
    found = published()
    assert found.sentences(language).count(". ") == 2
    assert found.day == json.loads(FIGURES.read_text("utf-8"))["date"]
