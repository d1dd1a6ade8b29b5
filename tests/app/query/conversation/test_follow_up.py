from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.query.query import read_question
from tests.app.query.conversation.talk import (
    COMPASS_EN,
    COMPASS_NL,
    DETECTOR,
    HOSTS_EN,
    HOSTS_NL,
    MONEY_EN,
    MONEY_NL,
    read,
)


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        # What only asks takes the topic.
        (COMPASS_NL, "in welke landen?", "COMPASS: in welke landen?"),
        (COMPASS_NL, "sinds wanneer bestaat het", "Sinds wanneer bestaat COMPASS"),
        (COMPASS_NL, "en hoeveel kost het?", "Hoeveel kost COMPASS?"),
        (COMPASS_NL, "hoeveel in totaal?", "COMPASS: hoeveel in totaal?"),
        (COMPASS_NL, "alleen het geld", "COMPASS: hoeveel geld"),
        (COMPASS_EN, "in which countries", "COMPASS: in which countries"),
        (COMPASS_EN, "since when does it exist?", "Since when does COMPASS exist?"),
        (COMPASS_EN, "and how much does it cost?", "How much does COMPASS cost?"),
        (COMPASS_EN, "how much in total?", "COMPASS: how much in total?"),
        (COMPASS_EN, "only the money", "COMPASS: how much money"),
        # What only names takes what was asked.
        (HOSTS_NL, "en Irak?", "Hoeveel vluchtelingen vangt Irak op?"),
        (HOSTS_NL, "idem voor egypte", "Hoeveel vluchtelingen vangt Egypte op?"),
        (HOSTS_NL, "dezelfde vraag voor Kenia", "Hoeveel vluchtelingen vangt Kenia op?"),
        (HOSTS_EN, "what about iraq?", "How many refugees does Iraq host?"),
        (HOSTS_EN, "same question for Kenya", "How many refugees does Kenya host?"),
        (HOSTS_EN, "Kenya ditto", "How many refugees does Kenya host?"),
        (
            MONEY_NL,
            "en migratiesamenwerking?",
            "Hoeveel geld ging er in 2023 naar migratiesamenwerking?",
        ),
        (
            MONEY_EN,
            "and migration cooperation?",
            "How much money went to migration cooperation in 2023?",
        ),
        # Corrections.
        (
            "hoeveel geld ging er in 2023 naar terugkeer",
            "nee ik bedoel naar opvang in de regio",
            "Hoeveel geld ging er in 2023 naar opvang in de regio",
        ),
        (MONEY_EN, "no, I meant return", "How much money went to return in 2023?"),
        (MONEY_NL, "ik had het over terugkeer", "Hoeveel geld ging er in 2023 naar terugkeer?"),
        (MONEY_EN, "I was talking about return", "How much money went to return in 2023?"),
        (COMPASS_NL, "niet COMPASS maar REAN", "Wat is REAN?"),
        (COMPASS_EN, "not COMPASS, REAN", "What is REAN?"),
        (COMPASS_NL, "oeps, ik wilde REAN typen", "Wat is REAN?"),
        (COMPASS_EN, "oops, meant to type REAN", "What is REAN?"),
        (MONEY_NL, "nee, in 2022", MONEY_NL.replace("2023", "2022")),
        (MONEY_EN, "no, in 2022", MONEY_EN.replace("2023", "2022")),
        (COMPASS_NL, "ik bedoel de landen, niet het geld", "De landen van COMPASS"),
        (COMPASS_EN, "the countries, not the money", "The countries of COMPASS"),
        (
            "Hoeveel mensen zijn er teruggekeerd?",
            "ik bedoelde het budget, niet het aantal",
            "Het budget: mensen zijn er teruggekeerd?",
        ),
        (
            "How many people went home?",
            "I meant the budget, not the number",
            "The budget: people went home?",
        ),
        (COMPASS_NL, "sorry niet waar, hoe lang bedoel ik", "COMPASS: hoe lang"),
        (COMPASS_NL, "anders gevraagd: hoe lang?", "COMPASS: hoe lang?"),
        # Other years.
        (MONEY_NL, "en het jaar ervoor?", MONEY_NL.replace("2023", "2022")),
        (MONEY_NL, "en daarvoor?", MONEY_NL.replace("2023", "2022")),
        (COMPASS_NL, "welk project steunen we daarvoor", "Welk project steunen we voor COMPASS"),
        (MONEY_NL, "en in 2021?", MONEY_NL.replace("2023", "2021")),
        (MONEY_EN, "and before that?", MONEY_EN.replace("2023", "2022")),
        (MONEY_EN, "and the year after?", MONEY_EN.replace("2023", "2024")),
        (
            "Hoeveel geld ging er naar terugkeer?",
            "en eerder?",
            "Hoeveel geld ging er naar terugkeer in het jaar ervoor?",
        ),
        # Longer, and of nothing but general words.
        (
            "Wat is Prospects?",
            "what's the budget of the second phase and how long does it run?",
            "What's the budget of the second phase and how long does Prospects run?",
        ),
        ("Wat is Prospects?", "so per month?", "Prospects: per month?"),
        (
            "Wat is Prospects?",
            "Sorry, my colleague reads along in English: how much does it cost?",
            "How much does Prospects cost?",
        ),
        # A place.
        (
            "Wat is er met Tunesië afgesproken?",
            "Staat er ergens iets over misstanden tegen migranten daar?",
            "Staat er ergens iets over misstanden tegen migranten in Tunesië?",
        ),
        (
            "What was agreed with Tunisia?",
            "Does the Netherlands do anything about smuggling gangs there?",
            "Does the Netherlands do anything about smuggling gangs in Tunisia?",
        ),
        # People who were only explained.
        (
            "Wat is een asielzoeker?",
            "hoeveel van die zijn er?",
            "Asielzoekers: hoeveel van die zijn er?",
        ),
        (
            "What are refugees?",
            "how many of those are there?",
            "Refugees: how many of those are there?",
        ),
        # More than what was talked of.
        (
            "What is Prospects?",
            "COMPASS more or less than this",
            "Prospects or COMPASS: more or less",
        ),
        ("Wat is Prospects?", "is compass groter dan dat?", "Prospects of COMPASS: is groter?"),
        ("Wat is Prospects?", "vergelijk dat met COMPASS", "Vergelijk Prospects en COMPASS"),
        ("What is Prospects?", "compare it to COMPASS", "Compare Prospects and COMPASS"),
        # A part of what was asked for.
        (
            MONEY_NL,
            "en wat daarvan naar Turkije?",
            "Hoeveel geld van opvang in de regio naar Turkije in 2023",
        ),
        (
            MONEY_EN,
            "and how much of that to Turkey?",
            "Reception in the region: how much money of that to Turkey in 2023",
        ),
        # Narrower and wider.
        (
            "Wie voert Prospects uit?",
            "alleen in Jordanië",
            "Wie voert Prospects uit in Jordanië?",
        ),
        (
            "How many people work for UNHCR in Jordan?",
            "and worldwide?",
            "How many people work for UNHCR worldwide?",
        ),
    ],
)
def test_a_follow_up_becomes_a_question_of_its_own(before: str, question: str, text: str) -> None:
    query = read(before, question)
    assert (query.text, query.context) == (text, "")


def test_what_was_understood_is_one_line_that_can_be_clicked_away() -> None:
    query = read(COMPASS_NL, "en in welke landen?")
    assert query.understood is not None
    assert query.understood.line == "Over COMPASS: in welke landen?"
    alone = read(COMPASS_NL, query.understood.by_itself)
    assert (alone.text, alone.asked) == ("in welke landen?", "")
    english = read(COMPASS_EN, "in which countries?").understood
    assert english is not None
    assert english.line == "About COMPASS: in which countries?"
    assert read(COMPASS_EN, english.by_itself).asked == ""


@pytest.mark.parametrize(
    ("questions", "context", "text"),
    [
        (
            ("How many people got schooling?", "only women?"),
            "How many people got schooling?",
            "Women?",
        ),
        (
            ("Hoeveel mensen kregen scholing?", "alleen vrouwen?"),
            "Hoeveel mensen kregen scholing?",
            "Vrouwen?",
        ),
    ],
)
def test_a_part_is_asked_of_the_whole_question(
    questions: tuple[str, ...], context: str, text: str
) -> None:
    query = read(*questions)
    assert (query.context, query.text) == (context, text)


@pytest.mark.parametrize(
    "question", ["dat vroeg ik niet. in welke landen?", "laat het geld maar. in welke landen?"]
)
def test_what_was_not_asked_is_left_out(question: str) -> None:
    assert read(COMPASS_NL, question).text == "COMPASS: in welke landen?"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("since when does it exist?", "About COMPASS: since when does it exist?"),
        ("Prospects, too?", "About Prospects: what is Prospects?"),
    ],
)
def test_what_was_understood_is_written_as_it_was_typed(question: str, line: str) -> None:
    understood = read(COMPASS_EN, question).understood
    assert understood is not None
    assert understood.line == line


def test_a_question_about_the_last_that_names_nothing_is_read_with_it() -> None:
    query = read("Wie is de speciaal gezant?", "wat doet die dan?")
    assert query.context == "Wie is de speciaal gezant?"
    assert query.understood is not None
    assert query.understood.line == "Na uw vorige vraag: wat doet die dan?"


def test_a_reason_is_asked_of_the_whole_question_before() -> None:
    query = read(HOSTS_NL, "waarom?")
    assert (query.context, query.about) == (HOSTS_NL, "Pakistan")


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Wat kost COMPASS?", "en het jaar ervoor?", "Wat kost COMPASS in 2022?"),
        ("What does COMPASS cost?", "and last year?", "What does COMPASS cost in 2022?"),
        ("What does COMPASS cost?", "and before that who paid", "COMPASS: who paid in 2022?"),
    ],
)
def test_the_year_before_is_told_from_that_of_the_report(
    before: str, question: str, text: str
) -> None:
    turns = [read_question(before, DETECTOR).turn]
    query = read_question(question, DETECTOR, turns, year=2023)
    assert (query.text, query.step) == (text, "another time")


def test_a_part_of_a_part_is_asked_of_the_whole() -> None:
    query = read("How many people got schooling?", "only women?", "only in camps?")
    assert query.context == "How many people got schooling? Women?"
    assert query.text == "In camps?"


STANDING = [
    "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?",
    "What does the report say about human trafficking in Nigeria?",
    "Wie is de speciaal gezant voor migratie?",
    "What is the Global Refugee Forum?",
    "Ander onderwerp: wat doet UNHCR?",
]


@given(st.lists(st.text(max_size=80), max_size=3), st.sampled_from(STANDING))
def test_history_never_changes_a_question_that_stands_alone(
    history: list[str], question: str
) -> None:
    usable = [one for one in history if any(letter.isalnum() for letter in one)]
    alone, query = read(question), read(*usable, question)
    assert (query.searched, query.asked) == (alone.searched, "")


@settings(max_examples=50)
@given(st.lists(st.sampled_from([COMPASS_NL, HOSTS_EN, MONEY_NL, "en Irak?", "why?", "en toen?"])))
def test_a_conversation_does_not_grow_in_what_is_searched_for(questions: list[str]) -> None:
    query = read(*questions, "en in welke landen?")
    longest = max(map(len, [COMPASS_NL, HOSTS_EN, MONEY_NL]))
    assert len(query.searched) < 3 * longest


@pytest.mark.parametrize(
    "word", ["en ", "and the other ", "Irak, ", "nee ", "2023 ", "terug naar "]
)
def test_long_questions_are_read_in_time(word: str) -> None:
    question = (word * 2000)[:1999] + "?"
    start = time.process_time()
    read(COMPASS_NL, question[:2000])
    assert time.process_time() - start < 2
