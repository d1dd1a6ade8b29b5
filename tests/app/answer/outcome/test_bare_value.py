"""Follow-ups that ask for a value and nothing else, put to the bundled report."""

from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer

pytestmark = pytest.mark.real
RETURNED_NL = "Hoeveel mensen zijn er in 2023 vrijwillig teruggekeerd?"
RETURNED_EN = "How many people returned voluntarily in 2023?"


@pytest.mark.parametrize(
    ("questions", "outcome"),
    [
        (("Wat is Prospects?", "kosten?"), "answered"),
        (("What is Prospects?", "and the costs?"), "answered"),
        (("Wat is PROMIS?", "en het budget?"), "not_in_report"),
        (("What is PROMIS?", "and the budget?"), "not_in_report"),
        # A part of it, or another kind of thing.
        ((RETURNED_NL, "en alleen vrouwen?"), "not_in_report"),
        ((RETURNED_EN, "and only women?"), "not_in_report"),
        ((RETURNED_NL, "hoeveel daarvan naar Irak?"), "not_in_report"),
        ((RETURNED_EN, "how many of those to Iraq?"), "not_in_report"),
        ((RETURNED_NL, "ik bedoelde het budget, niet het aantal"), "not_in_report"),
        ((RETURNED_EN, "I meant the budget, not the number"), "not_in_report"),
        # Another time.
        ((RETURNED_NL, "nee, in 2022"), "not_in_report"),
        ((RETURNED_EN, "no, in 2022"), "not_in_report"),
        (("Hoeveel geld gaat er naar Prospects?", "en vorig jaar?"), "not_in_report"),
        (("How much money goes to Prospects?", "and the year before?"), "not_in_report"),
    ],
)
def test_it_is_an_answer_where_it_is_stated_and_declined_where_it_is_not(
    questions: tuple[str, ...], outcome: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(questions[-1], real_answerer.turns(questions[:-1]))
    assert answer.outcome == outcome


def test_a_question_by_itself_is_not_judged_so(real_answerer: ExtractiveAnswerer) -> None:
    """The models of outcomes know it better."""
    answer = real_answerer.answer("Hoeveel mensen zijn er in 2023 vrijwillig teruggekeerd?")
    assert answer.citations
