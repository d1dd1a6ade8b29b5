from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.overview.form import USUAL, Form
from app.answer.overview.items import Item, in_length, items_said
from ingest.corpus import Corpus
from tests.app.view.glance.made import item, overview
from tests.fakes import GUIDANCE, JORDAN, RETURN, SUPPORT, SYRIA, TURKEY, edition_corpus
from tests.index.test_fact_search import MONEY

LISTED = overview(
    "o-list",
    "figures",
    item(SYRIA, "Syrië", "Syria"),
    item(TURKEY, "Turkije", "Türkiye"),
    item(JORDAN, "Jordanië", "Jordan"),
    item(RETURN, "Terugkeer", "Return"),
)
LONG = overview("o-long", "summary", *map(item, (SUPPORT, JORDAN, RETURN, GUIDANCE)))
SHORT = overview("o-long-short", "summary", item(RETURN))
FIRST = overview("o-one", "summary", item(JORDAN), item(SUPPORT), scope=("1 Inleiding",))
SECOND = overview("o-two", "summary", item(GUIDANCE), scope=("2 Terugkeer",))
COUNTRIES = overview(
    "o-countries", "summary", item(JORDAN, "landen", "countries"), scope="countries"
)


@pytest.fixture
def corpus() -> Corpus:
    made = (LISTED, LONG, SHORT, SECOND, FIRST, COUNTRIES)
    return replace(edition_corpus(), facts=(MONEY,), overviews=made)


def test_of_a_year_only_its_events_are_said(corpus: Corpus) -> None:
    dates = ("2021", "2022-05", "2021-10-01/2022-09-30", "2023")
    dated = [
        replace(item(key), date=date)
        for key, date in zip((SYRIA, TURKEY, JORDAN, RETURN), dates, strict=True)
    ]
    events = overview("o-timeline", "timeline", *dated)
    assert keys(items_said(events, Form(year="2022"), corpus, "nl")) == [TURKEY, JORDAN]
    assert len(items_said(events, Form(year="2019"), corpus, "nl")) == len(dates)


def keys(items: tuple[Item, ...]) -> list[object]:
    return [one.key for one in items]


def test_as_usual_items_come_in_order_with_their_labels(corpus: Corpus) -> None:
    assert items_said(LISTED, USUAL, corpus, "en")[:2] == (
        Item(SYRIA, "Syria"),
        Item(TURKEY, "Türkiye"),
    )


def test_no_more_than_twelve_are_said_unless_all_are_asked_for(corpus: Corpus) -> None:
    many = replace(LISTED, items=LISTED.items * 4)
    assert len(items_said(many, USUAL, corpus, "nl")) == 12
    assert len(items_said(many, Form("all"), corpus, "nl")) == 16
    assert len(items_said(many, Form("short"), corpus, "nl")) == 3
    assert len(items_said(many, Form("usual", 14), corpus, "nl")) == 14


def test_so_many_as_are_asked_for(corpus: Corpus) -> None:
    assert keys(items_said(LISTED, Form("top", 2), corpus, "nl")) == [SYRIA, TURKEY]


def test_the_overview_that_is_short_by_itself_is_said_where_few_are_wanted(corpus: Corpus) -> None:
    assert in_length(LONG, Form("short"), corpus) == SHORT
    assert in_length(LONG, Form("usual", 1), corpus) == SHORT
    assert in_length(SHORT, Form("usual", 3), corpus) == LONG
    assert in_length(SHORT, Form("all"), corpus) == LONG
    assert in_length(SHORT, USUAL, corpus) == SHORT


def test_only_sentences_that_give_amounts_each_under_its_amount(corpus: Corpus) -> None:
    said = items_said(LISTED, Form("amounts"), corpus, "en")
    assert said == (Item(JORDAN, "60 million euros"),)


def test_amounts_of_a_part_are_looked_for_in_all_of_it(corpus: Corpus) -> None:
    only = replace(FIRST, items=FIRST.items[1:])
    assert keys(items_said(only, Form("amounts"), corpus, "nl")) == [JORDAN]


def test_without_amounts_it_is_said_as_usual(corpus: Corpus) -> None:
    assert keys(items_said(SECOND, Form("amounts"), corpus, "nl")) == [GUIDANCE]


def test_chapter_by_chapter_in_the_order_of_the_report(corpus: Corpus) -> None:
    said = items_said(LONG, Form("chapters"), corpus, "en")
    assert said == (
        Item(JORDAN, "1 Introduction"),
        Item(SUPPORT, ""),
        Item(GUIDANCE, "2 Return"),
    )
    one_each = items_said(LONG, Form("chapters", 1), corpus, "nl")
    assert keys(one_each) == [JORDAN, GUIDANCE]


def test_by_the_alphabet_of_the_language(corpus: Corpus) -> None:
    said = items_said(LISTED, Form("all", None, True), corpus, "nl")
    assert [one.label for one in said] == ["Jordanië", "Syrië", "Terugkeer", "Turkije"]


def test_countries_by_the_alphabet_are_all_that_the_report_names(corpus: Corpus) -> None:
    said = items_said(COUNTRIES, Form("all", None, True), corpus, "en")
    assert said == (Item(JORDAN, "Jordan"),)


def test_what_is_too_long_together_is_cut_but_for_the_first_three(corpus: Corpus) -> None:
    long = {"nl": "woord " * 100, "en": "word " * 100}
    many = replace(LISTED, items=tuple(replace(one, label=long) for one in LISTED.items))
    assert len(items_said(many, USUAL, corpus, "nl")) == 3
    assert len(items_said(many, Form("all"), corpus, "nl")) == 4


def test_a_sentence_that_may_answer_by_itself_is_said_first_if_it_came_late(corpus: Corpus) -> None:
    assert keys(items_said(LONG, USUAL, corpus, "nl", GUIDANCE))[0] == GUIDANCE
    assert keys(items_said(LONG, USUAL, corpus, "nl", JORDAN))[0] == SUPPORT


def test_an_order_that_says_something_stays(corpus: Corpus) -> None:
    assert keys(items_said(LISTED, USUAL, corpus, "nl", RETURN))[0] == SYRIA
