from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.question import MAX_CHARACTERS, clean_question, without_markup
from ingest.errors import QuestionError
from ingest.text.characters import plain


@pytest.mark.parametrize("text", ["", "   \n\t ", "\x00\x01", "\u200b\u00ad\ufeff"])
def test_a_question_without_anything_is_refused_as_empty(text: str) -> None:
    with pytest.raises(QuestionError) as caught:
        clean_question(text)
    assert caught.value.reason == "empty_question"


@pytest.mark.parametrize("text", ["😀😀", "???", "— … !"])
def test_a_question_without_letters_or_digits_is_refused(text: str) -> None:
    with pytest.raises(QuestionError) as caught:
        clean_question(text)
    assert caught.value.reason == "wordless_question"


def test_the_longest_question_is_read_and_a_longer_one_refused() -> None:
    assert len(clean_question("a" * MAX_CHARACTERS)) == MAX_CHARACTERS
    with pytest.raises(QuestionError, match="2,001 characters"):
        clean_question("a" * (MAX_CHARACTERS + 1))


@given(st.text(max_size=200))
def test_a_cleaned_question_is_one_line_of_what_was_typed(text: str) -> None:
    try:
        cleaned = clean_question(text)
    except QuestionError:
        return
    assert cleaned == " ".join(cleaned.split())
    assert "\x00" not in cleaned
    assert cleaned == clean_question(cleaned)
    assert set(cleaned) <= set(plain(text)) | {" "}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("terug\u00adkeer", "terugkeer"),
        ("te\u200brug\u2060keer\ufeff", "terugkeer"),
        ("Noord\u2011Afrika", "Noord-Afrika"),
        ("Noord\u2010Afrika", "Noord-Afrika"),
        ("2\u00a0450 en 1\u202f200", "2 450 en 1 200"),
        ("\ufb01nanciën, e\ufb03ciënt", "financiën, efficiënt"),
        ("t\u0133delijk \u0132sland", "tijdelijk IJsland"),
        ("co\u006f\u0308rdinatie", "coördinatie"),
        ("\uff28\uff4f\uff45\u3000\uff16\uff10\uff1f", "Hoe 60?"),
        ("\u202eHoe\u202c veel", "Hoe veel"),
        ("10⁶ m² ½ …", "10⁶ m² ½ …"),
    ],
)
def test_letters_are_read_as_they_stand_in_reports(typed: str, read: str) -> None:
    assert clean_question(typed) == read


def test_markup_is_left_out_unless_nothing_else_is_there() -> None:
    assert without_markup("<b>Wie</b> betaalt?") == "Wie betaalt?"
    assert without_markup("<b></b>") == "<b></b>"
