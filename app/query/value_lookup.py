"""A question that asks for nothing but where a number stands: "Waar komt 1.250 voor?"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from index.number_values import Number, Value, numbers

SMALL_WORDS = frozenset(
    "waar wordt worden is zijn staat staan komt komen voor het de een getal getallen bedrag cijfer "
    "nummer aantal van in uit dit rapport tekst document verslag stuk genoemd vermeld gebruikt "
    "gaat over wat betekent waarover waarvoor erin zin zinnen welke euro eur dollar "
    "dollars usd gbp yen "
    "where does do the number figure amount appear occur mentioned used stand stands written "
    "found find say said what about this report text sentence which are euros mean means".split()
)

ASKING = re.compile(
    r"\b(?:waar|getal|genoemd|vermeld|where|number|mentioned|appear)\b", re.IGNORECASE
)


def holds_values(values: Set[Value], text: str) -> bool:
    """Returns whether a text holds every one of some numbers, however spelled."""
    return values <= {number.value for number in numbers(text)}


def is_value_lookup(question: str, found: Sequence[Number]) -> bool:
    """Returns whether a question holds a number, and beside it only words that ask where.

    Args:
        question: As searched for.
        found: Its numbers, in order.
    """
    # "In 2023?" asks for something else.
    if not any(number.is_telling for number in found) and not ASKING.search(question):
        return False
    rest = question
    for number in reversed(found):
        rest = f"{rest[: number.span[0]]} {rest[number.span[1] :]}"
    return bool(found) and all(word.lower() in SMALL_WORDS for word in re.findall(r"\w+", rest))
