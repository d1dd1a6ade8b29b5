"""Later questions that show no sign of leaning, read by what the bundled report has on them."""

from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.query.query import Query

pytestmark = pytest.mark.real


def read(answerer: ExtractiveAnswerer, *questions: str) -> Query:
    turn = answerer.turns(questions)[-1]
    assert turn.query
    return turn.query


@pytest.mark.parametrize(
    ("questions", "about"),
    [
        (
            ("What is the IFC-UNHCR Joint Initiative?", "How much did the Netherlands put in?"),
            "IFC-UNHCR Joint Initiative",
        ),
        (
            ("Wat is het IFC-UNHCR Joint Initiative?", "Hoeveel stak Nederland er in?"),
            "IFC-UNHCR Joint Initiative",
        ),
        (("What did the EU agree with Tunisia?", "What pillars?"), "Tunisia"),
        (("Wat sprak de EU af met Tunesië?", "Welke pijlers?"), "Tunesië"),
    ],
)
def test_a_question_that_says_too_little_is_about_the_topic(
    questions: tuple[str, ...], about: str, real_answerer: ExtractiveAnswerer
) -> None:
    query = read(real_answerer, *questions)
    assert query.about == about
    assert query.understood is not None
    assert about in query.understood.line


@pytest.mark.parametrize(
    "question",
    [
        "Welke landen vangen wereldwijd de meeste mensen op?",
        "What share of people is hosted in the region of origin?",
        "Hoeveel mensen kregen met Nederlandse hulp toegang tot scholing?",
        "Who is the special envoy?",
        "bedankt!",
        "vat het rapport samen",
    ],
)
@pytest.mark.parametrize("before", ["Wat is COMPASS?", "What is agreed with Morocco on return?"])
def test_what_stands_by_itself_is_left_alone(
    question: str, before: str, real_answerer: ExtractiveAnswerer
) -> None:
    turns = real_answerer.turns([before, question])
    query = turns[-1].query
    assert query is not None
    assert query.typed == before or (query.about, query.context) == ("", "")
