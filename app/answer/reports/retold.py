"""What is reckoned from sentences in another language than the answer's, in that of the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.answer.lead.calculation.amount import written
from index.language import Language
from index.number_values import numbers

DIGITS = re.compile(r"\d[\d.,'’]*\d|\d")
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {"duizend": "thousand", "miljoen": "million", "miljard": "billion", "euro": "euros"},
    "nl": {"thousand": "duizend", "million": "miljoen", "billion": "miljard", "euros": "euro"},
}


def retold(text: str, language: Language) -> str:
    """Returns a calculation with its digits, scales and currency as a language has them.

    Args:
        text: "0.7 miljoen euro (4,9 − 4,2)", say.
        language: That of the answer.
    """
    text = DIGITS.sub(lambda found: _digits(found[0], language), text)
    return re.sub(r"[^\W\d_]+", lambda found: WORDS[language].get(found[0], found[0]), text)


def _digits(printed: str, language: Language) -> str:
    number = next(numbers(printed), None)
    return written(number.value.amount, language) if number else printed
