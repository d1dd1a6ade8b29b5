from __future__ import annotations

from pathlib import Path

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import RANKING, ranking_scores
from eval.relevance import GoldSource
from eval.trec import qrels_lines, read_ranking, run_lines
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
    lines = list(run_lines(QUESTIONS[:2], RUN, GoldSource(SOURCE)))

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


@given(st.lists(st.none() | st.integers(1, 15), min_size=1, max_size=6))
def test_ir_measures_finds_the_same_in_the_files(ranks: list[int | None]) -> None:
    ours = ranking_scores({f"A{n}": rank for n, rank in enumerate(ranks)})
    questions = [gold(id=f"A{n}", evidence=(JORDAN_QUOTE,)) for n in range(len(ranks))]
    run = {
        question.id: record(
            passages=[
                passage(place, JORDAN, 2, 4) if place == rank else passage(place, "Iets.", 7, 7)
                for place in range(1, 16)
            ]
        )
        for question, rank in zip(questions, ranks, strict=True)
    }
    qrels = list(ir_measures.read_trec_qrels("\n".join([*qrels_lines(questions), ""])))
    exported = list(
        ir_measures.read_trec_run("\n".join([*run_lines(questions, run, GoldSource(SOURCE)), ""]))
    )

    for metric in ir_measures.iter_calc(RANKING, qrels, exported):
        assert ours[metric.query_id][str(metric.measure)] == pytest.approx(metric.value, abs=1e-9)


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
        (b"A1 Q0 d1 1 2 x\nA1 Q0 d1 2 1 x\n", "ranks d1 twice for A1"),
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
