"""Which of the topics of a conversation a follow-up is about."""

from __future__ import annotations

import re

import pytest

from tests.app.query.conversation.talk import (
    COMPASS_EN,
    COMPASS_NL,
    HOSTS_EN,
    MONEY_NL,
    read,
)


@pytest.mark.parametrize(
    ("questions", "text"),
    [
        ((COMPASS_NL, "en Prospects?", "en de andere?"), "Wat is COMPASS?"),
        ((COMPASS_EN, "and Prospects?", "the other one?"), "What is COMPASS?"),
        (
            (MONEY_NL, "en migratiesamenwerking?", "samen dus?"),
            "Hoeveel geld ging er in 2023 naar opvang in de regio en migratiesamenwerking samen?",
        ),
        (
            (
                COMPASS_NL,
                "sinds wanneer bestaat het?",
                "Wie leidt de VN?",
                "terug naar compass: duur?",
            ),
            "COMPASS: duur?",
        ),
        (
            (COMPASS_NL, "hoe lang loopt het?", "en REAN?", "en bij dat eerste programma?"),
            "Hoe lang loopt COMPASS?",
        ),
        (
            (HOSTS_EN, "and Iraq?", "and Kenya?", "about the first country again"),
            "How many refugees does Pakistan host?",
        ),
        ((COMPASS_EN, "Since when does it exist?", "en wat kost het?"), "Wat kost COMPASS?"),
        ((HOSTS_EN, "En Irak?"), "Hoeveel vluchtelingen Irak?"),
    ],
)
def test_a_topic_of_earlier_turns_is_found_again(questions: tuple[str, ...], text: str) -> None:
    assert read(*questions).text == text


@pytest.mark.parametrize(
    ("questions", "text", "line"),
    [
        (
            (
                "Hoeveel kost Prospects?",
                "en COMPASS?",
                "welke van de twee is groter?",
                "nee ik bedoel terugkeer",
            ),
            "Wat staat er over terugkeer?",
            "Over terugkeer: wat staat erover?",
        ),
        (
            (
                "How much does Prospects cost?",
                "and COMPASS?",
                "which of the two is bigger?",
                "no, I meant return",
            ),
            "What does it say about return?",
            "About return: what does it say?",
        ),
    ],
)
def test_who_names_neither_of_two_does_not_ask_the_same_of_a_third(
    questions: tuple[str, ...], text: str, line: str
) -> None:
    query = read(*questions)
    assert query.text == text
    assert query.understood is not None
    assert query.understood.line == line


@pytest.mark.parametrize(
    ("questions", "place"),
    [
        (
            (
                "Hoeveel vluchtelingen vangt Iran op?",
                "Klopt dat?",
                "Ander onderwerp: wie leidt de VN?",
                "Wat doet Nederland in dat land aan terugkeer?",
            ),
            "in Iran aan terugkeer",
        ),
        (
            (
                "How many refugees does Iran host?",
                "Who was the minister?",
                "What is done in that country about return?",
            ),
            "in Iran about return",
        ),
    ],
)
def test_that_country_is_the_last_one_named(questions: tuple[str, ...], place: str) -> None:
    assert place in read(*questions).text


def test_there_is_no_country_where_something_else_was_talked_of() -> None:
    query = read(
        "Wat is er met Tunesië afgesproken?", "Wat is COMPASS?", "hoeveel mensen zitten daar?"
    )
    assert "Tunesië" not in query.searched


@pytest.mark.parametrize(
    ("questions", "sides"),
    [
        ((COMPASS_NL, "en Prospects?", "welke van de twee is groter?"), "COMPASS of Prospects"),
        ((COMPASS_EN, "and Prospects?", "which of the two is bigger?"), "COMPASS or Prospects"),
        # Those of whom people were counted, not the people.
        (
            (
                "Wat is Prospects?",
                "en COMPASS?",
                "hoeveel vluchtelingen en migranten bij COMPASS?",
                "wie het meest van die 2",
            ),
            "Prospects of COMPASS",
        ),
    ],
)
def test_two_are_compared_by_their_names(questions: tuple[str, ...], sides: str) -> None:
    query = read(*questions)
    assert query.text.startswith(sides)
    assert set(re.findall(r"COMPASS|Prospects", query.about)) == {"COMPASS", "Prospects"}


def test_where_two_topics_are_possible_the_other_one_is_offered() -> None:
    understood = read(COMPASS_NL, "Wat is Prospects?", "sinds wanneer bestaat het?").understood
    assert understood is not None
    assert understood.about == "Prospects"
    assert understood.of_another == {"COMPASS": "Over COMPASS: sinds wanneer bestaat het?"}
    asked = read(COMPASS_NL, "Wat is Prospects?", *understood.of_another.values())
    assert asked.text == "Sinds wanneer bestaat COMPASS?"


@pytest.mark.parametrize(
    ("questions", "text"),
    [
        ((COMPASS_NL, "en Prospects?", "en die eerste?"), COMPASS_NL),
        ((COMPASS_EN, "and Prospects?", "and the first one?"), COMPASS_EN),
        ((COMPASS_NL, "en Prospects?", "die andere dan"), COMPASS_NL),
        ((COMPASS_EN, "and Prospects?", "that other one then"), COMPASS_EN),
        ((COMPASS_NL, "en Prospects?", "en het vorige programma?"), COMPASS_NL),
        ((COMPASS_EN, "and Prospects?", "the one before that"), COMPASS_EN),
        ((COMPASS_NL, "en Prospects?", "en REAN?", "terug naar de eerste"), COMPASS_NL),
        ((COMPASS_EN, "and Prospects?", "and REAN?", "back to the first"), COMPASS_EN),
    ],
)
def test_who_points_at_another_topic_wants_nothing_of_the_last_answer(
    questions: tuple[str, ...], text: str
) -> None:
    query = read(*questions)
    assert (query.text, query.step, query.about_last) == (text, "points", None)
