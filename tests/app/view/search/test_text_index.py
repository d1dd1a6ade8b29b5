from __future__ import annotations

import pytest

from app.view.search.search_query import search_terms
from app.view.search.text_index import TextIndex

TEXTS = (
    "Europese landen nemen vluchtelingen op.",
    "Dat kost EUR 60 miljoen in acht landen.",
    "De migratiesamenwerking en de samenwerking bij terugkeer.",
    "Zij wilden terugkeren; de asielzoekers bleven.",
    "In Nederland en in de buurlanden is 25% van 1.250 mensen kind.",
    "",
)
INDEX = TextIndex(TEXTS, "nl", ["Wie zijn de buren?", "Welke buur?", "migratie"])


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("land", {"landen", "buurlanden"}),  # inflected, in a compound; not in "Nederland"
        ("samenwerking", {"samenwerking", "migratiesamenwerking"}),
        ("migratie", {"migratiesamenwerking"}),
        ("terugkeer", {"terugkeer", "terugkeren"}),
        ("asiel", {"asielzoekers"}),
        ("eur", {"eur"}),
        ("werk", set()),  # "samenwerking" is not made of "samen", "werk" and "ing"
    ],
)
def test_a_word_is_found_inflected_and_in_compounds(word: str, forms: set[str]) -> None:
    assert INDEX.forms(word) == forms


def test_english_has_no_compounds() -> None:
    index = TextIndex(["The homeland and the land.", "Two refugees."], "en")
    assert index.forms("land") == {"land"}
    assert index.forms("refugee") == {"refugees"}


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("8", {1}),
        ("60 mln", {1}),
        ("60000000", {1}),
        ("60", {1}),
        ("1250", {4}),
        ("25 procent", {4}),
        ("1250 %", set()),
        ('"acht landen"', {1}),
        ('"8 landen"', {1}),
        ('"landen acht"', set()),
        ('"eur"', {1}),
        ('"land"', set()),
    ],
)
def test_numbers_and_phrases_have_their_places(query: str, places: set[int]) -> None:
    (term,) = search_terms(query)
    assert INDEX.places(term, ()) == places


def test_words_can_be_found_by_some_of_their_letters() -> None:
    assert INDEX.holding("vlucht", at_start=True) == {"vluchtelingen"}
    assert INDEX.holding("zoek", at_start=True) == set()
    assert INDEX.holding("zoek", at_start=False) == {"asielzoekers"}
    assert "landen" in INDEX
    assert "land" not in INDEX
