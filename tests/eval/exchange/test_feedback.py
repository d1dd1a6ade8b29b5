from __future__ import annotations

from pathlib import Path

import pytest

from app.view.feedback import Feedback, Verdict
from eval.__main__ import main
from eval.asked.json_lines import write_json_lines
from eval.asked.question_file import read_questions
from eval.exchange.feedback import questions_to_label
from tests.eval.examples import citation, record


def _feedback(
    *asked: str, verdict: Verdict = "good", remark: str = "", answered: bool = True
) -> Feedback:
    answer = record(
        answered=answered,
        answer="Zoveel [1]",
        citations=[citation("Zoveel", 3, 4)] if answered else [],
    )
    return Feedback("2026-11-26T12:00:00+00:00", verdict, remark, asked, answer, "abc")


def _source(lines: tuple[int, int]) -> str:
    return f"regels {lines[0]} tot {lines[1]}"


def test_a_good_answer_gives_its_sources_as_evidence() -> None:
    (record,) = questions_to_label([_feedback("Hoeveel?")], _source)
    assert record["question"] == "Hoeveel?"
    assert record["evidence"] == ["regels 3 tot 4"]
    assert record["answerable"] is True


def test_a_bad_answer_leaves_the_evidence_open_and_keeps_the_remark() -> None:
    (record,) = questions_to_label([_feedback("Hoeveel?", verdict="bad", remark="fout")], _source)
    assert record["evidence"] == []
    assert (record["verdict"], record["remark"]) == ("bad", "fout")


def test_the_last_verdict_on_a_question_counts() -> None:
    given = [_feedback("Hoeveel?"), _feedback("Wie?"), _feedback("Hoeveel?", verdict="bad")]
    assert [r["verdict"] for r in questions_to_label(given, _source)] == ["bad", "good"]


def test_the_file_is_one_that_can_be_run(tmp_path: Path) -> None:
    given = [_feedback("Hoeveel?"), _feedback("Hoeveel?", "En waar?", answered=False)]
    file = tmp_path / "new" / "questions.jsonl"
    write_json_lines(questions_to_label(given, _source), file)
    questions = read_questions(file)
    assert [q.id for q in questions] == ["F001", "F002.1", "F002.2"]
    assert [q.question for q in questions] == ["Hoeveel?", "Hoeveel?", "En waar?"]
    assert [q.answerable for q in questions] == [True, True, False]


def test_a_missing_feedback_file_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["feedback", "--feedback", str(tmp_path / "nix"), "--out", str(out)]) == 2
    assert capsys.readouterr().err.startswith("error: There is no feedback file")
    assert not out.exists()
