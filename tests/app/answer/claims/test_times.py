from __future__ import annotations

import pytest

from app.answer.claims.times import is_said, periods_told
from app.query.periods import periods


@pytest.mark.parametrize(
    ("stated", "told", "said"),
    [
        ("in 2023", "in 2023", True),
        ("in 2023", "in december 2023", True),
        ("in december 2023", "in 2023", False),
        ("in 2023", "in 2022", False),
        ("tot en met eind 2026", "t/m eind 2027", False),
        ("until the end of 2027", "runs until the end of 2027", True),
        ("sinds 2016", "since 2016", True),
        ("sinds 2019", "since 2016", False),
        ("in 2016", "sinds 2016", True),
        ("van 2020 tot 2023", "van 2022 tot 2023", False),
    ],
)
def test_a_period_is_borne_out_by_the_same_or_by_one_within_it(
    stated: str, told: str, said: bool
) -> None:
    (period,) = periods(stated)
    assert is_said(period, periods_told(told, ())) is said
