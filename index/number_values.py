"""Numbers in a text, as values: "550.000", "550 000", "550000" and "0,55 miljoen" are one.

Groups of three digits are thousands, whatever parts them, in Dutch and in English; any other
digits behind a comma or full stop are decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.currencies import BEFORE

# Spaces that stand inside numbers: plain, no-break, narrow no-break, thin, figure and hair space.
SPACES = " \u00a0\u202f\u2009\u2007\u200a"
GROUPED = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:,\d{{1,2}}(?!\d))?"
MULTIPLIERS = {
    "duizend": 10**3,
    "thousand": 10**3,
    "miljoen": 10**6,
    "million": 10**6,
    "mln": 10**6,
    "miljard": 10**9,
    "billion": 10**9,
    "mld": 10**9,
    "bn": 10**9,
}
WORDS = {
    "anderhalf": Decimal("1.5"),
    "anderhalve": Decimal("1.5"),
    "one and a half": Decimal("1.5"),
    "een half": Decimal("0.5"),
    "half a": Decimal("0.5"),
    "een": Decimal(1),
    "één": Decimal(1),
    "one": Decimal(1),
    "a": Decimal(1),
    **{word: Decimal(n) for n, word in enumerate("twee drie vier vijf zes zeven".split(), 2)},
    **{word: Decimal(n) for n, word in enumerate("acht negen tien elf twaalf".split(), 8)},
    **{word: Decimal(n) for n, word in enumerate("two three four five six seven".split(), 2)},
    **{word: Decimal(n) for n, word in enumerate("eight nine ten eleven twelve".split(), 8)},
}
_MULTIPLIER = "|".join(MULTIPLIERS)
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<currency>{BEFORE}[{SPACES}]?)?"
    rf"(?:(?<![\w.,/-])(?P<digits>\d{{1,3}}(?:(?P<mark>[.,'’{SPACES}])\d{{3}}(?!\d))"
    r"(?:(?P=mark)\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)(?![/\w-])"
    rf"|\b(?P<word>{_WORD})(?=[{SPACES}-](?:{_MULTIPLIER})\b))"
    rf"(?:[{SPACES}-]?(?P<multiplier>{_MULTIPLIER})\b)?"
    rf"(?P<percent>[{SPACES}]?%|[{SPACES}](?:procent|per ?cent)\b)?",
    re.IGNORECASE,
)
# Most texts have neither digits nor words of this kind, and are sooner told by that.
_SIGN = re.compile(rf"\d|{_MULTIPLIER}", re.IGNORECASE)
# Smaller ones are everywhere; a question that asks for one says so.
TELLING = 1000
ASKED_BY_NAME = re.compile(
    r"\b(?:getal|cijfer|bedrag|nummer|number|figure|amount)\s(?:van\s|of\s)?$", re.IGNORECASE
)
FIRST_YEAR, LAST_YEAR = 1900, 2099


@dataclass(frozen=True, slots=True)
class Value:
    """What a number says, however it is spelled."""

    amount: Decimal
    is_share: bool = False  # percent


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        value: What it says.
        span: Where it stands, its multiplier and percent sign included, its currency not.
        is_telling: Whether it can be told from the many small numbers and years of a report.
    """

    value: Value
    span: tuple[int, int]
    is_telling: bool


def numbers(text: str) -> Iterator[Number]:
    """Yields the numbers of a text in order: in digits, or in words before "million"."""
    for match in _NUMBER.finditer(text) if _SIGN.search(text) else ():
        start = match.end("currency") if match["currency"] else match.start()
        amount = _amount(match["digits"]) if match["digits"] else WORDS[match["word"].lower()]
        if match["multiplier"]:
            amount *= MULTIPLIERS[match["multiplier"].lower()]
        is_year = FIRST_YEAR <= amount <= LAST_YEAR and (match["digits"] or "").isdigit()
        is_marked = bool(match["currency"] or match["multiplier"] or match["percent"])
        is_decimal = amount != amount.to_integral_value()
        named = ASKED_BY_NAME.search(text[max(0, start - 20) : start]) is not None
        telling = is_marked or is_decimal or named or (amount >= TELLING and not is_year)
        value = Value(amount.normalize(), bool(match["percent"]))
        yield Number(value, (start, match.end()), telling)


def _amount(digits: str) -> Decimal:
    """Returns the value of digits with marks of thousands and decimals."""
    marks = re.findall(r"\D", digits)
    if not marks:
        return Decimal(digits)
    parts = re.split(r"\D", digits)
    # Only one mark, three digits behind it and no zero alone before it: thousands.
    last_is_decimal = marks[-1] in ".," and (
        len(parts[-1]) != 3 or parts[0] == "0" or len(parts[0]) > 3
    )
    if last_is_decimal:
        return Decimal("".join(parts[:-1]) + "." + parts[-1])
    return Decimal("".join(parts))
