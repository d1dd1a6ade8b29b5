from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.answer.record import RunRecord
from app.query.query import Turn
from eval.asked.question_record import GoldQuestion
from eval.run.configuration import RunConfiguration, configuration, read_configuration
from eval.run.resumable_run import answer_into
from eval.run.run_file import read_run
from ingest.errors import SettingsError
from tests.eval.examples import gold, record

QUESTIONS = [
    gold(id="A1"),
    gold(id="D1.1", dialogue="D1"),
    gold(id="D1.2", dialogue="D1"),
    gold(id="D1.3", dialogue="D1"),
    gold(id="A2"),
]


class Interrupted:
    """Answers some questions, then is interrupted; remembers which it was asked."""

    def __init__(self, after: int = 99) -> None:
        self.asked: list[str] = []
        self._left = after

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[RunRecord, Turn | None]:
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        self.asked.append(question.id)
        return record(id=question.id), Turn(question.id, "nl")


@pytest.fixture
def made(tmp_path: Path) -> RunConfiguration:
    (tmp_path / "questions.jsonl").touch()
    return configuration("chat", "encoder", "0a1b", tmp_path / "questions.jsonl", None)


def interrupt(out: Path, made: RunConfiguration, after: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        answer_into(out, Interrupted(after), QUESTIONS, made, print)


@pytest.mark.parametrize(
    ("answered", "asked_again"),
    [
        (0, ["A1", "D1.1", "D1.2", "D1.3", "A2"]),
        (1, ["D1.1", "D1.2", "D1.3", "A2"]),
        (2, ["D1.1", "D1.2", "D1.3", "A2"]),  # a dialogue is asked from its start
        (3, ["D1.1", "D1.2", "D1.3", "A2"]),
        (4, ["A2"]),
    ],
)
def test_an_interrupted_run_goes_on_where_it_stopped(
    answered: int, asked_again: list[str], made: RunConfiguration, tmp_path: Path
) -> None:
    out = tmp_path / "run.jsonl"
    interrupt(out, made, answered)
    assert not out.exists()

    system = Interrupted()
    answer_into(out, system, QUESTIONS, replace(made, started="later"), print)

    assert system.asked == asked_again
    assert list(read_run(out)) == [question.id for question in QUESTIONS]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "questions.jsonl",
        "run.configuration.json",
        "run.jsonl",
    ]


def test_a_finished_run_is_made_anew(made: RunConfiguration, tmp_path: Path) -> None:
    answer_into(tmp_path / "run.jsonl", Interrupted(), QUESTIONS, made, print)

    system = Interrupted()
    answer_into(tmp_path / "run.jsonl", system, QUESTIONS, made, print)

    assert len(system.asked) == len(QUESTIONS)


def test_another_run_does_not_go_on(made: RunConfiguration, tmp_path: Path) -> None:
    out = tmp_path / "run.jsonl"
    interrupt(out, made, 4)
    said: list[str] = []

    system = Interrupted()
    answer_into(out, system, QUESTIONS, replace(made, index="ffff"), said.append)

    assert len(system.asked) == len(QUESTIONS)
    assert said == ["The interrupted run was another one (index: 0a1b, now ffff): starting anew."]


def test_a_line_cut_short_is_asked_again(made: RunConfiguration, tmp_path: Path) -> None:
    out = tmp_path / "run.jsonl"
    interrupt(out, made, 1)
    partial = tmp_path / "run.unfinished.jsonl"
    partial.write_text(partial.read_text("utf-8") + '{"id": "D1.1", "ans', "utf-8")
    said: list[str] = []

    system = Interrupted()
    answer_into(out, system, QUESTIONS, made, said.append)

    assert system.asked[0] == "D1.1"
    assert said == ["Going on: 1 of 5 questions are answered already."]


def test_the_run_that_was_there_is_kept(made: RunConfiguration, tmp_path: Path) -> None:
    out, said = tmp_path / "run.jsonl", list[str]()
    answer_into(out, Interrupted(), QUESTIONS, made, said.append)
    answer_into(out, Interrupted(), QUESTIONS[:1], replace(made, system="other"), said.append)

    previous = tmp_path / "run.previous.jsonl"
    assert list(read_run(previous)) == [question.id for question in QUESTIONS]
    assert list(read_run(out)) == ["A1"]
    kept = read_configuration(previous)
    assert kept is not None
    assert kept.system == "chat"
    assert said == [f"The run that was there is now {previous}."]


def test_two_runs_never_write_one_file(made: RunConfiguration, tmp_path: Path) -> None:
    out, inside, go = tmp_path / "run.jsonl", threading.Event(), threading.Event()

    class Slow(Interrupted):
        def run(
            self, question: GoldQuestion, history: Sequence[Turn]
        ) -> tuple[RunRecord, Turn | None]:
            inside.set()
            go.wait(30)
            return super().run(question, history)

    first = threading.Thread(target=answer_into, args=(out, Slow(), QUESTIONS, made, print))
    first.start()
    inside.wait(30)
    with pytest.raises(SettingsError, match="Another process is at work here"):
        answer_into(out, Interrupted(), QUESTIONS, made, print)
    go.set()
    first.join(30)

    assert list(read_run(out)) == [question.id for question in QUESTIONS]


def test_a_place_that_cannot_be_written_is_an_error(made: RunConfiguration, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="cannot be written"):
        answer_into(tmp_path / "file" / "run.jsonl", Interrupted(), QUESTIONS, made, print)


def test_a_line_cut_inside_a_letter_is_asked_again(made: RunConfiguration, tmp_path: Path) -> None:
    out = tmp_path / "run.jsonl"
    interrupt(out, made, 1)
    partial = tmp_path / "run.unfinished.jsonl"
    whole = partial.read_bytes()
    partial.write_bytes(whole + '{"id": "D1.1", "answer": "Syrië'.encode()[:-1])

    system = Interrupted()
    answer_into(out, system, QUESTIONS, made, print)

    assert system.asked[0] == "D1.1"
    assert out.read_bytes().startswith(whole)


class Killed(BaseException):
    pass


class Dying:
    """Lets some steps of writing files be done, and kills in the midst of the next.

    Args:
        steps: How many are done.
    """

    def __init__(self, steps: int, patch: pytest.MonkeyPatch) -> None:
        self.left = steps
        for place, name, written in (
            (Path, "unlink", None),
            (Path, "replace", None),
            (Path, "write_text", 0),
            (shutil, "copyfile", 1),
        ):
            patch.setattr(place, name, self._wrap(getattr(place, name), written))

    def _wrap(self, step: Callable[..., object], written: int | None) -> Callable[..., object]:
        def do(*arguments: Any, **options: Any) -> object:  # noqa: ANN401 (any step's own)
            if not self.left:
                if written is not None:
                    arguments[written].open("w").close()  # nothing is in it yet
                raise Killed
            self.left -= 1
            return step(*arguments, **options)

        return do


def test_a_run_killed_at_any_step_loses_no_answer_and_no_configuration(
    made: RunConfiguration, tmp_path: Path
) -> None:
    oldest, old = replace(made, system="oldest"), replace(made, system="old")
    for steps in range(100):
        out, first, again = tmp_path / f"{steps}" / "run.jsonl", Interrupted(), Interrupted()
        answer_into(out, Interrupted(), QUESTIONS[:2], oldest, print)
        answer_into(out, Interrupted(), QUESTIONS[:1], old, print)
        interrupt(out, made, 4)
        with pytest.MonkeyPatch.context() as patch:
            dying = Dying(steps, patch)
            with suppress(Killed):
                answer_into(out, first, QUESTIONS, made, print)
        if dying.left:
            break

        kept = {
            configuration.system: len(read_run(file))
            for file in out.parent.glob("run*.jsonl")
            if (configuration := read_configuration(file))
        }
        assert {"oldest": 2, **kept} == {"oldest": 2, "old": 1, "chat": 4 + len(first.asked)}
        if out.with_name("run.unfinished.jsonl").is_file():
            answer_into(out, again, QUESTIONS, made, print)
        assert first.asked + again.asked == ["A2"]
        assert len(read_run(out)) == 5
        assert read_configuration(out) == made

    assert steps >= 6
