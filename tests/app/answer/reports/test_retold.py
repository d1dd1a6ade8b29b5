from __future__ import annotations

import pytest

from app.answer.reports.retold import retold, retold_calculation
from index.language import Language


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("0.7 miljoen euro (4,9 − 4,2)", "en", "0.7 million euros (4.9 − 4.2)"),
        ("1.125 miljoen euro (2,1 − 0,975)", "en", "1.125 million euros (2.1 − 0.975)"),
        ("1,150 (2.400 − 1.250)", "en", "1,150 (2,400 − 1,250)"),
        ("0,7 million euros (4.9 − 4.2)", "nl", "0,7 miljoen euro (4,9 − 4,2)"),
        ("1,125 million (2.1 − 0.975)", "nl", "1,125 miljoen (2,1 − 0,975)"),
        ("12 (312 − 300)", "en", "12 (312 − 300)"),
        ("EUR 12 mln. (312 − 300)", "en", "EUR 12 million (312 − 300)"),
        ("ruim 12 mensen (312 − 300)", "en", None),
        ("12 peilbuizen (312 − 300)", "en", None),
        # Reckoned as 2,124 millions, though Dutch has a comma before decimals.
        ("2,124 miljoen (2,125 − 1)", "en", None),
    ],
)
def test_a_calculation_is_said_as_its_language_writes_it(
    text: str, language: Language, said: str | None
) -> None:
    assert retold_calculation(text, language) == said


@pytest.mark.parametrize(
    ("printed", "language", "said"),
    [
        ("EUR 2,1 miljoen", "en", "EUR 2.1 million"),
        ("1.250", "en", "1,250"),
        ("1,250", "nl", "1.250"),
        ("2,125", "en", None),
        ("meer dan 100", "en", None),
    ],
)
def test_a_printed_figure_is_said_or_left_out(
    printed: str, language: Language, said: str | None
) -> None:
    assert retold(printed, language) == said
