from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view.search.tokens import amounts, exact, tokens


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("in 8 landen", [8]),
        ("in acht landen", [8]),
        ("eight countries", [8]),
        ("vijftien, tweeëntwintig en twenty-one", [15, 22, 21]),
        ("twee miljoen, anderhalf miljoen en half a million", [2_000_000, 1_500_000, 500_000]),
        ("acht-tal", []),
        ("550.000 en 550 000 of 550000", [550_000] * 3),
        ("0,55 miljoen", [550_000]),
        ("EUR 60 mln. en € 7,3 miljard", [60_000_000, 7_300_000_000]),
        ("in 2021-2023 elke dollar 3-8 dollar", [2021, 2023, 3, 8]),
        ("36 410 V, nr. 49", [36_410, 49]),
        ("op 1-10-2022", [1, 10, 2022]),
        ("een land, één vrouw, a country", []),
        ("B2B en 2e fase", []),
    ],
)
def test_a_number_is_read_in_any_spelling(text: str, said: list[int]) -> None:
    assert [max(token.amounts) for token in amounts(text)] == [Decimal(one) for one in said]


def test_a_number_before_its_multiplier_counts_for_who_types_that_alone() -> None:
    (sixty,), (whole,) = amounts("60"), amounts("60 miljoen")
    assert exact(sixty).is_said_by(whole)
    assert not exact(whole).is_said_by(sixty)


def test_a_decimal_is_not_its_last_digit() -> None:
    (eight,), (decimal,) = amounts("8"), amounts("3,8 miljoen")
    assert not exact(eight).is_said_by(decimal)


def test_a_percentage_is_wanted_where_one_is_typed() -> None:
    (share,), (plain,) = amounts("25%"), amounts("25")
    assert exact(plain).is_said_by(share)
    assert not exact(share).is_said_by(plain)
    assert exact(share).is_said_by(amounts("25 procent")[0])


def test_words_are_compared_without_case_and_accents() -> None:
    assert [token.word for token in tokens("Syrië's BUREN")] == ["syrie", "s", "buren"]


@given(st.text(max_size=200))
def test_tokens_stand_apart_and_in_order(text: str) -> None:
    spans = [token.span for token in tokens(text)]
    assert all(start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
