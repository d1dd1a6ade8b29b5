"""Some reports of a library are searched as if there were no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.fact_search import FactSearch
from index.hits import SearchResult
from index.library import Library
from index.overview_search import OverviewSearch
from index.part import part_of
from index.search import Retriever
from index.store import FaissStore
from ingest.corpus import Corpus, UnansweredQuestion
from tests.app.view.glance.made import glance_corpus
from tests.facts import fact
from tests.fakes import RETURN, FakeEncoder, edition_corpus, make_library, plain_corpus

ASKS = {"nl": ("hoeveel migranten",), "en": ("how many migrants",)}
QUERIES = (
    ("Hoeveel migranten gingen naar huis?", "nl"),
    ("Which country got money for schools?", "en"),
    ("Droogte treft boeren", "nl"),
    ("60.000.000 euro", "nl"),
    ("Syria", "en"),
)


def some_corpora() -> list[Corpus]:
    """Returns three reports, of which two number their blocks alike and one has facts."""
    again = edition_corpus()
    second = replace(
        again,
        report=replace(again.report, id="tweede", title="Tweede"),
        unanswered=(UnansweredQuestion("Hoeveel kost de terugkeer?", "nl"),),
    )
    first = glance_corpus()
    of_first = replace(first.report, id="feiten")
    return [
        second,
        plain_corpus(),
        replace(first, report=of_first, facts=(fact(RETURN, asks=ASKS),)),
    ]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return make_library(tmp_path_factory.mktemp("three") / "index", some_corpora(), FakeEncoder())


def _told(result: SearchResult) -> list[object]:
    sentences = [(hit.ref, round(hit.score, 4)) for hit in result.sentences]
    questions = [(one.text, one.answers, round(one.score, 4)) for one in result.questions]
    likely = result.answered_cosine, result.unanswered_cosine, result.answered_vote
    passages = [(hit.passage, hit.best) for hit in result.hits]
    return [sentences, questions, passages, *(round(one, 4) for one in likely)]


@pytest.mark.parametrize("ids", [("nota",), ("tweede",), ("nota", "feiten")])
def test_a_part_is_searched_like_a_library_of_its_own(
    ids: Sequence[str], three: Library, tmp_path: Path
) -> None:
    own = [corpus for corpus in some_corpora() if corpus.report.id in ids]
    alone = Retriever(make_library(tmp_path / "index", own, FakeEncoder()), FakeEncoder())
    part = Retriever(three, FakeEncoder()).of(ids)
    for query, language in QUERIES:
        assert _told(part.search(query, language)) == _told(alone.search(query, language))
        facts = [FactSearch(one.library, FakeEncoder()).search(query) for one in (part, alone)]
        assert facts[0] == facts[1]
        overviews = [
            OverviewSearch(one.library, FakeEncoder()).search([query]) for one in (part, alone)
        ]
        assert overviews[0] == overviews[1]
        assert part.numbers.spelled(query, language) == alone.numbers.spelled(query, language)


def test_facts_and_overviews_are_those_of_the_part(three: Library) -> None:
    assert three.wordings
    assert three.overview_wordings
    other = part_of(three, ["nota", "tweede"])
    assert not other.wordings
    assert not other.overview_wordings
    own = part_of(three, ["feiten"])
    assert own.wordings == three.wordings
    assert len(own.vectors["facts"]) == len(own.wordings)


def test_the_whole_is_no_part(three: Library) -> None:
    assert part_of(three, [*three.corpora, "onbekend"]) is three


def test_some_vectors_are_numbered_anew() -> None:
    vectors = np.eye(4, dtype=np.float32)
    for make in (FaissStore.exact, FaissStore.in_lists):
        store = make(vectors)
        some = store.some(np.array([1, 3]))
        ids, cosines = some.search(vectors[3:4], 5)
        assert ids.tolist() == [[1, 0]]
        assert cosines.tolist() == [[1.0, 0.0]]
    assert len(store.some(np.array([], dtype=np.int64))) == 0
