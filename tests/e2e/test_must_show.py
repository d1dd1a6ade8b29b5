"""The questions that any version must get right, asked of the real pipeline."""

from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.citations import is_verbatim
from eval.asked.question_file import QUESTION_FOLDER, read_questions

pytestmark = pytest.mark.real


@pytest.mark.parametrize(
    ("question", "said", "page"),
    [
        (
            "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?",
            "696.651",
            18,
        ),
        ("Who are the members of the Prospects partnership?", "the World Bank and IFC", 14),
        (
            "How many activities does the Netherlands run in Jordan for reception in the region?",
            "Jordan: 5",
            14,
        ),
        ("Wanneer begon de tweede fase van Prospects?", "1 januari 2024", 15),
    ],
)
def test_it_is_answered_first_with_page_and_verbatim_quotes(
    real_answerer: ExtractiveAnswerer, question: str, said: str, page: int
) -> None:
    answer = real_answerer.answer(question)
    assert said in answer.sentences[0].text
    assert answer.citations[0].page == page
    assert all(is_verbatim(real_answerer.library, citation) for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Wat is de hoofdstad van Peru?",
        "How much did the Netherlands spend on reception in Ghana in 2021?",
    ],
)
def test_it_is_declined(real_answerer: ExtractiveAnswerer, question: str) -> None:
    assert not real_answerer.answer(question).answered


def test_figures_that_contradict_each_other_are_both_shown(
    real_answerer: ExtractiveAnswerer,
) -> None:
    text = real_answerer.answer("Hoeveel vluchtelingen vangt Iran op?").text
    assert "3,8 miljoen" in text
    assert "3,4 miljoen" in text


@pytest.mark.parametrize(
    "unrelated", ["Hoe hoog is de ijskap in de winter?", "Who painted the ceiling in Rome?"]
)
def test_the_past_makes_no_question_that_stands_alone_worse(
    real_answerer: ExtractiveAnswerer, unrelated: str
) -> None:
    history = real_answerer.turns([unrelated])
    worse = [
        question.id
        for question in read_questions(QUESTION_FOLDER / "gold.jsonl")
        # What is off topic may get a friendly line in a conversation.
        if (answer := real_answerer.answer(question.question, history)).outcome != "help"
        and answer.text != (alone := real_answerer.answer(question.question)).text
        and (question.answerable or alone.outcome == "not_in_report")
    ]
    assert history
    assert worse == []
