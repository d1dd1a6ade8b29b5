"""A timeline as a picture: every event a dot on its month or year, every period a bar.

Lengths are in units of the picture. A year in which several months are told apart is as wide as
they need; the others are narrow, and years without anything are left out where the axis is broken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.view.glance.timeline import MONTHS, Event, Moment, Year

PITCH = 12  # from one dot to the next, and the width of a month
NARROW = 2.5 * PITCH  # a year whose months are not told apart
BREAK = 10  # of the axis, where years are left out
EDGE = 6  # around the picture
BAR = 7  # from one bar to the next


@dataclass(frozen=True, slots=True)
class Column:
    """A year on the axis: where it begins, how wide it is, whether its months are told apart."""

    number: int
    start: float
    width: float
    has_months: bool
    after_break: bool

    def at(self, month: float) -> float:
        """Returns the place after so many of its months."""
        return self.start + self.width * month / MONTHS


@dataclass(frozen=True, slots=True)
class Dot:
    """An event: the middle of its dot, upwards from the axis."""

    event: Event
    x: float
    up: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A period: from where to where, downwards from the axis."""

    event: Event
    start: float
    end: float
    down: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A timeline, drawn.

    Attributes:
        width: Of the whole.
        above: Height over the axis.
        below: Height of the bars under it.
        columns: The years.
        dots: The events.
        bars: The periods.
    """

    width: float
    above: float
    below: float
    columns: tuple[Column, ...]
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]


def drawn(years: Sequence[Year]) -> Picture:
    """Returns the picture of a timeline."""
    events = [event for year in years for event in year.all_events]
    columns = {column.number: column for column in _columns(years, events)}
    dots = tuple(dot for year in years for dot in _dots(year, columns[year.number]))
    bars = tuple(_bars([event for event in events if event.end], columns))
    last = max(columns.values(), key=lambda column: column.start, default=None)
    return Picture(
        (last.start + last.width if last else 0) + EDGE,
        max((dot.up for dot in dots), default=0) + PITCH,
        max((bar.down for bar in bars), default=0) + BAR,
        tuple(columns.values()),
        dots,
        bars,
    )


def _columns(years: Sequence[Year], events: Sequence[Event]) -> Iterator[Column]:
    """Yields every year in which something is, begins or ends."""
    dated = {(event.start.year, event.start.month) for event in events if not event.end}
    months = Counter(year for year, month in dated if month)
    wide = {year for year, number in months.items() if number > 1}
    ends = {event.end.year for event in events if event.end}
    place, before = float(EDGE), None
    for number in sorted({year.number for year in years} | ends):
        broken = before is not None and number > before + 1
        place += BREAK if broken else 0
        width = MONTHS * PITCH if number in wide else NARROW
        yield Column(number, place, width, number in wide, broken)
        place, before = place + width, number


def _dots(year: Year, column: Column) -> Iterator[Dot]:
    """Yields the events of a year: months in stacks, those of the year alone in rows above."""
    height = Counter[int]()
    for month in year.months:
        for event in month.events:
            if event.end:
                continue
            # Months of a narrow year share its middle.
            slot = month.number if column.has_months else 0
            x = column.at(month.number - 0.5) if column.has_months else column.at(MONTHS / 2)
            yield Dot(event, x, PITCH * (height[slot] + 0.75))
            height[slot] += 1
    whole = [event for event in year.events if not event.end]
    base, across = max(height.values(), default=0), int(column.width // PITCH)
    for place, event in enumerate(whole):
        row, number = divmod(place, across)
        in_row = min(across, len(whole) - row * across)
        x = column.at(MONTHS / 2) + PITCH * (number - (in_row - 1) / 2)
        yield Dot(event, x, PITCH * (base + row + 0.75))


def _bars(periods: Sequence[Event], columns: dict[int, Column]) -> Iterator[Bar]:
    """Yields the periods, one under the other."""
    for lane, event in enumerate(periods):
        end = event.end or event.start
        yield Bar(event, _edge(event.start, columns, 0), _edge(end, columns, 1), BAR * (lane + 1))


def _edge(moment: Moment, columns: dict[int, Column], after: int) -> float:
    """Returns where a moment begins, or with `after` 1 ends."""
    column = columns[moment.year]
    if moment.month:
        return column.at(moment.month - 1 + after)
    return column.at(MONTHS * after)
