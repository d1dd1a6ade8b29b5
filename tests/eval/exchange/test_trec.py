from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR

import eval.exchange.trec
from eval.asked.relevance import GoldSource
from eval.exchange.trec import (
    RankedDocument,
    contradicts_ranks,
    in_order,
    qrels_lines,
    read_ranking,
    run_lines,
    single_precision,
)
from eval.score.metrics import RANKING, ranking_scores
from ingest.errors import QuestionFileError
from tests.eval.examples import IOM_QUOTE, JORDAN_QUOTE, gold, passage, record
from tests.fakes import SOURCE

JORDAN = "Jordanië ontving 60 miljoen euro voor onderwijs."
QUESTIONS = [
    gold(id="A1", evidence=(JORDAN_QUOTE, IOM_QUOTE)),
    gold(id="A2", evidence=(IOM_QUOTE,)),
    gold(id="A3", answerable=False),
]
PASSAGES = [
    passage(1, "In 2022 keerden 1.250 mensen vrijwillig terug.", 7, 7),
    passage(2, JORDAN, 2, 4),
    passage(3, JORDAN, 2, 4),
]
RUN = {id_: record(id=id_, passages=PASSAGES) for id_ in ("A1", "A2", "A3")}


def test_each_answerable_question_has_one_relevant_document() -> None:
    assert list(qrels_lines(QUESTIONS)) == ["A1 0 A1.evidence 1", "A2 0 A2.evidence 1"]


def test_the_passage_that_meets_the_need_is_named_after_it() -> None:
    lines = list(run_lines(QUESTIONS[:2], RUN, GoldSource({"proef": SOURCE})))

    assert lines == [
        "A1 Q0 lines-7-7.1 1 3 rapportwijzer",
        "A1 Q0 A1.evidence 2 2 rapportwijzer",
        "A1 Q0 lines-2-4.3 3 1 rapportwijzer",  # meets it again: counted once
        "A2 Q0 lines-7-7.1 1 3 rapportwijzer",
        "A2 Q0 lines-2-4.2 2 2 rapportwijzer",
        "A2 Q0 lines-2-4.3 3 1 rapportwijzer",
    ]


def test_an_id_with_a_space_cannot_be_exported() -> None:
    with pytest.raises(QuestionFileError, match="The id 'A 1' has white space"):
        list(qrels_lines([gold(id="A 1")]))


def test_a_question_without_passages_is_in_the_run_nevertheless() -> None:
    run = {"A1": record(id="A1")}

    assert list(run_lines(QUESTIONS[:1], run, GoldSource({"proef": SOURCE}))) == [
        "A1 Q0 nothing-found 1 1 rapportwijzer"
    ]


@given(st.lists(st.integers(0, 15), min_size=1, max_size=6), st.integers(0, 15))
def test_every_tool_finds_the_same_in_the_files(ranks: list[int], passages: int) -> None:
    """A rank of 0, or beyond the passages, means that nothing meets the need."""
    questions = [gold(id=f"A{n}", evidence=(JORDAN_QUOTE,)) for n in range(len(ranks))]
    run = {
        question.id: record(
            passages=[
                passage(place, JORDAN, 2, 4) if place == rank else passage(place, "Iets.", 7, 7)
                for place in range(1, passages + 1)
            ]
        )
        for question, rank in zip(questions, ranks, strict=True)
    }
    met = [rank if 1 <= rank <= passages else None for rank in ranks]
    ours = ranking_scores({f"A{n}": rank for n, rank in enumerate(met)})
    qrels = list(ir_measures.read_trec_qrels("\n".join([*qrels_lines(questions), ""])))
    exported = list(
        ir_measures.read_trec_run(
            "\n".join([*run_lines(questions, run, GoldSource({"proef": SOURCE})), ""])
        )
    )

    for metric in ir_measures.iter_calc(RANKING, qrels, exported):
        assert ours[metric.query_id][str(metric.measure)] == pytest.approx(metric.value, abs=1e-9)
    whole = {f"A{n}": 1 / rank if rank else 0.0 for n, rank in enumerate(met)}
    for provider in (ir_measures.pytrec_eval, ir_measures.msmarco):  # as any tool breaks ties
        found = {one.query_id: one.value for one in provider.iter_calc([RR], qrels, exported)}
        assert found == pytest.approx(whole, abs=1e-9)
    assert {document.query_id for document in exported} == set(whole)  # none is left out of a mean


@given(st.integers(1, 300))
def test_exported_scores_fall_strictly_in_single_precision(passages: int) -> None:
    run = {"A1": record(passages=[passage(n + 1, "Iets.", 7, 7) for n in range(passages)])}
    lines = run_lines(QUESTIONS[:1], run, GoldSource({"proef": SOURCE}))
    scores = [single_precision(float(line.split()[4])) for line in lines]

    assert all(above > below for above, below in pairwise(scores))


def test_so_do_those_of_the_longest_run_that_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most = eval.exchange.trec.MOST_PASSAGES
    assert single_precision(most) > single_precision(most - 1)
    assert single_precision(most + 1) == single_precision(most)
    monkeypatch.setattr(eval.exchange.trec, "MOST_PASSAGES", 2)
    with pytest.raises(QuestionFileError, match="more than 2 passages for A1"):
        list(run_lines(QUESTIONS[:1], RUN, GoldSource({"proef": SOURCE})))


@pytest.mark.parametrize(
    ("scores", "order"),
    [
        ({"a": 1.0, "b": 1.0, "c": 2.0}, "c b a"),
        ({"b": 1.0, "a": 1.0}, "b a"),
        ({"doc10": 1.0, "doc9": 1.0}, "doc9 doc10"),  # by letters
        ({"a": 1.00000001, "b": 1.0}, "b a"),  # one and the same in single precision
        ({"a": 1.0000001, "b": 1.0}, "a b"),  # the next one up
        ({"a": 16777217.0, "b": 16777216.0}, "b a"),
        ({"a": 1e-46, "b": 0.0, "c": -1e-46}, "c b a"),  # all 0
        ({"é": 1.0, "z": 1.0, "\U0001f600": 1.0, "\uff5e": 1.0}, "\U0001f600 \uff5e é z"),
    ],
)
def test_equal_scores_are_ordered_by_document_falling(scores: dict[str, float], order: str) -> None:
    documents = [RankedDocument("A1", name, 1, score) for name, score in scores.items()]

    assert [one.document for one in in_order(documents)] == order.split()
    assert order.split() == trec_order(scores)


def trec_order(scores: Mapping[str, float]) -> list[str]:
    """The order in which trec_eval takes documents, from the reciprocal rank of each."""
    run = {name: dict(scores) for name in scores}
    qrels = {name: {name: 1} for name in scores}
    found = {
        one.query_id: round(1 / one.value)
        for one in ir_measures.pytrec_eval.iter_calc([RR], qrels, run)
    }
    return sorted(scores, key=lambda name: found[name])


CLOSE = st.sampled_from(
    [0.0, 1.0, 1.00000001, 1.0000001, -1.0, 3e38, 1e-46, 16777216.0, 16777217.0]
)
SCORES = st.dictionaries(
    st.text("abé10\U0001f600", min_size=1, max_size=3),
    CLOSE | st.floats(width=32, allow_nan=False, allow_infinity=False),
    min_size=1,
    max_size=12,
)


@given(SCORES)
def test_the_order_is_that_of_trec_eval(scores: dict[str, float]) -> None:
    documents = [RankedDocument("A1", name, 1, score) for name, score in scores.items()]

    assert [one.document for one in in_order(documents)] == trec_order(scores)


@pytest.mark.parametrize(
    ("ranks_and_scores", "found"),
    [
        ([(1, 3.0), (2, 2.0), (3, 1.0)], False),
        ([(0, 3.0), (0, 2.0)], False),  # a file that numbers nothing
        ([(2, 2.0), (1, 2.0), (3, 1.0)], False),  # equal scores have no order to contradict
        ([(1, 1.0), (2, 2.0)], True),
        ([(1, 3.0), (4, 2.0), (3, 1.0)], True),
        ([(2, 1.0), (3, 2.0), (1, 2.0)], True),
        ([], False),
    ],
)
def test_ranks_that_contradict_scores_are_seen(
    ranks_and_scores: list[tuple[int, float]], found: bool
) -> None:
    documents = [RankedDocument("A1", f"d{n}", *one) for n, one in enumerate(ranks_and_scores)]

    assert contradicts_ranks(in_order(documents)) is found


def test_a_ranking_is_read_by_falling_score(tmp_path: Path) -> None:
    file = tmp_path / "run.txt"
    file.write_text("A1 Q0 d1 1 0.5 x\n\nA1\tQ0\td2 2 0.9 x\nA2 Q0 d1 1 1e-3 x\n")

    found = read_ranking(file)

    assert [one.document for one in found["A1"]] == ["d2", "d1"]
    assert found["A2"][0].score == 0.001


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"A1 Q0 d1 1 0.5\n", "Line 1 of .* is not 'question Q0 document rank score tag'"),
        (b"A1 Q0 d1 first 0.5 x\n", "Line 1 of .* is not"),
        (b"A1 Q0 d1 1 nan x\n", "Line 1 of .* is not"),
        (b"A1 Q0 d1 1 inf x\n", "Line 1 of .* is not"),
        (b"A1 Q0 d1 1 1_000 x\n", "Line 1 of .* is not"),  # 1 for trec_eval
        (b"A1 Q0 d1 1 1e39 x\n", "Line 1 of .* has a score that is infinite in single precision"),
        (b"A1 Q0 d1 1 -1e999 x\n", "has a score that is infinite in single precision"),
        (b"A1 Q0 d1 1 2 x\nA1 Q0 d1 2 1 x\n", "Line 2 of .* ranks d1 twice for A1"),
        (b"\xff", "is not UTF-8"),
    ],
)
def test_a_bad_ranking_is_an_error(content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "run.txt").write_bytes(content)
    with pytest.raises(QuestionFileError, match=reason):
        read_ranking(tmp_path / "run.txt")


def test_a_missing_ranking_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="There is no run file"):
        read_ranking(tmp_path / "run.txt")
