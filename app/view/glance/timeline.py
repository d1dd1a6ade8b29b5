"""The dated sentences of a report by year and month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.view.glance.rows import Row
from app.wording import word
from index.language import Language

MONTHS = 12


class Moment(NamedTuple):
    """A year, or a month of it; of a year alone the month is None."""

    year: int
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated sentence.

    Attributes:
        row: The sentence.
        start: When it is, or begins.
        end: When a period ends; None if it is no period.
        label: What its label says beyond the year or month it is shown under; may be "".
    """

    row: Row
    start: Moment
    end: Moment | None
    label: str

    @property
    def kind(self) -> str:
        """How exactly it is dated: "period", "year" or "month"."""
        if self.end:
            return "period"
        return "month" if self.start.month else "year"


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in a month, in the order of the overview."""

    number: int
    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year with something in it.

    Attributes:
        number: The year.
        left_out: The years just before it without anything, as "2007–2013"; "" without any.
        events: What is dated to the year alone.
        months: The months with something in them.
    """

    number: int
    left_out: str
    events: tuple[Event, ...]
    months: tuple[Month, ...]

    @property
    def all_events(self) -> tuple[Event, ...]:
        """What is dated to the year alone, then month by month."""
        return self.events + tuple(event for month in self.months for event in month.events)


def years(rows: Iterable[Row], language: Language) -> list[Year]:
    """Returns the years of a timeline; rows without a date are left out."""
    names = month_names(language)
    events = [_event(row, names) for row in rows if row.item.date]
    found: list[Year] = []
    for number in sorted({event.start.year for event in events}):
        inside = [event for event in events if event.start.year == number]
        months = tuple(
            Month(month, names[month - 1], tuple(e for e in inside if e.start.month == month))
            for month in sorted({event.start.month for event in inside if event.start.month})
        )
        whole = tuple(event for event in inside if not event.start.month)
        left_out = _between(found[-1].number, number) if found else ""
        found.append(Year(number, left_out, whole, months))
    return found


def month_names(language: Language) -> Sequence[str]:
    """Returns the names of the twelve months."""
    return word("months", language).split()


def _event(row: Row, names: Sequence[str]) -> Event:
    start, _, end = row.item.date.partition("/")
    begins = _moment(start)
    month = names[begins.month - 1] if begins.month else ""
    said = f"{month} {begins.year}".strip()
    label = row.label_text
    if label.casefold().partition(": ")[0] == said.casefold():
        label = label[len(said) :].removeprefix(": ")
    return Event(row, begins, _moment(end) if end else None, label)


def _moment(date: str) -> Moment:
    year, _, rest = date.partition("-")
    return Moment(int(year), int(rest[:2]) if rest else None)


def _between(last: int, number: int) -> str:
    """Returns the years between two."""
    first, final = last + 1, number - 1
    if first > final:
        return ""
    return str(first) if first == final else f"{first}–{final}"
