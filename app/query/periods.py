"""The periods that a text names: dates, months, quarters, years and school years, as days.

Dutch and English, in digits or words: "juli 2021", "31-12-2023", "2022/23", "het derde kwartaal
van 2022", "since 2015", "van 2019 tot en met 2021". A month without a year is one of any year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from app.query.period import FIRST_DAY, LAST_DAY, MONTH_NUMBER, PERIOD, Period, period_of
from ingest.text.alignment import WORD, fold

# A year behind a name belongs to it: "Agenda 2030", "Global Trends report 2023".
NAMED = re.compile(r"(?<=\w )(?:[A-ZÀ-Þ][\w-]*)(?: (?:report|rapport))?\s$")
BETWEEN = re.compile(
    r"\s?(?:tot en met|tot|t/m|to|until|till|through|–|-)\s(?:en met )?(?:het jaar |eind |begin )?$"
    r"|\s?[–-]\s?$",
    re.IGNORECASE,
)
BEFORE = 80  # characters that tell how a period is meant
AND = re.compile(r"\s(?:en|and)\s$", re.IGNORECASE)
AFTER_BETWEEN = re.compile(r"\b(?:tussen|between)\s(?:\w+\s)?$", re.IGNORECASE)
SINCE = re.compile(
    # "sinds het begin van het programma in 2021"
    r"\b(?:(?:sinds|since)\s(?:\w+\s){0,6}|(?:vanaf|from|na|after)\s(?:\w+\s){0,2})$",
    re.IGNORECASE,
)
UNTIL = re.compile(
    r"\b(?:tot en met|tot|t/m|until|till|voor|vóór|before|by)\s(?:eind\s|het\sjaar\s)?$",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(?:(?:dan|than|ten opzichte van|t\.o\.v\.|vergeleken met|vergelijking met|"
    r"compared (?:to|with)|relative to|versus|vs\.?)|"
    # "430, tegen 419 in 2020"
    r"(?:tegen|tegenover|against)\s(?:\w+\s)?\d[\d.,]*)\s"
    r"(?:(?:in|over|op|van|het|de|the|of|last|jaar|year|school\w*|boekjaar|seizoen|periode|period|"
    r"maand|month|begin|eind|end)\s){0,4}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AskedPeriods:
    """The periods that a question asks about, and the folded words that name any in it."""

    periods: tuple[Period, ...] = ()
    words: frozenset[str] = frozenset()


def periods(text: str) -> list[Period]:
    """Returns the periods that a text names, in order; those of names and numbers left out."""
    return [period for period in _joined(text) if not _is_of_a_name(text, period)]


def stated_periods(text: str) -> list[Period]:
    """Returns the periods that a sentence speaks of.

    What it compares with is left out, and years in brackets behind what lasts as long.
    """
    return _stated(text, periods(text))


def asked_periods(question: str, context: str = "") -> AskedPeriods:
    """Returns the periods that a question names, else those of the one that it leans on.

    A month without a year is one of the year that was asked about before.
    """
    named, named_before = periods(question), periods(context)
    own = _stated(question, named) or named
    before = _stated(context, named_before) or named_before
    years = [period for period in before if not period.months]
    words = chain(_words(question, named), _words(context, named_before))
    if own and years:
        own = [period.of_year(years[-1].last.year) for period in own]
    return AskedPeriods(tuple(own or before), frozenset(words))


def _stated(text: str, named: Sequence[Period]) -> list[Period]:
    return [
        period
        for period in named
        if not COMPARED.search(_before(text, period)) and not _is_duration(text, period)
    ]


def _words(text: str, named: Sequence[Period]) -> Iterator[str]:
    for period in named:
        yield from WORD.findall(fold(text[slice(*period.span)]))


def _before(text: str, period: Period) -> str:
    return text[max(0, period.span[0] - BEFORE) : period.span[0]]


def _is_duration(text: str, period: Period) -> bool:
    start, end = period.span
    in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return in_brackets and period.last.year - period.first.year > 1


def _is_of_a_name(text: str, period: Period) -> bool:
    is_year = text[slice(*period.span)].isdigit()
    named = NAMED.search(_before(text, period)) if is_year else None
    return named is not None and named[0].split()[0].lower() not in MONTH_NUMBER


def _joined(text: str) -> Iterator[Period]:
    """Yields the periods, "van … tot …" as one and "sinds …" without an end."""
    left = [p for match in PERIOD.finditer(text) if (p := period_of(match)) is not None]
    while left:
        period = left.pop(0)
        if left and not left[0].months:
            between = text[period.span[1] : left[0].span[0]]
            opened = AFTER_BETWEEN.search(_before(text, period))
            if BETWEEN.fullmatch(between) or (opened and AND.fullmatch(between)):
                other = left.pop(0)
                period = period.of_year(other.last.year)
                yield Period(period.first, other.last, (period.span[0], other.span[1]))
                continue
        before = _before(text, period)
        if not period.months and SINCE.search(before):
            period = replace(period, last=LAST_DAY, years=None)
        elif not period.months and UNTIL.search(before):
            period = replace(period, first=FIRST_DAY, years=None)
        yield period
