"""What is reckoned from sentences in the other language than the answer's, in that of the answer.

Nothing is said in two languages at once: what has a word that is not known here is not retold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from app.answer.lead.calculation.amount import written
from index.language import Language
from index.number_values import numbers
from ingest.currencies import UNITS

DIGITS = re.compile(r"\d[\d.,'’]*\d|\d")
WORD = re.compile(r"[^\W\d_]+")
ABBREVIATED = re.compile(r"(?<=\b(?:mln|mld))\.", re.IGNORECASE)
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "duizend": "thousand",
        "miljoen": "million",
        "mln": "million",
        "miljard": "billion",
        "mld": "billion",
        "euro": "euros",
        "dollar": "dollars",
        "mensen": "people",
        "personen": "people",
    },
    "nl": {
        "thousand": "duizend",
        "million": "miljoen",
        "billion": "miljard",
        "bn": "miljard",
        "euros": "euro",
        "dollars": "dollar",
        "people": "mensen",
        "persons": "personen",
    },
}
SAME = UNITS | {"ca", "circa", "euro"}  # in both languages


def retold_calculation(text: str, language: Language) -> str | None:
    """Returns a calculation as a language has it; None if it has a word that is not known.

    Args:
        text: "0.7 miljoen euro (4,9 − 4,2)", say: what comes out is written in the language of the
            answer, what it is reckoned from as it is printed.
        language: That of the answer.
    """
    said, bracket, terms = text.partition(" (")
    retold_terms = retold(terms, language)
    retold_said = _words(said, language)
    if retold_terms is None or retold_said is None:
        return None
    return f"{retold_said}{bracket}{retold_terms}"


def retold(printed: str, language: Language) -> str | None:
    """Returns figures that are printed in the other language; None if that cannot be done."""
    found = {one[0]: _digits(one[0], language) for one in DIGITS.finditer(printed)}
    said = {digits: text for digits, text in found.items() if text is not None}
    if len(said) < len(found):
        return None
    return _words(DIGITS.sub(lambda one: said[one[0]], printed), language)


def _words(text: str, language: Language) -> str | None:
    text = ABBREVIATED.sub("", text)
    if any(word not in WORDS[language] and word not in SAME for word in WORD.findall(text)):
        return None
    return WORD.sub(lambda one: WORDS[language].get(one[0], one[0]), text)


def _digits(printed: str, language: Language) -> str | None:
    """Returns digits as a language writes them; None if they were taken for another number."""
    thousands, decimal = (".", ",") if language == "en" else (",", ".")
    plain = re.sub(r"['’]", "", printed.replace(thousands, "")).replace(decimal, ".")
    reckoned = next(numbers(printed), None)
    if plain.count(".") > 1 or not reckoned or reckoned.value.amount != Decimal(plain):
        return None
    return written(reckoned.value.amount, language)
