from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer
from app.answer.suggestions import MOST, Suggestions
from index.language import LANGUAGES, Language
from index.rows import SentenceRef
from ingest.corpus import AnticipatedQuestion, Corpus


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_that_may_be_suggested_is_answered_as_a_whole_with_a_lead(
    real_answerer: ExtractiveAnswerer, bundled: Corpus, language: Language
) -> None:
    def is_clean(question: AnticipatedQuestion) -> bool:
        answer = real_answerer.answer(question.question, default=language)
        cited = [citation.ref.key for citation in answer.citations]
        is_led = answer.outcome == "answered" and answer.lead and not answer.missing
        is_whole = is_led or answer.outcome == "overview"
        return bool(is_whole and answer.language == language and question.answers[0] in cited)

    suggested = [question for question in bundled.suggested if question.language == language]
    assert [question.question for question in suggested if not is_clean(question)] == []


@pytest.mark.real
@pytest.mark.parametrize(("question", "language"), [("Wat is COMPASS?", "nl"), ("IOM?", "en")])
def test_they_come_in_the_answers_language_and_are_not_repeated(
    real_answerer: ExtractiveAnswerer, bundled: Corpus, question: str, language: Language
) -> None:
    suggestions = Suggestions(real_answerer.library)
    known = {one.question for one in bundled.suggested if one.language == language}
    answer = real_answerer.answer(question, default=language)
    assert answer.language == language
    first = suggestions.after(answer)
    assert 0 < len(first) <= MOST
    second = suggestions.after(answer, first)
    assert set(first) & set(second) == set()
    assert {*first, *second} <= known


@pytest.mark.real
def test_nearly_every_answer_has_something_to_ask_next(
    real_answerer: ExtractiveAnswerer, bundled: Corpus
) -> None:
    suggestions = Suggestions(real_answerer.library)
    answers: list[Answer] = [
        real_answerer.answer(question.question) for question in bundled.suggested[::15]
    ]
    without = [answer.question for answer in answers if not suggestions.after(answer)]
    assert len(without) <= 0.05 * len(answers), without


def test_only_what_may_be_suggested_is(answerer: ExtractiveAnswerer) -> None:
    library = answerer.library
    id_, corpus = next((id_, one) for id_, one in library.corpora.items() if one.anticipated)
    question = corpus.anticipated[0]
    ref = SentenceRef(id_, question.answers[0])
    language: Language = "nl" if question.language == "nl" else "en"
    assert Suggestions(library).for_sentence(ref, language) is None
    chosen = replace(library, corpora={id_: replace(corpus, suggested=(question,))})
    assert Suggestions(chosen).for_sentence(ref, language) == question.question
