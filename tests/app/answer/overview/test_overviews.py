"""What a reader asks for at a glance of the bundled report, kind by kind, in both languages."""

from __future__ import annotations

import pytest

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer
from ingest.text.alignment import fold
from tests.fakes import asked

pytestmark = [pytest.mark.real, pytest.mark.slow]
REPORT = "migratierapportage-2023"


def overview_of(answer: Answer) -> str:
    return answer.heading.overview if answer.heading else ""


@pytest.mark.parametrize(
    ("question", "overview"),
    [
        ("Kenia", "o-country-KE"),
        ("MAURITANIA", "o-country-MR"),
        ("visumbeleid", "o-sec-2-visum"),
        ("human rights policy", "o-sec-2-mensenrechten"),
        ("Vat hoofdstuk 4 eens voor me samen", "o-chapter-4"),
        ("please summarise chapter one for me", "o-chapter-1"),
        ("hst 2 graag in het kort", "o-chapter-2"),
        ("the introduction in two sentences", "o-chapter-intro"),
        ("what does chapter 2 say about visas", "o-sec-2-visum"),
        ("wat staat er in hoofdstuk 4 over terugkeer?", "o-sec-4-terugkeer"),
        ("hoofdstuk 3 over Afghanistan", "o-sec-3-afghanistan"),
        ("Summarise it chapter by chapter, one sentence each", "o-report"),
        ("vergelijk hoofdstuk 3 en 4", "o-compare-region-coop"),
        ("Can you compare chapters 3 and 4 for me?", "o-compare-region-coop"),
        ("Geef een tijdlijn", "o-timeline"),
        ("a list of all abbreviations please", "o-abbreviations"),
        ("Welke Kamerleden worden in het rapport genoemd?", "o-people-mps"),
        ("which countries are mentioned in it?", "o-countries"),
        ("Wat zijn de kerncijfers van dit rapport?", "o-figures-key"),
        ("What are the main conclusions of this report?", "o-conclusions"),
        ("Noem alle bedragen die erin staan", "o-figures-money"),
        ("tell me everything about Egypt", "o-country-EG"),
    ],
)
def test_the_overview_that_is_asked_for_is_said(
    question: str, overview: str, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.outcome == "overview"
    assert overview_of(answer) == overview
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Wat is het budget van Prospects?",
        "How many people returned through COMPASS?",
        "Wanneer begon de tweede fase van Prospects?",
        "Is COMPASS active in Libya?",
        "Welk land vangt de meeste vluchtelingen op?",
        "Why did the ministry choose to support Jordan?",
        "Hoeveel inwoners heeft Kenia?",
    ],
)
def test_what_one_sentence_answers_becomes_no_list(
    question: str, real_answerer: ExtractiveAnswerer
) -> None:
    assert overview_of(real_answerer.answer(question)) == ""


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Vat hoofdstuk 3 samen in vier zinnen", 4),
        ("chapter 2 in two sentences", 2),
        ("top 3 van opvanglanden", 3),
        ("top 5 countries of origin of refugees", 5),
    ],
)
def test_so_many_sentences_as_are_asked_for(
    question: str, count: int, real_answerer: ExtractiveAnswerer
) -> None:
    answer = real_answerer.answer(question)
    assert answer.outcome == "overview"
    assert len(answer.sentences) == count


def test_a_long_one_is_cut_and_said_whole_if_all_is_asked_for(
    real_answerer: ExtractiveAnswerer,
) -> None:
    assert 3 <= len(real_answerer.answer("tijdlijn").sentences) <= 12
    assert len(real_answerer.answer("geef de volledige tijdlijn").sentences) > 40


def test_the_full_form_of_the_same_is_said_again_for_a_follow_up(
    real_answerer: ExtractiveAnswerer,
) -> None:
    reply = real_answerer.overviews
    shorter = reply.in_form(REPORT, "o-chapter-3", asked("korter"))
    assert shorter
    assert len(shorter.sentences) == 3
    table = reply.in_form(REPORT, "o-chapter-3", asked("as a table"))
    assert table
    assert table.heading
    assert table.heading.is_table
    assert reply.in_form(REPORT, "o-nothing", asked("korter")) is None


def test_every_country_comes_once_in_alphabetical_order(
    real_answerer: ExtractiveAnswerer,
) -> None:
    answer = real_answerer.answer("list all countries alphabetically")
    assert overview_of(answer) == "o-countries"
    labels = [one.label for one in answer.sentences]
    plain = [fold(label).removeprefix("the ") for label in labels]
    assert plain == sorted(plain)
    assert len(set(labels)) == len(labels) > 30
