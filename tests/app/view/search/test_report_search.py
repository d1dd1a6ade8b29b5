from __future__ import annotations

import pytest

from app.view.search.report_search import Found, ReportSearch, spans_of
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.document import Report


@pytest.fixture(scope="module")
def search(bundled: Corpus) -> ReportSearch:
    return ReportSearch({REPORT_ID: bundled})


def _find(search: ReportSearch, query: str) -> Found:
    found = search.find(query, REPORT_ID)
    assert found is not None
    return found


def _names(found: Found, together: str) -> list[str]:
    refs = next((refs for kind, refs in found.hits.items() if kind == together), [])
    return [f"{ref.key.block}.{ref.key.number}" for ref in refs]


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("terugkeer Marokko", "b100.7"),
        ("return Morocco", "b100.7"),
        ("8 landen", "b066.4"),
        ("eight countries", "b066.4"),
        ('"acht landen"', "b066.4"),
        ("COMPASS 2021", "b136.0"),
        ("60 mln", "b045.1"),
        ("€ 60.000.000", "b045.1"),
    ],
)
def test_what_people_type_is_found(search: ReportSearch, query: str, hit: str) -> None:
    found = _find(search, query)
    assert hit in _names(found, "sentence")
    assert found.missing == []


def test_an_abbreviation_is_not_found_in_longer_words(
    search: ReportSearch, bundled_report: Report
) -> None:
    found = _find(search, "EUR")
    assert len(found.all_hits) > 5
    for ref in found.all_hits:
        text = bundled_report.sentences[ref.key].text
        assert {text[start:end] for start, end in spans_of(found.sought, text)} == {"EUR"}


def test_hits_of_a_group_are_in_reading_order_and_none_is_listed_twice(
    search: ReportSearch, bundled_report: Report
) -> None:
    places = {key: place for place, key in enumerate(bundled_report.sentences)}
    found = _find(search, "migratie terugkeer")
    for refs in found.hits.values():
        order = [places[ref.key] for ref in refs]
        assert order == sorted(order)
    assert len(set(found.all_hits)) == len(found.all_hits) > 3


def test_words_in_one_paragraph_come_after_those_in_one_sentence(
    search: ReportSearch, bundled_report: Report
) -> None:
    found = _find(search, "terugkeer Marokko")
    assert list(found.hits) == ["sentence", "paragraph"]
    for ref in found.hits["paragraph"]:
        block = bundled_report.block[ref.key.block]
        together = " ".join(sentence.text for sentence in block.sentences)
        assert all(one.spans(together) for one in found.sought)
        assert not any(
            all(one.spans(sentence.text) for one in found.sought) for sentence in block.sentences
        )


def test_words_that_stand_nowhere_together_give_what_holds_most(search: ReportSearch) -> None:
    found = _find(search, "visum Marokko Jordanië")
    assert [kind for kind, refs in found.hits.items() if refs] == ["some"]
    assert found.most == 1
    assert len(found.sought) == 3


def test_a_word_that_is_nowhere_is_named_and_the_others_are_searched_for(
    search: ReportSearch,
) -> None:
    found = _find(search, "terugkeer Marokko Zwiebel")
    assert found.missing == ["Zwiebel"]
    assert "b100.7" in _names(found, "sentence")
    assert _find(search, "Zwiebel").all_hits == []


def test_what_is_no_word_may_be_the_beginning_of_one(search: ReportSearch) -> None:
    (sought,) = search.sought("migratiesam")
    assert sought.forms == {"migratiesamenwerking"}


def test_nothing_typed_is_nothing_searched_for(search: ReportSearch) -> None:
    assert search.find(" ?! ", REPORT_ID) is None
