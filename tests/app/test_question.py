from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.question import MAX_CHARACTERS, asked_for, clean_question, question_type
from ingest.errors import QuestionError


@pytest.mark.parametrize("text", ["", "   \n\t ", "\x00\x01", "\u200b"[:0]])
def test_a_question_without_anything_is_refused_as_empty(text: str) -> None:
    with pytest.raises(QuestionError) as caught:
        clean_question(text)
    assert caught.value.reason == "empty_question"


@pytest.mark.parametrize("text", ["😀😀", "???", "— … !", "\u200b"])
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
    assert set(cleaned) <= set(text) | {" "}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hoeveel mensen kregen onderwijs?", "number"),
        ("How much did it cost?", "number"),
        ("Wanneer begon de tweede fase?", "time"),
        ("In welk jaar werd PROMIS gestart?", "time"),
        ("Waarom is Turkije belangrijk?", "reason"),
        ("Welke landen doen mee?", "list"),
        ("Who signed it?", "person"),
        ("Is Iran het grootste opvangland?", "yesno"),
        ("COMPASS", "other"),
    ],
)
def test_the_type_follows_from_the_words(question: str, kind: str) -> None:
    assert question_type(question) == kind


def _shown(kind: str, sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in asked_for(kind, sentence)]  # type: ignore[arg-type]


def test_figures_are_found_but_not_years() -> None:
    sentence = "In 2023 kregen 696.651 mensen EUR 10 mln. of 73% van 3,4 miljoen."
    assert _shown("number", sentence) == ["696.651", "EUR 10 mln", "73%", "3,4 miljoen"]


def test_dates_are_found() -> None:
    assert _shown("time", "Op 1 januari 2024 ging het van start.") == ["1 januari 2024"]


def test_nothing_is_emphasised_for_other_questions() -> None:
    assert asked_for("reason", "In 2023 kregen 5 mensen hulp.") == []
