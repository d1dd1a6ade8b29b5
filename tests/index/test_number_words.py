from __future__ import annotations

import pytest

from index.answer_type import asked_for


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Er kwamen anderhalf miljoen mensen.", ["anderhalf miljoen"]),
        ("Er kwamen een half miljoen mensen.", ["een half miljoen"]),
        ("Dat kostte tweeënhalf miljard euro.", ["tweeënhalf miljard"]),
        ("Een derde van de bewoners is oud.", ["Een derde"]),
        ("Van de bewoners is een vijfde oud, een kwart jong.", ["een kwart"]),
        ("Oud is een vijfde deel, twee derde niet.", ["een vijfde", "twee derde"]),
        ("Drie kwart van de huizen staat leeg.", ["Drie kwart"]),
        ("Twee op de drie mensen kwamen.", ["Twee op de drie"]),
        ("Van de mensen kwamen 2 op de 3.", ["2 op de 3"]),
        ("Er zijn vijfentwintig scholen en elf kerken.", ["vijfentwintig", "elf"]),
        (
            "Er zijn honderdtwintig stallen en drieduizend koeien.",
            ["honderdtwintig", "drieduizend"],
        ),
        ("Een paar honderd mensen bleven.", ["Een paar honderd"]),
        ("Tientallen kwamen, duizenden bleven weg.", ["Tientallen", "duizenden"]),
        ("One and a half million people came.", ["One and a half million"]),
        ("Half a million people stayed.", ["Half a million"]),
        ("Two-thirds of them left.", ["Two-thirds"]),
        ("A quarter stayed; one in three left.", ["A quarter", "one in three"]),
        ("About one hundred thousand people left.", ["one hundred thousand"]),
        ("Twenty-five schools and eleven churches.", ["Twenty-five", "eleven"]),
    ],
)
def test_numbers_in_words_are_found_whole(sentence: str, shown: list[str]) -> None:
    assert [sentence[start:end] for start, end in asked_for("number", sentence)] == shown


@pytest.mark.parametrize(
    "sentence",
    [
        "Een derde school opent een deur.",
        "Het vijfde hoofdstuk gaat over een kwestie.",
        "A third programme was opened.",
        "De elfjes tienden niet.",
    ],
)
def test_articles_and_ordinals_are_no_numbers(sentence: str) -> None:
    assert asked_for("number", sentence) == []
