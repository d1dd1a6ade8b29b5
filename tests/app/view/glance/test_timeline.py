from __future__ import annotations

from app.view.glance.rows import rows
from app.view.glance.timeline import Moment, years
from index.language import LANGUAGES
from ingest.corpus import Corpus
from tests.app.view.glance import made

CORPUS = made.glance_corpus()
SHOWN = rows(CORPUS, made.TIMELINE, "nl")


def test_events_stand_under_their_year_and_month() -> None:
    first, last = years(SHOWN, "nl")
    assert (first.number, last.number) == (2016, 2022)
    assert (first.left_out, last.left_out) == ("", "2017–2021")
    assert [event.kind for event in first.events] == ["period"]
    assert [event.kind for event in last.events] == ["year"]
    (month,) = last.months
    assert (month.number, month.name) == (2, "februari")
    assert [event.kind for event in month.events] == ["month"]


def test_a_period_has_an_end() -> None:
    (period,) = years(SHOWN, "nl")[0].events
    assert (period.start, period.end) == (Moment(2016), Moment(2022, 1))


def test_a_label_does_not_repeat_what_it_stands_under() -> None:
    labels = [event.label for year in years(SHOWN, "nl") for event in year.all_events]
    assert labels == ["2016/2022", "", "Jordanië"]
    english = years(rows(CORPUS, made.TIMELINE, "en"), "en")
    assert [event.label for event in english[1].all_events] == ["", "Jordan"]


def test_a_row_without_a_date_is_left_out() -> None:
    assert years(rows(CORPUS, made.LONG, "nl"), "nl") == []


def test_every_event_of_the_real_report_is_there_once(bundled: Corpus) -> None:
    timelines = [one for one in bundled.overviews if one.kind == "timeline"]
    assert timelines
    for overview in timelines:
        for language in LANGUAGES:
            found = years(rows(bundled, overview, language), language)
            assert sum(len(year.all_events) for year in found) == len(overview.items)
            numbers = [year.number for year in found]
            assert numbers == sorted(set(numbers))
