"""Whether the periods of a statement are those of a sentence and its facts."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from app.query.period import FIRST_DAY, LAST_DAY, Period
from app.query.periods import periods
from ingest.facts import Fact

YEAR = (360, 366)  # days


def is_said(asked: Period, told: Iterable[Period]) -> bool:
    """Returns whether one of some periods of the report bears out that of a statement."""
    return any(_is_same(asked, one) for one in told)


def periods_told(text: str, facts: Iterable[Fact]) -> tuple[Period, ...]:
    """Returns the periods that a sentence of the report names, and those that its facts mean."""
    return (*_periods_in_report(text), *_times(facts))


def _is_same(asked: Period, told: Period) -> bool:
    if asked.months or told.months:
        return asked.meets(told)
    if asked.first == FIRST_DAY:  # "until"
        return asked.last.year == told.last.year
    if asked.last == LAST_DAY:  # "since"
        return asked.first.year == told.first.year
    if told.first == FIRST_DAY or told.last == LAST_DAY:
        ends = {told.first.year, told.last.year}
        return asked.first.year in ends or asked.last.year in ends
    days = (asked.last - asked.first).days
    if days > YEAR[1]:  # of several years, both ends are meant
        return (asked.first.year, asked.last.year) == (told.first.year, told.last.year)
    # A year is said of what falls in it, a month not of what is said of a year.
    is_year = YEAR[0] <= days
    return told.is_within(asked) or (is_year and asked.meets(told))


@lru_cache(maxsize=2048)
def _periods_in_report(text: str) -> tuple[Period, ...]:
    return tuple(periods(text))


def _times(facts: Iterable[Fact]) -> Iterator[Period]:
    for fact in facts:
        if fact.time:
            first, _, last = fact.time.partition("/")
            end = LAST_DAY if last == ".." else _day(last or first, is_last=True)
            yield Period(_day(first, is_last=False), end)


def _day(text: str, *, is_last: bool) -> date:
    """Returns the first or last day of an ISO date, month or year."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if is_last else 1)
    if len(parts) > 2:
        return date(year, month, parts[2])
    return date(year, month, monthrange(year, month)[1] if is_last else 1)
