from __future__ import annotations

import re

import pytest

from ingest.currencies import AFTER, BEFORE, MONEY, currency

AMOUNTS = [
    ("12 miljoen dollar", "USD"),
    ("USD 12", "USD"),
    ("2 Canadian dollars", "CAD"),
    ("£ 3,5 miljoen", "GBP"),
    ("GBP 40", "GBP"),
    ("7 miljoen pond", "GBP"),
    ("7 million pounds", "GBP"),
    ("9 miljoen kronen", "krone"),
    ("9 Noorse kronen", "NOK"),
    ("SEK 9", "SEK"),
    ("8 Zwitserse franken", "CHF"),
    ("8 francs", "CHF"),
    ("CHF 8", "CHF"),
    ("5 miljard yen", "JPY"),
    ("¥ 5", "JPY"),
    ("3 euro's", "EUR"),
    ("€ 3", "EUR"),
]


@pytest.mark.parametrize(("text", "unit"), AMOUNTS)
def test_an_amount_is_money_of_its_currency(text: str, unit: str) -> None:
    assert MONEY.search(text)
    assert currency(text) == unit
    number = r"\d[\d,]*(?:\s(?:miljoen|million|miljard))?"
    assert re.fullmatch(rf"{BEFORE}\s{number}|{number}\s{AFTER}", text, re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 Frank de Boer",
        "de kroon op het werk",
        "We try 5 times.",
        "In de nok zitten 5 duiven.",
    ],
)
def test_a_name_that_is_another_word_is_no_money(text: str) -> None:
    assert not MONEY.search(text)
