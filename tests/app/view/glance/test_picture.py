from __future__ import annotations

import itertools
import math

from app.view.glance.picture import BREAK, EDGE, NARROW, PITCH, drawn
from app.view.glance.rows import rows
from app.view.glance.timeline import MONTHS, years
from ingest.corpus import Corpus
from ingest.overviews import OverviewItem
from tests.app.view.glance import made
from tests.fakes import JORDAN, RETURN, SUPPORT


def _drawn(*items: OverviewItem) -> tuple[tuple[float, float], ...]:
    """Returns where the dots are, from the start of their year."""
    timeline = made.overview("o-timeline", "timeline", *items)
    picture = drawn(years(rows(made.glance_corpus(), timeline, "nl"), "nl"))
    return tuple((dot.x - picture.columns[0].start, dot.up) for dot in picture.dots)


def _dated(date: str) -> OverviewItem:
    return made.item(RETURN, date, date, date)


def test_a_month_stands_in_its_place_where_months_are_told_apart() -> None:
    low = PITCH * 0.75
    assert _drawn(_dated("2022-01"), _dated("2022-12-31"), _dated("2022-12")) == (
        (PITCH * 0.5, low),
        (PITCH * 11.5, low),
        (PITCH * 11.5, low + PITCH),
    )


def test_the_months_of_a_narrow_year_share_its_middle() -> None:
    assert _drawn(_dated("2022-12")) == ((NARROW / 2, PITCH * 0.75),)


def test_what_has_only_a_year_stands_above_its_months() -> None:
    (*_, whole) = _drawn(_dated("2022-01"), _dated("2022-02"), _dated("2022"))
    months = _drawn(_dated("2022-01"), _dated("2022-02"))
    assert whole[0] == PITCH * MONTHS / 2
    assert whole not in months
    assert max(
        x_up[1] for x_up in _drawn(_dated("2022-01"), _dated("2022-02"), _dated("2022"))
    ) == (PITCH * 1.75)


def test_periods_are_bars_from_their_start_to_their_end() -> None:
    timeline = made.overview(
        "o-timeline",
        "timeline",
        made.item(JORDAN, "a", "a", "2020/2022"),
        made.item(SUPPORT, "b", "b", "2022-01/2022-06"),
        made.item(RETURN, "c", "c", "2022-03"),
        made.item(RETURN, "d", "d", "2022-04"),
    )
    picture = drawn(years(rows(made.glance_corpus(), timeline, "nl"), "nl"))
    early, late = picture.columns
    assert (early.start, early.width, early.after_break) == (EDGE, NARROW, False)
    assert (late.start, late.after_break) == (EDGE + NARROW + BREAK, True)
    whole, half = picture.bars
    assert (whole.start, whole.end) == (early.start, late.start + late.width)
    assert (half.start, half.end) == (late.start, late.start + late.width / 2)
    assert whole.down < half.down < picture.below


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn([]).dots == ()


def test_no_two_dots_of_the_real_report_touch(bundled: Corpus) -> None:
    (timeline,) = (one for one in bundled.overviews if one.id == "o-timeline")
    picture = drawn(years(rows(bundled, timeline, "nl"), "nl"))
    assert len(picture.dots) + len(picture.bars) == len(timeline.items)
    for one, other in itertools.combinations(picture.dots, 2):
        assert math.hypot(one.x - other.x, one.up - other.up) >= 0.75 * PITCH
    assert all(0 < dot.x < picture.width for dot in picture.dots)
    assert all(0 < dot.up < picture.above for dot in picture.dots)
