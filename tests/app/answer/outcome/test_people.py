from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer

pytestmark = pytest.mark.real


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hoeveel vluchtelingen zijn er wereldwijd?", "het aantal vluchtelingen"),
        ("hoeveel vluchtelingen zijn er op de hele wereld", "het aantal vluchtelingen"),
        ("How many refugees are there worldwide?", "the number of refugees"),
        ("how many refugees are there in the world", "the number of refugees"),
    ],
)
def test_displaced_persons_are_no_refugees(
    question: str, missing: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.outcome != "answered"
    assert answer.lead is None
    assert answer.missing == (missing,)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hoeveel ontheemden zijn er wereldwijd?", "117 miljoen"),
        ("How many displaced people are there worldwide?", "117 million"),
        ("Hoeveel asielzoekers waren er wereldwijd?", "6,9 miljoen"),
        ("How many refugees does Iran host?", "3.8 million"),
    ],
)
def test_who_is_asked_for_is_counted(
    question: str, figure: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.outcome == "answered"
    assert figure in answer.text
