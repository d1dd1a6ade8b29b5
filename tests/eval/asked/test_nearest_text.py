from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.asked.nearest_text import nearest_span

TEXT = "In 2022 keerden 1.250 mensen vrijwillig terug. Jordanié ontving 60 miljoen euro."


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Jordanië ontving 60 miljoen euro", "Jordanié ontving 60 miljoen euro"),
        ("keerden 1250 mensen vrijwilig", "keerden 1.250 mensen vrijwillig"),
        ("  keerden 1.250 mensen  ", "keerden 1.250 mensen"),
        (TEXT + " En nog iets.", TEXT),
    ],
)
def test_the_nearest_words_are_found_whole(wanted: str, found: str) -> None:
    match = nearest_span(wanted, TEXT)

    assert match is not None
    assert TEXT[match.start : match.end] == found
    assert match.similarity > 0.8


@pytest.mark.parametrize("wanted", ["", "  ", "Frankrijk bouwde bruggen over de Seine"])
def test_what_is_not_there_is_not_found(wanted: str) -> None:
    assert nearest_span(wanted, TEXT) is None
    assert nearest_span(TEXT, "") is None


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_match_lies_within_the_text(wanted: str, text: str) -> None:
    match = nearest_span(wanted, text)

    assert match is None or 0 <= match.start <= match.end <= len(text)


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=5, max_size=30))
def test_a_text_is_nearest_to_itself(text: str) -> None:
    match = nearest_span(text, f"… {text} …")

    # A letter whose lower case is longer ("İ") moves every place after it: such a text has none.
    if len(text.lower()) == len(text):
        assert match is not None
        assert match.similarity == pytest.approx(1)
