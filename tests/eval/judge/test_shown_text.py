from __future__ import annotations

import pytest

from eval.judge.shown_text import ShownText, opening, sentences_of


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("1.859", "In total 1,859 people [1] returned."),
        ("1859", "1.859 mensen"),
        ("3.8", "3,8 miljoen"),
        ("200 m", "ca. EUR 200 miljoen"),
        ("no. 6", "Nr. 6 van de lijst"),
        ("focusland", "De focuslanden zijn"),
        ("Tunesië", "in TUNESIE"),
        ("EUR 60", "**EUR** *60* miljoen"),
        ("it's", "It’s so"),
        ("ja", "Ja."),
        ("800 m|800 bn", "EUR 800 bn"),
        ("budget", "geen_budget maar _budget_"),
    ],
)
def test_a_string_is_found_however_it_is_written(wanted: str, text: str) -> None:
    assert ShownText(text).has(wanted)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("14", "14.5 procent"),
        ("14", "114 landen"),
        ("5", "14,5 procent"),
        ("14", "1.414 landen"),
        ("ja", "januari"),
        ("IOM", "IOMs"),
        ("land", "Nederland"),
        ("[1]", "1 land"),
        ("a|b", "c"),
    ],
)
def test_a_string_is_not_found_inside_another(wanted: str, text: str) -> None:
    assert not ShownText(text).has(wanted)


def test_sentences_are_counted_line_by_line() -> None:
    text = (
        "Landen in 2023:\n- Irak (nr. 3) kreeg EUR 5 mln. Dat is veel. [1] En nu? [2]\n\n"
        "2) Zie p. 5 van o.a. Kenia\nVolgens “Het plan”. “Zo is het.”"
    )
    assert sentences_of(text) == [
        "Irak (nr. 3) kreeg EUR 5 mln. Dat is veel.",
        "En nu?",
        "Zie p. 5 van o.a. Kenia",
        "Volgens “Het plan”.",
        "“Zo is het.”",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ja. Want zo is het.", "Ja."),
        ("**60 miljoen** [1]\nDe rest.", "**60 miljoen**"),
        ("Landen:\n- Irak\n- Kenia", "Landen: Irak"),
        ("Landen:", "Landen: "),
        ("", ""),
    ],
)
def test_an_answer_opens_with_its_first_sentence(text: str, first: str) -> None:
    assert opening(text) == first
