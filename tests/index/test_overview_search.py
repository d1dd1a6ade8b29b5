from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.overview_search import OverviewSearch
from index.overview_wordings import overview_wordings
from ingest.overviews import Overview, OverviewItem
from tests.fakes import JORDAN, RETURN, FakeEncoder, edition_corpus, make_library, plain_corpus

RETURNING = Overview(
    id="o-return",
    kind="summary",
    title={"nl": "Terugkeer", "en": "Return"},
    scope="return",
    names={"nl": ("alles over terugkeer",), "en": ("everything about return",)},
    items=(OverviewItem(RETURN, {}),),
    note={},
)
MONEY = replace(
    RETURNING,
    id="o-money",
    title={"nl": "Geld", "en": "Money"},
    names={"nl": ("alle bedragen",), "en": ("all amounts", "sums of money")},
    items=(OverviewItem(JORDAN, {}),),
)


@pytest.fixture
def search(tmp_path: Path) -> OverviewSearch:
    corpus = replace(edition_corpus(), overviews=(RETURNING, MONEY))
    return OverviewSearch(
        make_library(tmp_path, [corpus, plain_corpus()], FakeEncoder()), FakeEncoder()
    )


def test_an_overview_is_known_by_its_title_and_names_in_both_languages() -> None:
    (corpus,) = (replace(edition_corpus(), overviews=(RETURNING,)),)
    assert [(one.language, one.text) for one in overview_wordings([corpus])] == [
        ("nl", "Terugkeer"),
        ("nl", "alles over terugkeer"),
        ("en", "Return"),
        ("en", "everything about return"),
    ]


def test_the_overview_with_the_nearest_wording_comes_first_and_each_comes_once(
    search: OverviewSearch,
) -> None:
    first, second = search.search(["sums of money"])
    assert (first.report_id, first.overview.id) == ("proef", "o-money")
    assert first.cosine == pytest.approx(1.0)
    assert second.overview.id == "o-return"
    assert second.cosine < first.cosine


def test_of_several_texts_the_nearest_counts(search: OverviewSearch) -> None:
    first, second = search.search(["alle bedragen", "alles over terugkeer"])
    assert first.cosine == pytest.approx(1.0)
    assert second.cosine == pytest.approx(1.0)


def test_how_near_one_is_is_told_by_its_three_nearest_wordings(search: OverviewSearch) -> None:
    encoder = FakeEncoder()
    asked = encoder.encode_queries(["sums of money"])[0]
    wordings = ("Geld", "Money", "alle bedragen", "all amounts", "sums of money")
    nearest = sorted(encoder.encode_queries([*wordings]) @ asked)[-3:]
    first = search.search(["sums of money"])[0]
    assert first.near == pytest.approx(sum(nearest) / 3, abs=1e-5)


def test_a_library_without_overviews_finds_none(tmp_path: Path) -> None:
    library = make_library(tmp_path, [edition_corpus()], FakeEncoder())
    assert OverviewSearch(library, FakeEncoder()).search(["summary"]) == ()
