from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.asked.relevance import GoldSource
from eval.score.metrics import (
    citation_scores,
    is_verified,
    rank_of_need,
    ranking_scores,
    score_questions,
    sentence_scores,
)
from eval.score.summary import summarise
from tests.eval.examples import (
    IOM_QUOTE,
    JORDAN_QUOTE,
    SYRIA_ROW,
    citation,
    gold,
    passage,
    ranked,
    record,
    score,
)
from tests.fakes import SOURCE

JORDAN = "Jordanië ontving 60 miljoen euro voor onderwijs."
PASSAGES = [
    passage(1, "In 2022 keerden 1.250 mensen vrijwillig terug.", 7, 7),
    passage(2, IOM_QUOTE, 14, 14),
    passage(3, JORDAN, 2, 4),
    passage(4, JORDAN, 2, 4),
]


@pytest.fixture
def source() -> GoldSource:
    return GoldSource({"proef": SOURCE})


@pytest.mark.parametrize(
    ("evidence", "evidence_all", "rank"),
    [
        ([JORDAN_QUOTE], False, 3),
        ([JORDAN_QUOTE, IOM_QUOTE], False, 2),
        ([JORDAN_QUOTE, IOM_QUOTE], True, 3),
        ([JORDAN_QUOTE, SYRIA_ROW], False, 3),
        ([JORDAN_QUOTE, SYRIA_ROW], True, None),
        ([SYRIA_ROW], False, None),
        (["not in the source"], False, None),
        ([], False, None),
        ([], True, None),
    ],
)
def test_a_need_is_met_at_its_first_quote_or_where_all_are_there(
    evidence: list[str], evidence_all: bool, rank: int | None, source: GoldSource
) -> None:
    question = gold(evidence=tuple(evidence), evidence_all=evidence_all)

    assert rank_of_need(question, record(passages=PASSAGES), source) == rank


def test_ranking_metrics_of_a_hand_worked_case() -> None:
    scores = ranking_scores({"first": 1, "third": 3, "tenth": 10, "never": None})

    assert [scores[id_]["R@1"] for id_ in scores] == [1, 0, 0, 0]
    assert [scores[id_]["R@5"] for id_ in scores] == [1, 1, 0, 0]
    assert [scores[id_]["R@10"] for id_ in scores] == [1, 1, 1, 0]
    assert [scores[id_]["RR@10"] for id_ in scores] == pytest.approx([1, 1 / 3, 0.1, 0])
    assert scores["third"]["nDCG@10"] == pytest.approx(0.5)  # 1 / log2(4)


def test_questions_are_told_apart_by_their_whole_ids() -> None:
    scores = ranking_scores({"A\0a": 1, "A\0b": None, "A": 3})

    assert [scores[id_]["R@1"] for id_ in scores] == [1, 0, 0]
    assert [scores[id_]["R@3"] for id_ in scores] == [1, 0, 1]


@given(st.lists(st.none() | st.integers(1, 10), min_size=1, max_size=8))
def test_ranking_metrics_equal_their_definitions(ranks: list[int | None]) -> None:
    scores = ranking_scores({str(place): rank for place, rank in enumerate(ranks)})

    for place, rank in enumerate(ranks):
        assert scores[str(place)] == pytest.approx(ranked(rank))


@given(st.lists(st.none() | st.integers(1, 10), min_size=1, max_size=8))
def test_recall_never_falls_as_k_grows(ranks: list[int | None]) -> None:
    scores = ranking_scores({str(place): rank for place, rank in enumerate(ranks)})
    figures = summarise([score(ranking=scores[id_]) for id_ in scores])

    assert figures["R@1"] <= figures["R@3"] <= figures["R@5"] <= figures["R@10"]


@pytest.mark.parametrize(
    ("fields", "verified"),
    [
        ({}, True),
        ({"answered": False}, False),
        ({"answer": "Turkije. [1]"}, False),
        ({"citations": []}, False),
        ({"citations": [citation(IOM_QUOTE, 14, 14)]}, False),
        ({"citations": [citation(IOM_QUOTE, 14, 14), citation(JORDAN, 2, 4)]}, True),
        ({"answer": "Jordanië " * 200}, True),
        ({"answer": "Jordanië " * 201}, False),
    ],
)
def test_verified_is_answered_right_cited_and_short(
    fields: dict[str, Any], verified: bool, source: GoldSource
) -> None:
    question = gold(answer=("Jordanië",), evidence=(JORDAN_QUOTE,))
    answer = record(**{"citations": [citation(JORDAN, 2, 4)], **fields})

    assert is_verified(question, answer, source) is verified


def test_questions_are_scored_one_by_one(source: GoldSource) -> None:
    questions = [
        gold(id="A1", evidence=(JORDAN_QUOTE,), answer=("60 miljoen",)),
        gold(id="A2", answerable=False, language="en"),
    ]
    run = {
        "A1": record(
            answer="Dat was 60 miljoen. [1]",
            passages=PASSAGES,
            sentences=[citation(IOM_QUOTE, 14, 14), citation(JORDAN, 2, 4)],
            citations=[citation(JORDAN, 2, 4), citation("60 miljard", 3, 3)],
        ),
        "A2": record(answered=False, seconds=0.1),
    }

    first, second = score_questions(questions, run, source, {"proef": [JORDAN]})

    sentences = {"sentence R@1": 0, "sentence R@3": 1}
    assert first.ranking == pytest.approx(ranked(3) | sentences)
    assert (first.answered, first.verified, first.right_language) == (True, True, True)
    assert (first.verbatim, first.seconds) == (0.5, 0.5)
    assert second.ranking == {}
    assert (second.answered, second.verified, second.right_language) == (False, False, False)
    assert (second.verbatim, second.seconds) == (None, 0.1)


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([citation(JORDAN, 2, 4)], (1.0, 1.0)),
        ([citation(IOM_QUOTE, 14, 14), citation(JORDAN, 2, 4)], (0.0, 1.0)),
        ([citation(IOM_QUOTE, 14, 14)] * 3 + [citation(JORDAN, 2, 4)], (0.0, 0.0)),
        ([], (0.0, 0.0)),
    ],
)
def test_a_sentence_counts_at_its_rank(
    sentences: list[dict[str, Any]], expected: tuple[float, float], source: GoldSource
) -> None:
    question = gold(evidence=(JORDAN_QUOTE,))
    found = sentence_scores(question, record(sentences=sentences), source)
    assert (found["sentence R@1"], found["sentence R@3"]) == expected


def test_a_run_without_sentences_has_no_sentence_scores(source: GoldSource) -> None:
    run = record(sentences=None)
    assert sentence_scores(gold(evidence=(JORDAN_QUOTE,)), run, source) == {}


@pytest.mark.parametrize(
    ("citations", "answered", "precision", "recall"),
    [
        ([citation(JORDAN, 2, 4)], True, 1.0, 0.5),
        ([citation(JORDAN, 2, 4), citation(IOM_QUOTE, 14, 14)], True, 1.0, 1.0),
        ([citation(JORDAN, 2, 4), citation("Een jaar later.", 7, 7)], True, 0.5, 0.5),
        ([citation("Een jaar later.", 7, 7)], True, 0.0, 0.0),
        ([], False, None, 0.0),
    ],
)
def test_citations_are_scored_sentence_by_sentence(
    citations: list[dict[str, Any]],
    answered: bool,
    precision: float | None,
    recall: float,
    source: GoldSource,
) -> None:
    question = gold(evidence=(JORDAN_QUOTE, IOM_QUOTE))
    run = record(citations=citations, answered=answered)

    assert citation_scores(question, run, source) == (precision, recall)


def test_citations_are_not_scored_without_an_answer_to_find(source: GoldSource) -> None:
    assert citation_scores(gold(answerable=False), record(), source) == (None, None)
    ranker = record(sentences=None, answered=False)
    assert citation_scores(gold(evidence=(JORDAN_QUOTE,)), ranker, source) == (None, None)


def test_an_answer_to_an_unanswerable_question_is_never_verified(source: GoldSource) -> None:
    question = gold(answerable=False, evidence=(JORDAN_QUOTE,))
    run = {"A1": record(citations=[citation(JORDAN, 2, 4)])}

    assert not score_questions([question], run, source, {})[0].verified
