from __future__ import annotations

import pytest

from index.answer_type import asked_for, is_in_report, question_type


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hoeveel mensen kregen onderwijs?", "number"),
        ("How much did it cost?", "number"),
        ("GCFF contribution - amount?", "number"),
        ("Wat kostte het programma?", "number"),
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


def test_a_rank_is_not_taken_for_an_amount() -> None:
    text = "Top 5 host countries, no. 1: Iran (3.8 million)."
    assert [text[start:end] for start, end in asked_for("number", text)] == ["3.8 million"]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Er waren 2 450 leerlingen.", ["2 450"]),
        ("Er waren 2\u00a0450 leerlingen.", ["2\u00a0450"]),
        ("Er waren 2\u202f450 leerlingen en 12\u2009345\u2009678 boeken.", None),
        ("In 2022 450 mensen, in 2023 500.", ["450", "500"]),
        ("Samen 36 200 euro.", ["36 200"]),
        ("Zij kregen € 1 250,50 terug.", ["€ 1 250,50"]),
    ],
)
def test_spaces_inside_a_number_are_part_of_it(sentence: str, shown: list[str] | None) -> None:
    expected = shown or ["2\u202f450", "12\u2009345\u2009678"]
    assert _shown("number", sentence) == expected


def test_what_is_known_of_a_text_of_a_report_is_what_is_found_in_it() -> None:
    for kind in ("number", "time", "reason"):
        for text in ("In 2023 kregen 5 mensen hulp.", "In 2023 kwam er hulp.", "Er kwam hulp."):
            assert is_in_report(kind, text) == bool(asked_for(kind, text))
