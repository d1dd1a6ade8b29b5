from __future__ import annotations

import pytest

from app.answer.choice.relevance import (
    DEPTH,
    SentenceFigures,
    enough,
    relevance,
    relevance_model,
    sentence_figures,
)
from app.answer.logistic import figure_names
from index.hits import QuestionMatch, SearchResult, SentenceHit
from index.rows import SentenceRef
from ingest.document import SentenceKey
from tests.fakes import GUIDANCE, JORDAN, RETURN


def _hit(key: SentenceKey, score: float, ngrams: float = 1.0, bm25: float = 1.0) -> SentenceHit:
    return SentenceHit(
        SentenceRef("proef", key),
        score,
        question_cosine=0.7,
        sentence_cosine=0.6,
        question_ngrams=ngrams,
        expanded_bm25=bm25,
    )


def _pointing_at(*keys: SentenceKey) -> QuestionMatch:
    return QuestionMatch("Wat?", "anticipated", tuple(SentenceRef("proef", k) for k in keys), 1.0)


def test_figures_are_shares_of_the_best_sentence() -> None:
    hits = _hit(JORDAN, 10, ngrams=8, bm25=3), _hit(RETURN, 5, ngrams=4, bm25=6)
    pointed = _pointing_at(JORDAN), _pointing_at(RETURN, JORDAN), _pointing_at(GUIDANCE)
    first, second = sentence_figures(SearchResult((), hits, pointed))
    assert (first.share, first.second_share, first.rank, first.reciprocal_rank) == (1, 0.5, 0, 1)
    assert (second.share, second.squared_share, second.best) == (0.5, 0.25, 10)
    assert (first.question_ngrams, second.question_ngrams) == (1, 0.5)
    assert (first.expanded_bm25, second.expanded_bm25) == (0.5, 1)
    assert (first.of_nearest_question, second.of_nearest_question) == (1, 0)
    assert first.of_near_questions == pytest.approx(2 / 3)
    assert second.of_near_questions == pytest.approx(1 / 3)


def test_nothing_found_and_nothing_scored_divide_by_nothing() -> None:
    assert sentence_figures(SearchResult((), (), ())) == []
    assert relevance(SearchResult((), (), ())) == {}
    (alone,) = sentence_figures(SearchResult((), (_hit(JORDAN, 0.0, 0.0, 0.0),), ()))
    assert (alone.share, alone.question_ngrams, alone.of_near_questions) == (0, 0, 0)


def test_the_best_sentences_are_weighed_and_no_others() -> None:
    hits = [_hit(SentenceKey("a1", number), 20 - number) for number in range(DEPTH + 3)]
    probable = relevance(SearchResult((), tuple(hits), ()))
    assert list(probable) == [hit.ref for hit in hits[:DEPTH]]
    assert all(0 < chance < 1 for chance in probable.values())


def test_a_sentence_found_better_is_more_probable_to_answer() -> None:
    hits = _hit(JORDAN, 10), _hit(RETURN, 3)
    probable = relevance(SearchResult((), hits, (_pointing_at(JORDAN),)))
    assert probable[hits[0].ref] > probable[hits[1].ref]


def test_the_bundled_model_fits_the_figures() -> None:
    assert set(relevance_model().weights) == set(figure_names(SentenceFigures))


@pytest.mark.parametrize(
    ("probabilities", "chosen"),
    [
        ([0.9, 0.8, 0.7], [0]),  # .1 is left that it does not answer
        ([0.5, 0.4, 0.4], [0, 1, 2]),  # .5, then .3, then .18
        ([0.5, 0.6, 0.4], [0, 1]),  # .5, then .2
        ([0.6, 0.1, 0.5], [0, 2]),  # .1 is less than a fifth of .6
        ([0.1], [0]),  # the first one, however improbable
        ([0.0, 0.0], [0, 1]),
        ([], []),
    ],
)
def test_as_many_are_said_as_it_takes(probabilities: list[float], chosen: list[int]) -> None:
    assert enough(probabilities, doubt=0.25, share=0.2, most=3) == chosen


def test_no_more_are_said_than_may_be() -> None:
    assert enough([0.1] * 9, doubt=0.01, share=0.1, most=3) == [0, 1, 2]
    assert enough([0.1] * 9, doubt=0.01, share=0.1, most=1) == [0]
