from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.corpus import Corpus
from tests.app.answer.lead.made import block_of, corpus_of, fact, lead, sentence, text, text_of

VISITS = sentence(
    "a",
    0,
    "Er kwamen 1.200 bezoekers naar het park en 300 bezoekers naar het strand.",
    "There were 1,200 visitors to the park and 300 visitors to the beach.",
)
COSTS = sentence(
    "b",
    0,
    "Het park kostte bijna EUR 2 miljoen en het strand max. EUR 3 miljoen.",
    "The park cost almost EUR 2 million and the beach max. EUR 3 million.",
)
ROOMS = sentence("c", 0, "Er waren 4 activiteiten in Kenia.", "There were 4 activities in Kenya.")
ROOMS_TOO = sentence(
    "c", 1, "Er waren 5 activiteiten in Egypte.", "There were 5 activities in Egypt."
)
PARK = fact(
    ("a", 0),
    "count",
    ("de bezoekers van het park", "the visitors of the park"),
    ("1.200 bezoekers", "1,200 visitors"),
    1200.0,
    "persons",
)
BEACH = fact(
    ("a", 0),
    "count",
    ("de bezoekers van het strand", "the visitors of the beach"),
    ("300 bezoekers", "300 visitors"),
    300.0,
    "persons",
)
PARK_COST = fact(
    ("b", 0),
    "money",
    ("de kosten van het park", "the costs of the park"),
    ("EUR 2 miljoen", "EUR 2 million"),
    2e6,
    "EUR",
)
BEACH_COST = fact(
    ("b", 0),
    "money",
    ("de kosten van het strand", "the costs of the beach"),
    ("EUR 3 miljoen", "EUR 3 million"),
    3e6,
    "EUR",
)
KENYA = fact(
    ("c", 0),
    "count",
    ("de activiteiten in Kenia", "the activities in Kenya"),
    ("4", "4"),
    4.0,
    "activities",
    places=("KE",),
)
EGYPT = fact(
    ("c", 1),
    "count",
    ("de activiteiten in Egypte", "the activities in Egypt"),
    ("5", "5"),
    5.0,
    "activities",
    places=("EG",),
)
CORPUS = corpus_of(
    [block_of(VISITS), block_of(COSTS), block_of(ROOMS, ROOMS_TOO)],
    [PARK, BEACH, PARK_COST, BEACH_COST, KENYA, EGYPT],
)


def test_like_figures_asked_for_together_are_added_up() -> None:
    draft = lead("Hoeveel bezoekers kregen park en strand samen?", CORPUS, PARK, BEACH)
    assert draft is not None
    assert draft.text == "1.500 bezoekers (1.200 + 300)"
    assert draft.calculation == "1200 + 300 = 1500"
    english = text(
        "How many visitors did the park and the beach have in total?", CORPUS, PARK, BEACH
    )
    assert english == "1,500 visitors (1,200 + 300)"


def test_a_total_of_one_of_them_is_no_sum() -> None:
    told = text("Hoeveel bezoekers kreeg het park in totaal?", CORPUS, PARK, BEACH)
    assert "1.200 bezoekers" in (told or "")
    assert "1.500" not in (told or "")


def test_unlike_limits_are_not_added_up() -> None:
    told = text("Wat kostten park en strand samen?", CORPUS, PARK_COST, BEACH_COST)
    assert "ijna EUR 2 miljoen" in (told or "")
    assert "5" not in (told or "")


def test_lists_that_may_hold_the_same_are_not_added_up() -> None:
    partners = replace(PARK, unit="countries", value={"nl": "1.200", "en": "1,200"})
    others = replace(BEACH, unit="countries", value={"nl": "300", "en": "300"})
    told = text("Hoeveel bezoekers kregen park en strand samen?", CORPUS, partners, others)
    assert "1.500" not in (told or "")


def test_activities_are_never_added_up() -> None:
    for question in (
        "Hoeveel activiteiten waren er samen in Kenia en Egypte?",
        "How many activities were there in Kenya and Egypt in total?",
    ):
        assert "9" not in (text(question, CORPUS, KENYA, EGYPT) or "")


def test_what_is_asked_by_head_is_not_calculated() -> None:
    question = "Wat kostte het park in totaal per persoon?"
    assert "/" not in (text(question, CORPUS, PARK_COST, PARK) or "")


@pytest.mark.parametrize(
    ("question", "ids", "expected"),
    [
        (
            "Hoeveel mensen gingen vrijwillig terug, vanuit Nederland en uit doorreislanden samen?",
            ("f-b115-1-1", "f-b115-2-1"),
            "3.946 migranten (1.859 + 2.087)",
        ),
        (
            "Hoeveel migranten zijn er in totaal vrijwillig teruggekeerd?",
            ("f-b115-2-1", "f-b115-1-1"),
            "3.946 migranten (1.859 + 2.087)",
        ),
        (
            "How many migrants were helped with voluntary return from the Netherlands and transit "
            "countries combined?",
            ("f-b115-1-1", "f-b115-2-1"),
            "3,946 migrants (1,859 + 2,087)",
        ),
        (
            "Wat zijn de budgetten voor opvang in de regio en migratiesamenwerking opgeteld?",
            ("f-b045-1-1", "f-b045-1-2"),
            "Ca. EUR 260 miljoen (200 + 60)",
        ),
        (
            "What is the total budget for reception in the region and migration cooperation?",
            ("f-b045-1-2", "f-b045-1-1"),
            "Approx. EUR 260 million (200 + 60)",
        ),
        (
            "Wat is het totale budget voor migratiesamenwerking?",
            ("f-b045-1-2", "f-b045-1-1"),
            "EUR 60 miljoen (2023)",
        ),
        (
            "Hoeveel meer geld was er in 2023 dan in 2022 voor de Afghaanse regio?",
            ("f-b068-1-1", "f-b068-0-1"),
            "EUR 10 miljoen (40 − 30)",
        ),
        (
            "By how much did the money for the Afghan region go up from 2022 to 2023?",
            ("f-b068-1-1", "f-b068-0-1"),
            "EUR 10 million (40 − 30)",
        ),
        (
            "Hoeveel meer geld gaat er naar Prospects dan naar COMPASS?",
            ("f-b066-4-1", "f-b113-4-1"),
            "Max. EUR 700 mln. (800 − 100)",
        ),
        (
            "How much more is Prospects phase 2 than phase 1?",
            ("f-b066-4-1", "f-b113-4-1"),
            "Max. EUR 800 million",
        ),
        (
            "Welk percentage van de terugkeerders uit doorreislanden kreeg herintegratie?",
            ("f-b115-2-2", "f-b115-2-1"),
            "Ca. 23,3% (486 van 2.087)",
        ),
        (
            "What share of the returnees through COMPASS got reintegration support?",
            ("f-b115-2-2", "f-b115-2-1"),
            "Approx. 23.3% (486 of 2,087)",
        ),
        (
            "Hoeveel is dat voor Prospects per jaar?",
            ("f-b066-4-1", "f-b066-4-2"),
            "Gemiddeld max. EUR 200 mln. per jaar (800 / 4)",
        ),
        (
            "Hoeveel vluchtelingen komen er samen uit Venezuela en Soedan?",
            ("f-b024-3-1", "f-b024-5-1"),
            "7,6 miljoen (6,1 + 1,5)",
        ),
    ],
)
def test_the_bundled_report_is_calculated_with(
    bundled: Corpus, question: str, ids: tuple[str, ...], expected: str
) -> None:
    assert text_of(question, bundled, *ids) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel activiteiten migratiesamenwerking zijn er in Libië en Nigeria samen?",
        "How many activities on migration cooperation are there in Libya and Nigeria in total?",
    ],
)
def test_activities_of_the_bundled_report_are_not_added_up(bundled: Corpus, question: str) -> None:
    assert "10" not in (text_of(question, bundled, "f-b097-14-1", "f-b097-10-1") or "")
