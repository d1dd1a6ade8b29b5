from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.fact_search import FactSearch
from index.rows import SentenceRef
from ingest.facts import Fact
from tests.fakes import JORDAN, RETURN, FakeEncoder, edition_corpus, make_library

MONEY = Fact(
    id="money",
    key=JORDAN,
    kind="money",
    subject={"nl": "onderwijs Jordanië", "en": "education Jordan"},
    asks={"nl": ("hoeveel geld",), "en": ("how much money",)},
    value={"nl": "60 miljoen euro", "en": "60 million euros"},
    number=6e7,
    unit="EUR",
    qualifier="",
    time=None,
    time_from_context=False,
    places=("JO",),
    actors=(),
    not_stated={"nl": ("aantal scholen",), "en": ("number of schools",)},
    antecedents={"nl": (), "en": ()},
    affirms={"nl": "Kreeg Jordanië geld?", "en": "Did Jordan get money?"},
    denies={},
    note="",
)
PEOPLE = replace(
    MONEY,
    id="people",
    key=RETURN,
    kind="count",
    subject={"nl": "vrijwillige terugkeer", "en": "voluntary return"},
    asks={"nl": ("hoeveel mensen",), "en": ("how many people",)},
    value={"nl": "1.250 mensen", "en": "1,250 people"},
    affirms={},
    denies={"nl": "Keerde niemand terug?", "en": "Did nobody return?"},
)


@pytest.fixture
def search(tmp_path: Path) -> FactSearch:
    corpus = replace(edition_corpus(), facts=(MONEY, PEOPLE))
    return FactSearch(make_library(tmp_path, [corpus], FakeEncoder()), FakeEncoder())


def test_the_fact_asked_for_comes_first(search: FactSearch) -> None:
    first, second = search.search("hoeveel mensen vrijwillige terugkeer").facts
    assert first.fact.id == "people"
    assert first.cosine == pytest.approx(1.0)
    assert first.ref == SentenceRef("proef", RETURN)
    assert second.cosine < first.cosine


def test_a_question_that_a_fact_answers_with_yes_or_no_finds_it(search: FactSearch) -> None:
    yes = search.search("Did Jordan get money?").facts[0]
    assert (yes.fact.id, yes.yes_or_no) == ("money", "affirmed")
    assert yes.yes_or_no_cosine == pytest.approx(1.0)
    no = search.search("Keerde niemand terug?").facts[0]
    assert (no.fact.id, no.yes_or_no) == ("people", "denied")


def test_what_is_not_stated_is_found_once_though_two_facts_leave_it_out(
    search: FactSearch,
) -> None:
    (hit,) = search.search("number of schools").not_stated
    assert hit.cosine == pytest.approx(1.0)
    assert hit.text_in("nl") == "aantal scholen"


def test_a_library_without_facts_finds_none(tmp_path: Path) -> None:
    search = FactSearch(make_library(tmp_path, [edition_corpus()], FakeEncoder()), FakeEncoder())
    assert search.search("hoeveel mensen").facts == ()
