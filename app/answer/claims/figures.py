"""The figures of a text, in digits or words, each with what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

from index.number_values import numbers
from ingest.currencies import AFTER, BEFORE, currency

FigureKind = Literal["money", "share", "duration", "rank", "count"]
Limit = Literal["", "over", "under", "about"]

MOST_OFF = Decimal("0.1")  # "about 100" is said of 105, and not of 140
MOST_OVER = Decimal("1.5")  # "more than 110 million" is said of 117 and not of 300 million

ONES = {
    **{w: n for n, w in enumerate("twee drie vier vijf zes zeven acht negen tien".split(), 2)},
    **{w: n for n, w in enumerate("elf twaalf dertien veertien vijftien zestien".split(), 11)},
    **{w: n for n, w in enumerate("zeventien achttien negentien".split(), 17)},
    **{w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)},
    **{w: n for n, w in enumerate("eleven twelve thirteen fourteen fifteen".split(), 11)},
    **{w: n for n, w in enumerate("sixteen seventeen eighteen nineteen".split(), 16)},
}
_DUTCH_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
TENS = {word: 10 * n for tens in (_DUTCH_TENS, _ENGLISH_TENS) for n, word in enumerate(tens, 2)}
HUNDREDS = {"honderd": 100, "duizend": 1000}
DUTCH_ONES = {"een": 1, **{word: n for word, n in ONES.items() if n < 10}}
SMALL = {
    **ONES,
    **TENS,
    **HUNDREDS,
    **{f"{one}en{ten}": n + m for one, n in DUTCH_ONES.items() for ten, m in TENS.items()},
    **{f"{one}{ten}": n * m for one, n in ONES.items() for ten, m in HUNDREDS.items()},
    **{f"{ten}-{one}": m + n for one, n in ONES.items() if n < 10 for ten, m in TENS.items()},
    **{f"{ten}-one": m + 1 for ten, m in TENS.items()},
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "miljoen": 10**6, "miljard": 10**9}
SHARES = {
    "driekwart": 75, "drie kwart": 75, "three quarters": 75, "three-quarters": 75,
    "een kwart": 25, "a quarter": 25, "one quarter": 25,
    "een derde": 33, "a third": 33, "one third": 33, "twee derde": 67, "two thirds": 67,
    "two-thirds": 67, "de helft": 50, "half of": 50,
}  # fmt: skip
RANKS = {
    "eerste": 1, "first": 1, "tweede": 2, "second": 2, "derde": 3, "third": 3, "vierde": 4,
    "fourth": 4, "vijfde": 5, "fifth": 5,
}  # fmt: skip
_LONGEST_FIRST = "|".join(sorted(SMALL, key=len, reverse=True))
IN_WORDS = re.compile(
    rf"\b(?:(?P<share>{'|'.join(SHARES)})"
    rf"|(?:(?P<half>half a|een half|half)|(?P<small>{_LONGEST_FIRST}))"
    rf"(?:[ -](?P<scale>{'|'.join(SCALES)}))?"
    rf"|(?P<rank>{'|'.join(RANKS)}))\b",
    re.IGNORECASE,
)
MONEY = re.compile(rf"{BEFORE}\s?$", re.IGNORECASE)
MONEY_AFTER = re.compile(rf"^[\s.]*(?:euro\w*\b|{AFTER})", re.IGNORECASE)
DURATION_AFTER = re.compile(
    r"^[\s-]*(?:jaar|jaren|maand\w*|weken|dagen|years?|months?|weeks?|days?)\b", re.IGNORECASE
)
OVER = re.compile(
    r"(?:meer dan|ruim|minstens|minimaal|ten minste|boven de|more than|over|at least)\s"
    rf"(?:{BEFORE}\s?)?$",
    re.IGNORECASE,
)
UNDER = re.compile(
    r"(?:minder dan|bijna|hooguit|maximaal|max\.|tot|less than|fewer than|almost|nearly|at most|"
    rf"up to)\s(?:{BEFORE}\s?)?$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"(?:ca\.|circa|ongeveer|zo['’]n|rond(?: de)?|pakweg|around|about|roughly|some|approx\.|"
    rf"approximately)\s(?:{BEFORE}\s?)?$",
    re.IGNORECASE,
)
# "200 miljoen" is money where something is paid and nobody is counted.
SPENT = re.compile(
    r"\b(?:betaal\w*|geld\w*|budget\w*|kost\w*|bijdrag\w*|uitg[ae]\w+|besteed\w*|vrijgemaakt|"
    r"overgemaakt|gefinancierd|pays?|paid|money|funds?|funding|costs?|spen[dt]\w*|contribut\w+|"
    r"donat\w+|grants?|geeft|gaf|gegeven|krijg\w*|kreeg|kregen|beschikbaar|gives?|gave|given|"
    r"receiv\w+|available)\b",
    re.IGNORECASE,
)
# Words by which an amount is said to be paid or set aside, one as good as another.
PAID = re.compile(
    r"(?:betaal\w*|uitg[ae]\w+|besteed\w*|trok|uitgetrokken|vrijgemaakt|gefinancierd|kost\w*|"
    r"pays?|paid|costs?|spen[dt]\w*)",
    re.IGNORECASE,
)
LEAST_MONEY = 10**5
PEOPLE = frozenset(
    "mensen personen vluchtelingen migranten ontheemden kinderen asielzoekers people persons "
    "refugees migrants displaced children individuals".split()
)
# Each of these is somebody else than the others: 281 million migrants are not as many refugees.
GROUPS = {
    "vluchtelingen": "refugees", "refugees": "refugees", "migranten": "migrants",
    "migrants": "migrants", "ontheemden": "displaced", "displaced": "displaced",
    "asielzoekers": "asylum seekers", "asylum": "asylum seekers", "kinderen": "children",
    "children": "children", "vrouwen": "women", "women": "women",
}  # fmt: skip
NOUN = re.compile(r"[^\W\d_]{3,}")
NOUNS = 2  # words behind a figure that may name what is counted
REPORTED_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text.

    Attributes:
        amount: What it says.
        kind: Of what.
        counted: The words behind it, small, that may say what is counted.
        limit: Whether it is said to be more, less or about that.
        span: Where it stands, with what limits it and its currency.
        currency: "EUR", "USD", …; "" if none is said.
    """

    amount: Decimal
    kind: FigureKind
    counted: tuple[str, ...]
    limit: Limit
    span: tuple[int, int]
    currency: str = ""

    @property
    def groups(self) -> frozenset[str]:
        """Who is counted, if these are people of a kind."""
        return frozenset(GROUPS[word] for word in self.counted if word in GROUPS)

    def is_said_by(self, other: Figure) -> bool:
        """Returns whether a figure of the report bears this one out."""
        if self.kind != other.kind and {self.kind, other.kind} & {"money", "share", "rank"}:
            return False
        if self.currency and other.currency and self.currency != other.currency:
            return False
        if self.groups and other.groups and self.groups.isdisjoint(other.groups):
            return False
        if {self.limit, other.limit} == {"over", "under"} and self.amount == other.amount:
            return False
        if self.limit == "over":
            return self.amount <= other.amount <= MOST_OVER * self.amount
        if self.limit == "under":
            return other.amount <= self.amount <= MOST_OVER * other.amount
        if self.limit == "about":
            is_near = abs(self.amount - other.amount) <= MOST_OFF * self.amount
            # "About 200" is said of 205, "about 207" is not said of 200.
            digits = len(self.amount.as_tuple().digits)
            return is_near and Context(prec=digits).plus(other.amount) == self.amount
        return self.amount == other.amount


def figures(text: str) -> list[Figure]:
    """Returns the figures of a text in order; years are none."""
    found = [
        _figure(text, number.value.amount, number.span, is_share=number.value.is_share)
        for number in numbers(text)
        if not (number.value.amount in REPORTED_YEARS and not number.is_telling)
    ]
    taken = [one.span for one in found]
    found += [one for one in _in_words(text) if _is_free(one.span, taken)]
    return sorted(found, key=lambda one: one.span)


def _is_free(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _in_words(text: str) -> Iterator[Figure]:
    for match in IN_WORDS.finditer(text):
        found = {name: value.lower() for name, value in match.groupdict().items() if value}
        if "share" in found:
            yield _figure(text, Decimal(SHARES[found["share"]]), match.span(), is_share=True)
        elif "rank" in found:
            yield _figure(text, Decimal(RANKS[found["rank"]]), match.span(), is_rank=True)
        elif "small" in found or "scale" in found:
            scale = SCALES[found["scale"]] if "scale" in found else 1
            amount = Decimal(SMALL[found["small"]]) if "small" in found else Decimal("0.5")
            yield _figure(text, amount * scale, match.span())


def _figure(
    text: str, amount: Decimal, span: tuple[int, int], *, is_share: bool = False,
    is_rank: bool = False,
) -> Figure:  # fmt: skip
    before, after = text[: span[0]], text[span[1] :]
    counted = tuple(word.lower() for word in NOUN.findall(after[:60])[:NOUNS])
    kind: FigureKind = "count"
    if is_rank:
        kind = "rank"
    elif is_share:
        kind = "share"
    elif MONEY.search(before) or MONEY_AFTER.search(after):
        kind = "money"
    elif DURATION_AFTER.search(after):
        kind = "duration"
    elif amount >= LEAST_MONEY and SPENT.search(text) and not PEOPLE.intersection(counted):
        kind = "money"
    limit, start = _limit(before)
    unit = MONEY_AFTER.match(after)
    end = span[1] + (unit.end() if unit else 0)
    money = MONEY.search(before) or unit
    named = currency(money[0]) if money else ""
    return Figure(amount.normalize(), kind, counted, limit, (start, end), named)


def _limit(before: str) -> tuple[Limit, int]:
    """Returns how a figure is limited, and where it begins with what limits it."""
    limits: tuple[tuple[Limit, re.Pattern[str]], ...] = (
        ("over", OVER),
        ("under", UNDER),
        ("about", ABOUT),
    )
    for limit, pattern in limits:
        if match := pattern.search(before):
            return limit, match.start()
    return "", len(before)
