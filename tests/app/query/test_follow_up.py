from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.follow_up import Resolved, leans, resolve

BEFORE = "Hoeveel activiteiten zijn er in Jordanië?"


@pytest.mark.parametrize(
    "question",
    [
        "En in Egypte?",
        "And in Egypt?",
        "Waarom?",
        "why not?",
        "What about Lebanon?",
        "Who funds it?",
        "Hoeveel landen doen daaraan mee?",
        "Kun je daar meer over vertellen?",
        "Sinds wanneer?",
        "In welke landen is het actief?",
        "Is Tunisia one of them?",
        "What issues did the Netherlands raise there?",
        "Hoeveel migranten zijn er sinds het begin mee geholpen?",
    ],
)
def test_a_question_that_points_back_leans(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat is COMPASS?",
        "Hoeveel mensen kregen toegang tot onderwijs?",
        "What is the Khartoum Process?",
        "Welke landen zijn focuslanden voor migratiesamenwerking?",
        "Which countries host the most refugees?",
        "Wat zegt het rapport over mensen die vrijwillig terugkeren?",
        "Klopt het dat de EU asiel in één land regelt?",
        "Are there schools for refugees in Jordan?",
        "mijn broer zit in libanon, wat doet nederland daar?",
        "What does a smuggler earn and who pays it?",
        "Which European countries refuse to take back their nationals?",
        "Explain the reintegration scheme",
        "Wie schreef dit rapport?",
    ],
)
def test_a_question_that_stands_alone_does_not_lean(question: str) -> None:
    assert not leans(question)


def test_a_new_country_takes_the_place_of_the_old_one() -> None:
    assert resolve("En in Egypte?", [BEFORE]).text == "Hoeveel activiteiten zijn er in Egypte?"


def test_a_new_year_takes_the_place_of_the_old_one() -> None:
    assert resolve("And in 2022?", ["What was spent in 2023?"]).text == "What was spent in 2022?"


def test_other_leaning_questions_are_read_with_the_one_before() -> None:
    assert resolve("Waarom?", [BEFORE]) == Resolved("Waarom?", BEFORE)


def test_the_first_question_is_taken_as_it_stands() -> None:
    assert resolve("En in Egypte?", []) == Resolved("En in Egypte?")


@given(st.lists(st.text(max_size=80), max_size=3))
def test_history_never_changes_a_question_that_stands_alone(history: list[str]) -> None:
    question = "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?"
    assert resolve(question, history) == Resolved(question)


def test_a_question_with_words_of_its_own_keeps_them() -> None:
    question = "Hoeveel geld was daarvoor beschikbaar in 2022?"
    before = "Waarom hoort de Afghaanse regio er sinds 2023 bij?"
    assert resolve(question, [before]) == Resolved(question, before)
