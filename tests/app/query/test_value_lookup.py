from __future__ import annotations

import pytest

from app.query.value_lookup import holds_values, is_value_lookup
from index.number_values import numbers


@pytest.mark.parametrize(
    "question",
    [
        "Waar komt het getal 1250 voor?",
        "Waar staat 550.000?",
        "550 000",
        "Waar wordt 2,5 miljoen euro genoemd?",
        "Where is the number 310 mentioned?",
        "Waar staat 12?",
    ],
)
def test_a_number_with_nothing_else_is_looked_up(question: str) -> None:
    assert is_value_lookup(question, list(numbers(question)))


@pytest.mark.parametrize(
    "question",
    ["In 2023?", "Hoeveel is 550.000?", "Waar is de school?", "Wie kreeg 2,5 miljoen?", "12"],
)
def test_other_questions_are_none(question: str) -> None:
    assert not is_value_lookup(question, list(numbers(question)))


def test_all_numbers_must_be_held() -> None:
    asked = {number.value for number in numbers("Waar staan 1250 en 2,5 miljoen?")}
    assert holds_values(asked, "1.250 mensen kregen 2.500.000 euro.")
    assert not holds_values(asked, "1.250 mensen kregen niets.")
