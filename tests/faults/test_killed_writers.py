"""Processes killed (SIGKILL) while they write: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import app.view.feedback
from app.view.feedback import FeedbackFile, read_feedback
from eval.run.configuration import configuration
from eval.run.resumable_run import answer_into
from eval.run.run_file import read_run
from ingest.errors import FeedbackError
from tests.eval.examples import FakeAnswerer, gold
from tests.faults.conftest import Count
from tests.faults.victims import (
    Remembering,
    answer_questions,
    give_feedback,
    hold,
    start,
    told_until_killed,
)

KILLS = 25
MANY = 10**6


def test_a_killed_evaluation_loses_no_answer(tmp_path: Path, count_faults: Count) -> None:
    out, unfinished = tmp_path / "run.jsonl", tmp_path / "run.unfinished.jsonl"
    (tmp_path / "questions.jsonl").touch()
    made = configuration("chat", "fake", "0a1b", tmp_path / "questions.jsonl", None)
    questions = [gold(id=f"A{number}") for number in range(1000)]
    names, chosen, kept = [question.id for question in questions], random.Random(2023), b""

    for _ in range(KILLS):
        asked = told_until_killed(
            *start(answer_questions, out, questions, made), chosen.randint(1, 40)
        )
        content = unfinished.read_bytes()
        assert content.startswith(kept)  # of those killed before, to the last byte
        whole = content[: content.rfind(b"\n") + 1]
        # The first question asked is the one after those kept, the last has no answer yet.
        assert asked[0] == names[kept.count(b"\n")]
        assert whole.count(b"\n") >= names.index(asked[-1])
        kept = whole

    system = Remembering("é" * 5000)
    answer_into(out, system, questions, made, print)
    assert list(read_run(out)) == names
    assert out.read_bytes().startswith(kept)
    count_faults(KILLS)


def test_killed_writers_of_feedback_lose_nothing_acknowledged(
    tmp_path: Path, count_faults: Count
) -> None:
    file, chosen = tmp_path / "feedback.jsonl", random.Random(2023)
    answer = FakeAnswerer().answer("Wie?")
    acknowledged: list[str] = []
    for kill in range(KILLS):
        victim = start(give_feedback, file, answer, f"{kill}", MANY, 50_000_000)
        acknowledged += told_until_killed(*victim, chosen.randint(1, 20))
        found = {one.remark for one in read_feedback(file)}
        assert set(acknowledged) <= found

    FeedbackFile(file).add("good", "last", ("Wie?",), answer, "abc")
    remarks = [one.remark for one in read_feedback(file)]
    assert [one for one in remarks if one in set(acknowledged)] == acknowledged
    assert remarks[-1] == "last"
    count_faults(KILLS)


@pytest.mark.parametrize("most_bytes", [50_000_000, 120_000], ids=["one file", "set aside"])
def test_many_processes_tear_no_line_and_lose_none(most_bytes: int, tmp_path: Path) -> None:
    file = tmp_path / "feedback.jsonl"
    answer = FakeAnswerer().answer("Wie?")

    running = [start(give_feedback, file, answer, f"{n}", 25, most_bytes) for n in range(4)]
    kept = []
    for process, receiver in running:
        kept += [receiver.recv() for _ in range(25)]
        process.join()
        assert process.exitcode == 0
        process.close()
        receiver.close()

    assert sorted(one.remark for one in read_feedback(file)) == sorted(kept)
    assert all(path.stat().st_size <= most_bytes for path in tmp_path.iterdir())
    assert (tmp_path / "feedback-1.jsonl").is_file() == (most_bytes < 50_000_000)


def test_a_lock_that_is_held_refuses_feedback_instead_of_waiting_forever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.view.feedback, "MOST_WAIT", 0)
    file, answer = tmp_path / "feedback.jsonl", FakeAnswerer().answer("Wie?")
    holder, receiver = start(hold, tmp_path / ".feedback.jsonl.lock")
    assert receiver.recv() == "held"

    with pytest.raises(FeedbackError, match="Another process is at work here"):
        FeedbackFile(file).add("good", "", ("Wie?",), answer, "abc")
    assert not file.exists()
    told_until_killed(holder, receiver, 0)
    FeedbackFile(file).add("good", "", ("Wie?",), answer, "abc")  # a killed one is no obstacle
