from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import LexicalIndex, NgramAnalyser, StemAnalyser

DOCUMENTS = (
    "De vluchtelingen wonen in Jordanië.",
    "Jordanië ontvangt geld: veel geld voor scholen en voor vluchtelingen in kampen.",
    "Het klimaat verandert.",
    "",
)


def _bm25(query: Sequence[str], documents: Sequence[Sequence[str]]) -> list[float]:
    """Robertson's BM25 as Lucene has it, k1 = 1.5 and b = .75, written out."""
    mean_length = sum(map(len, documents)) / len(documents)
    scores = []
    for document in documents:
        score = 0.0
        for term in query:
            holders = sum(term in other for other in documents)
            idf = math.log(1 + (len(documents) - holders + 0.5) / (holders + 0.5))
            count = document.count(term)
            norm = 1.5 * (1 - 0.75 + 0.75 * len(document) / mean_length)
            score += idf * count / (count + norm)
        scores.append(score)
    return scores


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("nl", "De vluchteling in het kamp", "vluchtelingen in kampen"),
        ("nl", "Jordanië, landen", "JORDANIE: land"),
        ("en", "The refugees lived in camps", "a refugee living in a camp"),
    ],
)
def test_inflections_case_and_accents_are_the_same_term(
    language: str, text: str, other: str
) -> None:
    terms = StemAnalyser(language).terms(text)

    assert len(terms) >= 2
    assert StemAnalyser(language).terms(other) == terms


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("nl", "Wat is het geld en hoe?", ["geld"]),
        ("en", "What is it, and how?", []),
        ("nl", "1.250 EU_Irak", ["1", "250", "eu", "irak"]),
        ("de", "Die Kinder", ["die", "kinder"]),  # no stemmer, no function words
        ("nl", "", []),
    ],
)
def test_function_words_and_punctuation_are_left_out(
    language: str, text: str, terms: list[str]
) -> None:
    assert StemAnalyser(language).terms(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Irak", ["_ira", "irak", "rak_"]),
        ("EU", ["_eu_"]),
        ("a é", ["_a_", "_e_"]),
        ("?!", []),
    ],
)
def test_ngrams_mark_the_edges_of_words(text: str, terms: list[str]) -> None:
    assert NgramAnalyser().terms(text) == terms


@pytest.mark.parametrize(
    "query", ["vluchtelingen", "geld voor scholen", "klimaat Jordanië", "geld geld"]
)
def test_scores_equal_the_formula(query: str) -> None:
    analyser = StemAnalyser("nl")
    index = LexicalIndex.build(DOCUMENTS, analyser)

    # The index holds one more document, of one term that no query can have.
    terms = [*map(analyser.terms, DOCUMENTS), ["\0"]]
    expected = _bm25(analyser.terms(query), terms)[: len(DOCUMENTS)]

    np.testing.assert_allclose(index.scores(query), expected, rtol=1e-5)
    assert max(expected) > 0
    assert index.scores(query).dtype == np.float32


@pytest.mark.parametrize("query", ["", "?!", "wat is het", "xylofoon", "\0"])
def test_a_query_that_shares_no_term_scores_zero(query: str) -> None:
    scores = LexicalIndex.build(DOCUMENTS, StemAnalyser("nl")).scores(query)

    np.testing.assert_array_equal(scores, np.zeros(4))


@pytest.mark.parametrize(("k", "found"), [(0, []), (1, [1]), (2, [1, 0]), (9, [1, 0])])
def test_a_search_finds_the_best_few_that_share_a_term(k: int, found: list[int]) -> None:
    index = LexicalIndex.build(DOCUMENTS, StemAnalyser("nl"))

    places, scores = index.search("geld voor vluchtelingen in kampen", k)

    assert places.tolist() == found
    assert scores.tolist() == index.scores("geld voor vluchtelingen in kampen")[found].tolist()
    assert places.dtype == np.int64
    assert scores.dtype == np.float32


def test_of_documents_that_score_alike_the_first_are_found() -> None:
    index = LexicalIndex.build(["klimaat", "geld", "geld klimaat", "geld"], StemAnalyser("nl"))

    assert index.search("geld", 1)[0].tolist() == [1]
    assert index.search("geld", 2)[0].tolist() == [1, 3]
    assert len(index) == 4


def test_an_unknown_word_changes_no_score() -> None:
    index = LexicalIndex.build(DOCUMENTS, StemAnalyser("nl"))

    np.testing.assert_array_equal(index.scores("xylofoon geld"), index.scores("geld"))


def test_ngrams_forgive_a_typing_error() -> None:
    questions = ["Hoeveel vluchtelingen zijn er?", "Hoe verandert het klimaat?"]

    assert LexicalIndex.build(questions, StemAnalyser("nl")).scores("vluchtelignen").max() == 0
    scores = LexicalIndex.build(questions, NgramAnalyser()).scores("vluchtelignen")
    assert scores[0] > 0
    assert scores[1] == 0


@pytest.mark.parametrize("documents", [[], ["", "?"]])
def test_a_collection_without_terms_can_be_searched(documents: list[str]) -> None:
    index = LexicalIndex.build(documents, NgramAnalyser())

    np.testing.assert_array_equal(index.scores("geld"), np.zeros(len(documents)))


def test_idf_is_that_of_the_formula() -> None:
    index = LexicalIndex.build(DOCUMENTS, StemAnalyser("nl"))

    assert index.idf("geld") == pytest.approx(math.log(1 + 3.5 / 1.5))  # in 1 of 4
    assert index.idf("jordanie") == pytest.approx(math.log(1 + 2.5 / 2.5))  # in 2 of 4
    assert index.idf("xylofon") == pytest.approx(math.log(1 + 4.5 / 0.5))  # in none


def test_it_knows_the_terms_of_its_documents() -> None:
    index = LexicalIndex.build(DOCUMENTS, StemAnalyser("nl"))

    assert index.terms("geld voor Kenia") == ["geld", "kenia"]
    assert [index.knows(term) for term in ("geld", "kenia")] == [True, False]


def test_a_saved_index_scores_the_same(tmp_path: Path) -> None:
    documents = [*DOCUMENTS, "İstanbul ve Türkiye", "كم عدد اللاجئين", "Сирия 難民"]
    analyser = StemAnalyser("nl")
    index = LexicalIndex.build(documents, analyser)
    index.save(tmp_path / "lexical")

    loaded = LexicalIndex.load(tmp_path / "lexical", analyser, len(documents))

    for query in ("Türkiye", "اللاجئين", "Сирия", "難民", "geld in Jordanië"):
        np.testing.assert_array_equal(loaded.scores(query), index.scores(query))
        assert loaded.scores(query).max() > 0
    assert loaded.idf("geld") == index.idf("geld")


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=30))
def test_any_text_can_be_indexed_and_searched(documents: list[str], query: str) -> None:
    for analyser in (StemAnalyser("nl"), StemAnalyser("en"), NgramAnalyser()):
        scores = LexicalIndex.build(documents, analyser).scores(query)

        assert scores.shape == (len(documents),)
        assert np.isfinite(scores).all()
        assert (scores >= 0).all()
