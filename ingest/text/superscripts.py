"""Superscript digits: what they say, and where they are part of a unit or a formula."""

from __future__ import annotations

import re

DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISE = str.maketrans("0123456789-−", f"{DIGITS}⁻⁻")
LOWER = str.maketrans(DIGITS, "0123456789")

# "m²" and "CO²": what is before the digits, and which digits.
UNIT = re.compile(r"(?:^|[\W\d_])(?:[kdch]?m|mm|ft|inch)\s?$")
FORMULA = re.compile(r"(?:^|[\W\d_])(?:CO|NO|SO|CH|H|PM|O)$")
LONGEST = 8  # characters before the digits that say so


def raised(text: str) -> str:
    """Returns digits, and a minus before them, as superscripts."""
    return text.translate(RAISE)


def lowered(text: str) -> str:
    """Returns superscript digits as plain ones."""
    return text.translate(LOWER)


def belongs_to(before: str, number: int) -> bool:
    """Returns whether a superscript number is part of the unit or formula that it follows."""
    before = before[-LONGEST:]
    return (number in (2, 3) and bool(UNIT.search(before))) or bool(FORMULA.search(before))
