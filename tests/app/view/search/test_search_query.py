from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view.search.search_query import MOST_TERMS, search_terms


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("terugkeer naar Marokko", ["terugkeer", "Marokko"]),
        ("acht landen", ["acht", "landen"]),
        ("EUR 60 miljoen", ["EUR", "60 miljoen"]),
        ('"opvang in de regio" Irak', ['"opvang in de regio"', "Irak"]),
        ("„opvang in de regio” Irak", ["„opvang in de regio”", "Irak"]),
        ('Irak "opvang in', ["Irak", "opvang"]),  # nothing closes it
        ("de het", ["de", "het"]),
        ("Irak irak IRAK", ["Irak"]),
        ("8 acht", ["8"]),
        ('"" - ?', []),
        ("   ", []),
    ],
)
def test_a_query_is_words_numbers_and_phrases(query: str, terms: list[str]) -> None:
    assert [term.typed for term in search_terms(query)] == terms


def test_only_a_phrase_is_wanted_word_for_word() -> None:
    assert [term.is_quoted for term in search_terms('Irak "Irak en Iran"')] == [True, False]


@given(st.text(max_size=400))
def test_whatever_is_typed_there_are_few_terms_with_tokens(query: str) -> None:
    terms = search_terms(query)
    assert len(terms) <= MOST_TERMS
    assert all(term.tokens for term in terms)
