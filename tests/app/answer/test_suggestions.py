from __future__ import annotations

import random

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.suggestions import Suggestions
from index.language import LANGUAGES
from index.rows import SentenceRef


@pytest.mark.real
def test_suggestions_are_answered_with_what_they_were_prepared_for(
    real_answerer: ExtractiveAnswerer,
) -> None:
    suggestions = Suggestions(real_answerer.library)
    keys = list(real_answerer.library.sentences)
    drawn = random.Random(7).sample([(ref, lg) for ref in keys for lg in LANGUAGES], 120)
    asked = [(ref, q) for ref, lg in drawn if (q := suggestions.for_sentence(ref, lg))]
    assert len(asked) > 80
    wrong = []
    for ref, question in asked:
        answer = real_answerer.answer(question)
        if not answer.answered or answer.citations[0].ref != ref:
            wrong.append(question)
    assert len(wrong) <= 0.02 * len(asked), wrong


@pytest.mark.real
@pytest.mark.parametrize(("question", "language"), [("Wat is COMPASS?", "nl"), ("IOM?", "en")])
def test_they_come_in_the_answers_language_and_are_not_repeated(
    real_answerer: ExtractiveAnswerer, question: str, language: str
) -> None:
    suggestions = Suggestions(real_answerer.library)
    answer = real_answerer.answer(question, default="en" if language == "en" else "nl")
    assert answer.language == language
    first = suggestions.after(answer)
    assert 0 < len(first) <= 3
    second = suggestions.after(answer, first)
    assert set(first) & set(second) == set()


def test_a_sentence_without_prepared_questions_suggests_nothing(
    answerer: ExtractiveAnswerer,
) -> None:
    suggestions = Suggestions(answerer.library)
    assert (
        suggestions.for_sentence(SentenceRef("nota", answerer.library.sentences[-1].key), "nl")
        is None
    )
