from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer.claims.figures import figures


@pytest.mark.parametrize(
    ("text", "amount", "kind"),
    [
        ("Ghana kreeg 550.000 euro", 550_000, "money"),
        ("Ghana received half a million euros", 500_000, "money"),
        ("We betaalden honderd miljoen aan Ghana", 100_000_000, "money"),
        ("sixty fugitives were arrested", 60, "count"),
        ("vijfentwintig scholen", 25, "count"),
        ("twenty-five schools", 25, "count"),
        ("het loopt vier jaar", 4, "duration"),
        ("three quarters of the schools", 75, "share"),
        ("12% van de scholen", 12, "share"),
        ("het tweede forum", 2, "rank"),
        ("Er werden tien miljoen mensen geholpen met dat geld", 10_000_000, "count"),
    ],
)
def test_a_figure_is_read_in_digits_and_in_words(text: str, amount: int, kind: str) -> None:
    (figure,) = figures(text)
    assert (figure.amount, figure.kind) == (Decimal(amount), kind)


def test_a_year_is_no_figure() -> None:
    assert figures("In 2023 begon het") == []


@pytest.mark.parametrize(
    ("stated", "told", "is_said"),
    [
        ("60 mensen", "60 mensen", True),
        ("60 mensen", "60 vluchtelingen", True),
        ("60 vluchtelingen", "60 migranten", False),
        ("60 young migrants", "60 displaced persons", False),
        ("5 miljoen euro", "EUR 5 million", True),
        ("5 miljoen euro", "USD 5 miljoen", False),
        ("5 miljoen pond", "£ 5 miljoen", True),
        ("5 miljoen dollar", "£ 5 miljoen", False),
        ("zestig mensen", "60 people", True),
        ("60 mensen", "61 mensen", False),
        ("meer dan 110 mensen", "117 mensen", True),
        ("meer dan 110 mensen", "109 mensen", False),
        ("more than 110 people", "500 people", False),
        ("ruim 110 mensen", "117 mensen", True),
        ("zo'n 200 mensen", "205 mensen", True),
        ("about 200 people", "250 people", False),
        ("about 207 people", "200 people", False),
        ("about 120 people", "117 people", True),
        ("about 100 people", "140 people", False),
        ("minder dan 20 mensen", "18 mensen", True),
        ("60 euro", "60 mensen", False),
        ("60%", "60 people", False),
    ],
)
def test_a_figure_is_borne_out_by_the_same_within_its_limits(
    stated: str, told: str, is_said: bool
) -> None:
    assert figures(stated)[0].is_said_by(figures(told)[0]) is is_said


@given(st.text(max_size=200))
def test_figures_stand_where_they_say(text: str) -> None:
    for figure in figures(text):
        start, end = figure.span
        assert 0 <= start < end <= len(text)
