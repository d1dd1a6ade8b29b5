from __future__ import annotations

import pytest

from app.query.query import read_question
from ingest.corpus import Corpus
from tests.app.answer.comparison.made import (
    DETECTOR,
    checked,
    columns,
    compared,
    comparer_of,
    row,
)

BOTH = "What is the difference between {} and {}?"


def test_each_thing_has_its_words_and_the_other_its_own(bundled: Corpus) -> None:
    asked = "Wat is het verschil tussen Prospects en COMPASS?"
    answer = compared(asked, bundled)
    assert answer
    assert answer.outcome == "overview"
    assert answer.heading
    assert answer.heading.title == "Prospects en COMPASS vergeleken"
    assert answer.heading.overview == "o-compare-prospects-compass"
    places = row(asked, bundled, "Landen en plaatsen")
    assert "Jordanië" in places.cells[0][0].text
    assert "Tsjaad" in places.cells[1][0].text
    assert {one.number for one in answer.citations} == set(range(1, len(answer.citations) + 1))
    assert [one.ref for one in answer.ranking] == [one.ref for one in answer.citations][:10]
    assert [one.citations for one in answer.sentences] == [
        (one.number,) for one in answer.citations
    ]


def test_what_the_report_does_not_say_of_one_is_said_so(bundled: Corpus) -> None:
    money = row("Compare the first and second phase of Prospects", bundled, "Money")
    assert money.cells[0] == ()
    assert money.cells[1][0].text == "max. EUR 800 million"
    answer = compared("Compare the first and second phase of Prospects", bundled)
    assert answer
    assert "Money – First phase: not in the report; Second phase: " in answer.text


def test_only_what_is_asked_is_compared(bundled: Corpus) -> None:
    answer = compared("Prospects versus COMPASS: waar, en met hoeveel geld?", bundled)
    assert answer
    assert answer.comparison
    assert [one.aspect for one in answer.comparison.rows] == ["Landen en plaatsen", "Geld"]


@pytest.mark.parametrize(
    ("question", "aspect", "notes"),
    [
        (
            "Compare the budgets of reception in the region and migration cooperation: "
            "the difference, and together",
            "Money",
            (
                "Difference: approx. EUR 140 million (200 − 60)",
                "Together: approx. EUR 260 million (200 + 60)",
            ),
        ),
        (
            "Geld voor de Afghaanse regio: 2022 versus 2023, met verschil en samen",
            "Geld",
            ("Verschil: EUR 10 miljoen (40 − 30)", "Samen: EUR 70 miljoen (30 + 40)"),
        ),
        # Of other periods, and said so.
        (
            "verschil tussen REAN en COMPASS, en samen",
            "Aantallen mensen",
            (
                "Verschil: 228 migranten (2.087 − 1.859)",
                "Samen: 3.946 migranten (1.859 + 2.087)",
                "De cijfers gaan niet over dezelfde periode.",
            ),
        ),
        # One programme may count in several countries: activities are not added up.
        (
            "verschil tussen Egypte en Pakistan, samen",
            "Aantal activiteiten",
            ("Verschil: 2 (7 − 5)",),
        ),
        # What a region and a country get in different ways is no sum.
        (
            "vergelijk in 2023 de Afghaanse regio met Moldavië: wat is het verschil en samen?",
            "Geld",
            ("Verschil: EUR 30 miljoen (40 − 10)",),
        ),
        ("vergelijk Prospects met COMPASS", "Geld", ()),
        # An agreement of the EU is no project of the Netherlands.
        ("vergelijk Egypte met Marokko", "Geld", ()),
    ],
)
def test_like_figures_are_subtracted_and_added_if_that_is_asked(
    bundled: Corpus, question: str, aspect: str, notes: tuple[str, ...]
) -> None:
    assert row(question, bundled, aspect).notes == notes


def test_what_became_of_one_thing_alone_is_shown_only_if_asked(bundled: Corpus) -> None:
    plain = compared("vergelijk Marokko met Tunesië", bundled)
    asked = compared("vergelijk de resultaten in Marokko en Tunesië", bundled)
    assert plain
    assert plain.comparison
    assert asked
    assert asked.comparison
    assert "Resultaten" not in [one.aspect for one in plain.comparison.rows]
    assert "Resultaten" in [one.aspect for one in asked.comparison.rows]


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        (
            "Welke is groter, Prospects of COMPASS?",
            "Prospects: max. EUR 800 mln. tegen EUR 100 mln.",
        ),
        (
            "Which is smaller, Prospects or COMPASS?",
            "COMPASS: EUR 100 million against max. EUR 800 million",
        ),
        ("Is COMPASS groter dan Prospects?", "Nee: EUR 100 mln. tegen max. EUR 800 mln."),
        ("Vangt Colombia meer vluchtelingen op dan Pakistan?", "Ja: 2,9 miljoen tegen 2 miljoen"),
        (
            "Komen er meer vluchtelingen uit Oekraïne of uit Venezuela?",
            "Venezuela: 6,1 miljoen tegen 6 miljoen",
        ),
        ("Which country has more activities, Pakistan or Egypt?", "Pakistan: 7 against 5"),
        (
            "Hoeveel groter is het budget voor opvang in de regio dan voor migratiesamenwerking?",
            "Ca. EUR 140 miljoen (200 − 60)",
        ),
    ],
)
def test_which_is_more_is_said_first(bundled: Corpus, question: str, lead: str) -> None:
    answer = compared(question, bundled)
    assert answer
    assert answer.lead
    assert answer.lead.text == lead
    assert answer.outcome == "answered"


def test_figures_that_contradict_each_other_are_all_said(bundled: Corpus) -> None:
    answer = compared("Iran or Türkiye: which hosts more?", bundled)
    assert answer
    assert answer.lead
    assert answer.lead.text == (
        "Iran: 3.8 million (page 8) or 3.4 million (page 15) against "
        "3.3 million (page 8) or 3.4 million (page 17)"
    )
    hosts = row("Iran or Türkiye: which hosts more?", bundled, "Numbers of people")
    assert hosts.notes == (
        "The report contradicts itself here: it gives different figures for Iran and Türkiye.",
    )
    assert [len(cell) for cell in hosts.cells] == [2, 2]


def test_what_cannot_be_read_is_not_compared(bundled: Corpus) -> None:
    answer = compared("Welk land heeft meer activiteiten, Libië of Tunesië?", bundled)
    assert answer
    assert answer.lead is None
    assert answer.outcome == "partly"
    assert answer.missing == ("Tunesië: aantal activiteiten (niet goed leesbaar in de bron)",)
    (activities,) = answer.comparison.rows if answer.comparison else ()
    assert activities.notes[0].startswith("Het cijfer voor Tunesië is in de bron niet")


def test_which_is_better_is_no_figure(bundled: Corpus) -> None:
    answer = compared("Loopt het met Marokko beter dan met Nigeria?", bundled)
    assert answer
    assert (answer.outcome, answer.missing) == ("partly", ("een oordeel over wat beter is",))


@pytest.mark.parametrize(
    ("topics", "question", "expected"),
    [
        (("Wat is Prospects?", "En COMPASS?"), "Welke van de twee is groter?", "Prospects: max."),
        (("what about Iran", "same question for Türkiye"), "which hosts more?", "Iran: 3.8"),
        (("Hoeveel in Egypte?", "en Pakistan?"), "welke heeft de meeste activiteiten?", "Pakistan"),
    ],
)
def test_topics_of_a_conversation_can_be_compared(
    bundled: Corpus, topics: tuple[str, ...], question: str, expected: str
) -> None:
    query = read_question(question, DETECTOR)
    answer = checked(comparer_of(bundled).compare(topics, query), bundled)
    assert answer
    assert answer.lead
    assert answer.lead.text.startswith(expected)


@pytest.mark.parametrize("topics", [("Prospects",), ("Prospects", "Marokko"), ("Iran", "Iran"), ()])
def test_what_is_of_two_kinds_or_one_thing_cannot(bundled: Corpus, topics: tuple[str, ...]) -> None:
    query = read_question("Welke van de twee is groter?", DETECTOR)
    assert comparer_of(bundled).compare(topics, query) is None


def test_every_pair_of_countries_and_of_programmes_can_be_shown(bundled: Corpus) -> None:
    # Cells are verbatim and leads founded: `checked` says so of each.
    named = [one for one in bundled.entities if one.type in ("country", "programme", "fund")]
    names = [one.names["en"][0] for one in named]
    pairs = zip(names, [*names[1:], names[0]], strict=True)
    shown = sum(bool(columns(BOTH.format(*pair), bundled)) for pair in pairs)
    assert shown > len(names) // 3
