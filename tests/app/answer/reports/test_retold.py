from __future__ import annotations

import pytest

from app.answer.reports.retold import retold
from index.language import Language


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("0.7 miljoen euro (4,9 − 4,2)", "en", "0.7 million euros (4.9 − 4.2)"),
        ("1,150 (2.400 − 1.250)", "en", "1,150 (2,400 − 1,250)"),
        ("0,7 million euros (4.9 − 4.2)", "nl", "0,7 miljoen euro (4,9 − 4,2)"),
        ("12 (312 − 300)", "en", "12 (312 − 300)"),
    ],
)
def test_a_calculation_is_said_as_its_language_writes_it(
    text: str, language: Language, said: str
) -> None:
    assert retold(text, language) == said
