from __future__ import annotations

from decimal import Decimal

import pytest

from index.number_values import Value, numbers


def _values(text: str) -> list[tuple[str, str]]:
    return [(f"{n.value.amount:f}", text[slice(*n.span)]) for n in numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "550000",
        "550.000",
        "550,000",
        "550 000",
        "550\u00a0000",
        "550\u202f000",
        "550\u2009000",
        "0,55 miljoen",
        "0.55 million",
        "550 duizend",
        "550'000",
        "550.000,00",
    ],
)
def test_every_spelling_is_one_value(text: str) -> None:
    for sentence in (text, f"Er kwamen {text} mensen.", f"€ {text}.", f"({text})"):
        (number,) = numbers(sentence)
        assert number.value == Value(Decimal("5.5E+5"))
        assert sentence[slice(*number.span)] == text
        assert number.is_telling


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250", "1250"),
        ("12,50", "12.5"),
        ("1.250.000,75", "1250000.75"),
        ("0,125", "0.125"),
        ("4,5 mln. euro", "4500000"),
        ("0,3 miljard", "300000000"),
        ("anderhalf miljoen", "1500000"),
        ("een half miljoen", "500000"),
        ("half a million", "500000"),
        ("twee miljard", "2000000000"),
        ("one and a half million", "1500000"),
        ("€2,5 miljoen", "2500000"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [amount for amount, _ in _values(text)] == [value]


def test_years_and_small_numbers_are_not_telling_unless_named_or_marked() -> None:
    telling = [
        (text, [n.is_telling for n in numbers(text)])
        for text in (
            "In 2023",
            "3 landen",
            "het getal 310",
            "EUR 40",
            "2.023 mensen",
            "7%",
            "€ 2023",
        )
    ]
    assert [found for _, found in telling] == [
        [False],
        [False],
        [True],
        [True],
        [True],
        [True],
        [True],
    ]


def test_a_percentage_is_another_value_than_a_count() -> None:
    (share,), (count,) = list(numbers("79%")), list(numbers("79"))
    assert share.value != count.value
    assert share.value == next(numbers("79 procent")).value == next(numbers("79 per cent")).value


@pytest.mark.parametrize("text", ["31-12-2023", "2022/23", "b12", "36/410", "10-jarig"])
def test_parts_of_dates_and_words_are_no_numbers(text: str) -> None:
    assert _values(text) == []


def test_a_year_and_a_number_behind_it_are_two() -> None:
    assert _values("In 2022 450 mensen") == [("2022", "2022"), ("450", "450")]
