from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.style.plain import plain_question
from index.names import KnownNames

NAMES = KnownNames(["COMPASS"])


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("HALLO, KUNT U MIJ ZEGGEN WAT COMPASS KOST? DANK U WEL", "Wat COMPASS kost?"),
        ("Hoi! Vraagje: wie betaalt volgens het rapport de school? Groetjes, Ans",
         "Wie betaalt de school?"),
        ("Waarom niet?", "Waarom niet?"),
        ("dank u", "Dank u"),
    ],
)  # fmt: skip
def test_a_question_is_the_same_whatever_its_dress(typed: str, asked: str) -> None:
    assert plain_question(typed, "nl", NAMES) == asked


@given(st.text(max_size=300))
def test_something_of_whatever_is_typed_is_left(text: str) -> None:
    typed = " ".join(text.split())
    assert plain_question(typed, "nl", NAMES) or not typed


@given(st.lists(st.sampled_from("Hoi niet geen 2023 Peru 1.250 alle nooit not never".split())))
def test_negations_numbers_and_countries_are_never_left_out(words: list[str]) -> None:
    needed = [word for word in words if word != "Hoi"]
    typed = " ".join(["Hoi, welke scholen zijn er", *needed, "? Bedankt!"])
    assert all(word in plain_question(typed, "nl", NAMES) for word in needed)
