"""The words and numbers of a text, each with its place: what a search compares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.answer.claims.figures import SCALES, SMALL
from index.lexical import WORD
from index.number_values import numbers
from ingest.text.alignment import fold

DIGITS = re.compile(r"[\d.,\s'’]*\d")
MAYBE_DIGITS = re.compile(r"\d|hal[fv]", re.IGNORECASE)  # "anderhalf miljoen" is read with these
IN_WORDS = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})?")  # "acht", "twenty-one"
SCALE = re.compile(rf"[ -]({'|'.join(SCALES)})\b", re.IGNORECASE)
# A number that `numbers` takes for a part of something else: of "2021-2023", of "3-8 dollar".
LONE_DIGITS = re.compile(r"(?<![\w.,])\d+(?![\w]|[.,]\d)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a number.

    Attributes:
        span: Where it stands.
        word: In small letters without accents; "" for a number.
        amounts: What a number says: "60 miljoen" is 60,000,000, and 60 to who types that.
        is_share: Whether it is a number of percent.
    """

    span: Span
    word: str = ""
    amounts: frozenset[Decimal] = frozenset()
    is_share: bool = False

    def is_said_by(self, other: Token) -> bool:
        """Returns whether a token of a report is this one of a query, inflection aside."""
        if not self.amounts:
            return self.word == other.word
        return self.amounts <= other.amounts and (other.is_share or not self.is_share)


def words(text: str) -> Iterator[Token]:
    """Yields every word of a text in order, digits and what stands in a number too."""
    for match in WORD.finditer(text):
        yield Token(match.span(), fold(match[0]))


def amounts(text: str) -> list[Token]:
    """Returns the numbers of a text, in digits or words, in order and apart from each other."""
    return _apart(text, (*_in_digits(text), *_in_words(text), *_alone(text)))


def tokens(text: str) -> list[Token]:
    """Returns the numbers of a text and the words outside them, in order."""
    return _apart(text, (*amounts(text), *words(text)))


def exact(token: Token) -> Token:
    """Returns a number as who types it means it: "60 miljoen" is not 60."""
    return Token(token.span, token.word, frozenset([max(token.amounts)]), token.is_share)


def _in_digits(text: str) -> Iterator[Token]:
    for number in numbers(text) if MAYBE_DIGITS.search(text) else ():
        start, end = number.span
        values = {number.value.amount}
        if (digits := DIGITS.match(text, start, end)) and digits.end() < end:
            values |= {one.value.amount for one in numbers(digits[0])}
        yield Token((start, end), "", frozenset(values), number.value.is_share)


def _in_words(text: str) -> Iterator[Token]:
    for match in IN_WORDS.finditer(text):
        small = SMALL.get(fold(match[0]))
        if small is None:
            continue
        scale = SCALE.match(text, match.end())
        if small == 1 and not scale:  # an article
            continue
        amount = Decimal(small * (SCALES[scale[1].lower()] if scale else 1))
        yield Token((match.start(), scale.end() if scale else match.end()), "", _one(amount))


def _alone(text: str) -> Iterator[Token]:
    for match in LONE_DIGITS.finditer(text):
        yield Token(match.span(), "", _one(Decimal(match[0])))


def _apart(text: str, found: Iterable[Token]) -> list[Token]:
    """Returns tokens in order; of those that overlap the one found first."""
    kept, taken = list[Token](), bytearray(len(text))
    for token in found:
        start, end = token.span
        if not any(taken[start:end]):
            kept.append(token)
            taken[start:end] = b"1" * (end - start)
    return sorted(kept, key=lambda token: token.span)


def _one(amount: Decimal) -> frozenset[Decimal]:
    return frozenset([amount.normalize()])
