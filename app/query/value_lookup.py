"""A question that asks for nothing but where a number stands: "Waar komt 1.250 voor?"."""

from __future__ import annotations

import re

from index.number_values import numbers

SMALL_WORDS = frozenset(
    "waar wordt worden is zijn staat staan komt komen voor het de een getal getallen bedrag cijfer "
    "nummer aantal van in uit dit rapport tekst document verslag stuk genoemd vermeld gebruikt "
    "gaat over wat betekent waarover waarvoor erin zin zinnen welke euro eur "
    "where does do the number figure amount appear occur mentioned used stand stands written "
    "found find say said what about this report text sentence which are euros mean means".split()
)

ASKING = re.compile(
    r"\b(?:waar|getal|genoemd|vermeld|where|number|mentioned|appear)\b", re.IGNORECASE
)


def holds_values(question: str, text: str) -> bool:
    """Returns whether a text holds every number of a question, however spelled."""
    held = {number.value for number in numbers(text)}
    return all(number.value in held for number in numbers(question))


def is_value_lookup(question: str) -> bool:
    """Returns whether a question holds a number, and beside it only words that ask where."""
    found = list(numbers(question))
    # "In 2023?" asks for something else.
    if not any(number.is_telling for number in found) and not ASKING.search(question):
        return False
    rest = question
    for number in reversed(found):
        rest = f"{rest[: number.span[0]]} {rest[number.span[1] :]}"
    return bool(found) and all(word.lower() in SMALL_WORDS for word in re.findall(r"\w+", rest))
