from __future__ import annotations

import pytest

from ingest.corpus import Corpus
from tests.app.answer.lead.made import (
    block_of,
    corpus_of,
    fact,
    lead,
    programme,
    sentence,
    text,
    text_of,
)

FLOOD = sentence(
    "a",
    0,
    "Rond ca. EUR 12 miljoen ging naar dijken.",
    "Some approx. EUR 12 million went to dikes.",
)
DIKES = fact(
    ("a", 0),
    "money",
    ("het geld voor dijken", "the money for dikes"),
    ("EUR 12 miljoen", "EUR 12 million"),
    12e6,
    "EUR",
)
ALPHA = sentence("b", 0, "Alpha kreeg EUR 5 miljoen.", "Alpha received EUR 5 million.")
MONEY_OF_ALPHA = fact(
    ("b", 0),
    "money",
    ("het budget van Alpha", "the budget of Alpha"),
    ("EUR 5 miljoen", "EUR 5 million"),
    5e6,
    "EUR",
)
RECORD = sentence(
    "c", 0, "Dat was het hoogste aantal in tien jaar.", "That was the highest number in ten years."
)
RECORD_OF_MOROCCO = fact(
    ("c", 0),
    "result",
    ("terugkeer naar Marokko", "return to Morocco"),
    ("het hoogste aantal in tien jaar", "the highest number in ten years"),
    places=("MA",),
    time="2022",
)
LONG = sentence(
    "d",
    0,
    "Zij kwamen omdat het water in de rivier door de regen van de hele winter zo hoog stond dat "
    "niemand er nog door kon.",
    "They came because the water in the river stood so high from the rain of the whole winter "
    "that nobody could pass.",
)
WATER = fact(
    ("d", 0),
    "reason",
    ("hun komst", "their coming"),
    (
        "omdat het water in de rivier door de regen van de hele winter zo hoog stond dat niemand "
        "er nog door kon",
        "because the water in the river stood so high from the rain of the whole winter that "
        "nobody could pass",
    ),
)
PARTNERS = sentence(
    "e", 0, "Met partners zoals IOM en ILO is gebouwd.", "Partners such as IOM and ILO built."
)
PARTNERS_NAMED = fact(
    ("e", 0), "organisation", ("de bouwers", "the builders"), ("IOM en ILO", "IOM and ILO")
)
PLAUSIBLE = sentence(
    "f",
    0,
    "Het is aannemelijk dat scholen helpen om te blijven.",
    "It is plausible that schools help to stay.",
)
EFFECT = fact(
    ("f", 0),
    "result",
    ("scholen", "schools"),
    ("helpen om te blijven", "help to stay"),
)
CORPUS = corpus_of(
    [block_of(one) for one in (FLOOD, ALPHA, RECORD, LONG, PARTNERS, PLAUSIBLE)],
    [DIKES, MONEY_OF_ALPHA, RECORD_OF_MOROCCO, WATER, PARTNERS_NAMED, EFFECT],
    [programme("Alpha"), programme("Beta")],
)


def test_a_value_is_said_with_what_limits_it() -> None:
    assert text("Hoeveel geld ging naar dijken?", CORPUS, DIKES) == "Ca. EUR 12 miljoen"
    assert text("How much money went to dikes?", CORPUS, DIKES) == "Approx. EUR 12 million"


def test_what_is_a_beginning_of_a_list_says_so() -> None:
    assert text("Welke partners zijn de bouwers?", CORPUS, PARTNERS_NAMED) == "Zoals IOM en ILO"
    assert text("Which partners are the builders?", CORPUS, PARTNERS_NAMED) == "Such as IOM and ILO"


def test_what_is_plausible_is_not_said_to_be_so() -> None:
    assert text("Wat doen scholen?", CORPUS, EFFECT) is None
    assert text("What do schools do?", CORPUS, EFFECT) is None


@pytest.mark.parametrize(
    "question",
    [
        "Wat is het budget van Beta?",
        "What is the budget of Beta?",
        "Hoeveel geld kreeg beta?",
    ],
)
def test_a_fact_about_one_programme_never_answers_for_another(question: str) -> None:
    assert text(question, CORPUS, MONEY_OF_ALPHA) is None
    assert text(question.replace("Beta", "Alpha").replace("beta", "alpha"), CORPUS, MONEY_OF_ALPHA)


@pytest.mark.parametrize(
    ("question", "is_led"),
    [
        ("Hoe hoog was de terugkeer naar Marokko?", True),
        ("Hoe hoog was de terugkeer?", False),
        ("Hoe hoog was de terugkeer naar Tunesië?", False),
        ("Hoe hoog was de terugkeer naar Marokko in 2019?", False),
        ("How high was return to Morocco in 2022?", True),
        ("How high was return?", False),
        ("How high was return to Tunisia?", False),
        ("How high was return to Morocco in 2019?", False),
    ],
)
def test_a_fact_of_another_country_or_year_never_answers(question: str, is_led: bool) -> None:
    assert (text(question, CORPUS, RECORD_OF_MOROCCO) is not None) is is_led


def test_a_long_value_opens_an_explanation_alone() -> None:
    assert text("Waarom was hun komst hier?", CORPUS, WATER)
    assert text("Why was their coming?", CORPUS, WATER)
    assert text("Was de komst hoog?", CORPUS, WATER) is None


def test_nothing_is_said_first_of_nothing() -> None:
    assert lead("Hoeveel geld ging naar dijken?", CORPUS) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hoeveel mensen zijn wereldwijd ontheemd?", "Circa 117 miljoen mensen"),
        ("aantal ontheemden in de wereld", "Circa 117 miljoen mensen"),
        ("How many people are displaced worldwide?", "Around 117 million people"),
    ],
)
def test_the_figure_of_the_bundled_report_opens(
    bundled: Corpus, question: str, expected: str
) -> None:
    assert (text_of(question, bundled, "f-b014-0-1", "f-b014-0-2") or "").startswith(expected)


def test_of_two_values_as_probable_the_clause_that_holds_both_is_said(bundled: Corpus) -> None:
    question = "since when are the netherlands in compass and until when"
    told = text_of(question, bundled, "f-b113-4-1", "f-b113-4-2")
    assert told is not None
    assert "EUR 100 million" in told
    assert "four years" in told
