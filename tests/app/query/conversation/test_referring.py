"""What the last answer named, and what points at its kind, in both languages."""

from __future__ import annotations

import pytest

from tests.app.query.conversation.talk import read

WITH_UNHCR_NL = "Welk programma steunt Nederland met UNHCR?"
WITH_UNHCR_EN = "Which programme does the Netherlands fund with UNHCR?"
MOST_NL = "Welk land vangt de meeste vluchtelingen op?"
MOST_EN = "Which country hosts the most refugees?"


@pytest.mark.parametrize(
    ("before", "answered", "question", "text"),
    [
        # What was asked for by its kind is what the answer named.
        (WITH_UNHCR_NL, "COMPASS", "en hoeveel geld gaat daarnaartoe?",
         "Hoeveel geld gaat naar COMPASS?"),
        (WITH_UNHCR_EN, "COMPASS", "how much money goes to it?", "How much money goes to COMPASS?"),
        (WITH_UNHCR_NL, "COMPASS", "in welke landen?", "COMPASS: in welke landen?"),
        (WITH_UNHCR_EN, "COMPASS", "since when?", "COMPASS: Since when?"),
        (MOST_NL, "Iran", "en hoeveel geld gaat daarheen?", "Hoeveel geld gaat naar Iran?"),
        (MOST_EN, "Iran", "and how much money goes there?", "How much money goes to Iran?"),
        # A word for the kind tells, also in a longer question.
        (WITH_UNHCR_NL, "COMPASS", "hoeveel mensen keerden met dat programma veilig terug?",
         "Hoeveel mensen keerden met COMPASS veilig terug?"),
        ("Wie voert COMPASS uit?", "UNHCR", "en hoeveel krijgt die organisatie?",
         "Hoeveel krijgt UNHCR?"),
        ("Who runs COMPASS?", "UNHCR", "what else does that organisation do?",
         "What else does UNHCR do?"),
        ("Is there a fund for host countries?", "GCFF", "how old is that fund?",
         "How old is GCFF?"),
        # What the question named comes before what the answer named.
        ("Wat is COMPASS?", "UNHCR", "hoeveel kost het?", "Hoeveel kost COMPASS?"),
        ("Who runs COMPASS?", "UNHCR", "in which countries?", "COMPASS: in which countries?"),
        ("Wat is Prospects?", "COMPASS", "hoeveel kost dat programma?", "Hoeveel kost Prospects?"),
    ],
)  # fmt: skip
def test_what_the_answer_named_is_kept(
    before: str, answered: str, question: str, text: str
) -> None:
    assert read(before, question, answered=[answered]).text == text


def test_what_was_named_longer_ago_is_meant_where_no_later_one_is_of_the_kind() -> None:
    query = read("Hoeveel kost COMPASS?", "Wat doet Nederland in Irak?", "en dat programma?")
    assert query.about == "COMPASS"


def test_what_was_named_longer_ago_is_meant_before_what_only_the_answer_names() -> None:
    questions = ("Hoeveel vluchtelingen vangt Turkije op?", "Welk getal klopt?")
    query = read(*questions, "doet Nederland iets in dat land?", answered=["Iran"])
    assert query.text == "Doet Nederland iets in Turkije?"
    assert query.alternatives == ("Iran",)


@pytest.mark.parametrize(
    ("answered", "about", "other"),
    [(["COMPASS"], "COMPASS", "UNHCR"), (["COMPASS", "PROMIS"], "COMPASS", "PROMIS")],
)
def test_it_says_which_it_took_and_offers_the_other(
    answered: list[str], about: str, other: str
) -> None:
    query = read(WITH_UNHCR_NL, "hoeveel geld gaat erheen?", answered=answered)
    assert query.understood is not None
    assert query.understood.about == about
    assert list(query.understood.of_another) == [other]


@pytest.mark.parametrize(
    ("before", "answered", "question"),
    [
        # No place is in which countries, and its refugees are no place.
        (MOST_NL, "Iran", "in welke landen?"),
        (MOST_NL, "Iran", "waar komen ze vandaan?"),
        # What corrects or narrows is about what was asked.
        ("Welk fonds is er?", "GCFF", "alleen Nederlands geld"),
        ("Welk fonds is er?", "GCFF", "nee, hoeveel fondsen"),
    ],
)
def test_what_does_not_fit_is_not_taken(before: str, answered: str, question: str) -> None:
    assert read(before, question, answered=[answered]).about != answered


@pytest.mark.parametrize(
    ("question", "text"),
    [("en waar?", "COMPASS: in welke landen"), ("alleen het geld", "COMPASS: hoeveel geld")],
)
def test_a_bare_word_is_spelled_out(question: str, text: str) -> None:
    assert read("Wat is COMPASS?", question).text == text
