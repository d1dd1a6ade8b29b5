"""A fact's figure as it is printed: "ca. EUR 200 miljoen" -> 200, its scale, unit and limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.answer.lead.draft import Candidate
from index.language import Language
from index.number_values import MULTIPLIERS, numbers
from ingest.currencies import BEFORE

# Activities are counted per country and once more for a programme in several; ranks are no amounts.
NEVER_ADDED = frozenset({"activities", "rank", "edition", "percent"})
APPROXIMATE = re.compile(
    r"^(?:ca\.|circa|ongeveer|naar schatting|approx\.|approximately|around|about|an estimated)$",
    re.I,
)
ABBREVIATED = {"mln": "miljoen", "mld": "miljard", "bn": "billion"}
SPAN = re.compile(r"^(?P<digits>\d[\d.,'’ \u00a0\u202f]*\d|\d)(?P<scale>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with what is printed around it.

    Attributes:
        candidate: Its fact.
        value: The whole amount ("200 miljoen" is 200,000,000).
        scaled: The amount before its scale word.
        digits: As printed, without the scale word.
        qualifier: "ca.", "meer dan", … as printed, or "".
        currency: "EUR " as printed, or "".
        scale: " miljoen" as printed, or "".
        noun: What is printed behind it (" migranten"), or "".
    """

    candidate: Candidate
    value: Decimal
    scaled: Decimal
    digits: str
    qualifier: str
    currency: str
    scale: str
    noun: str

    @property
    def is_approximate(self) -> bool:
        """Whether it is "ca." and no limit."""
        return APPROXIMATE.match(self.qualifier) is not None

    @property
    def short(self) -> str:
        """The figure with its limit, currency and scale, without what is counted."""
        limit = f"{self.qualifier} " if self.qualifier else ""
        return f"{limit}{self.currency}{self.digits}{self.scale}"


def amount_of(candidate: Candidate) -> Amount | None:
    """Returns the figure of a fact; None if it has none in digits that is the fact's number."""
    if candidate.fact.number is None:
        return None
    text = candidate.text
    wanted = Decimal(str(candidate.fact.number)).normalize()
    for number in numbers(text):
        span = SPAN.match(text[slice(*number.span)])
        if number.value.amount != wanted or not span:
            continue
        before, behind = text[: number.span[0]], text[number.span[1] :]
        scale = span["scale"]
        if scale.strip().lower() in ABBREVIATED and behind.startswith("."):
            scale, behind = f"{scale}.", behind[1:]
        currency = re.search(rf"{BEFORE}\s?$", before, re.IGNORECASE)
        qualifier = before[: currency.start()] if currency else before
        return Amount(
            candidate=candidate,
            value=wanted,
            scaled=wanted / _multiplier(scale),
            digits=span["digits"],
            qualifier=qualifier.strip(),
            currency=currency[0] if currency else "",
            scale=scale,
            noun=behind,
        )
    return None


def are_alike(amounts: Sequence[Amount]) -> bool:
    """Returns whether amounts are of one unit and printed in one scale."""
    units = {one.candidate.fact.unit for one in amounts}
    scales = {_multiplier(one.scale) for one in amounts}
    return len(units) == len(scales) == 1 and not units & NEVER_ADDED


def written(amount: Decimal, language: Language) -> str:
    """Returns an amount as the language writes it: "3.946" or "3,946", "1,5" or "1.5"."""
    text = f"{amount.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def plain(amount: Decimal) -> str:
    """Returns an amount in digits, with a point for decimals: "3946", "1.5"."""
    return f"{amount.normalize():f}"


def _multiplier(scale: str) -> int:
    word = scale.strip().lower().rstrip(".")
    return MULTIPLIERS.get(ABBREVIATED.get(word, word), 1)
