"""Answering a question file into a run file; what was interrupted goes on where it stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path

from eval.asked.json_lines import as_line
from eval.asked.question_record import GoldQuestion
from eval.run.configuration import RunConfiguration, configuration_file, read_configuration
from eval.run.run_file import System, run_questions
from ingest.durable import append_line, flush, write_whole
from ingest.errors import SettingsError
from ingest.lock import locked


def answer_into(
    out: Path,
    system: System,
    questions: Sequence[GoldQuestion],
    configuration: RunConfiguration,
    say: Callable[[str], None],
) -> None:
    """Answers questions into a run file, which appears when all are answered.

    Until then the answers are in a file beside it; if the same run is started again, those are
    kept, with the configuration they were made with. A run that was there before is kept under
    another name. Each answer is on the disk before the next question is asked.

    Args:
        out: The run file.
        system: Answers.
        questions: In the order of their file.
        configuration: What the run is made with.
        say: Is told that a run goes on, or why it cannot.

    Raises:
        SettingsError: The file cannot be written, or another process is writing it.
    """
    name = out.name.removesuffix(".jsonl")
    partial = out.with_name(f"{name}.unfinished.jsonl")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = out.with_name(f".{name}.lock")
        with locked(lock, seconds=0):
            kept, size = _kept(partial, questions, configuration, say)
            partial.touch()
            os.truncate(partial, size)
            if not kept:
                configuration.write(partial)
            for record in run_questions(system, questions[kept:], progress=True):
                append_line(partial, as_line(record.as_object()).encode())
            if out.is_file():
                previous = out.with_name(f"{name}.previous.jsonl")
                _move(out, previous)
                say(f"The run that was there is now {previous}.")
            _move(partial, out)
            lock.unlink()
    except OSError as error:
        raise SettingsError(
            f"The run {error.filename or out} cannot be written ({error.strerror})."
        ) from error


def _move(run: Path, to: Path) -> None:
    """Moves a run file with its configuration, in the place of one that is there.

    Killed at any moment, the run is in one of the two places, and its configuration beside it.
    """
    to.unlink(missing_ok=True)  # no run may stand beside another's configuration
    if configuration_file(run).is_file():
        write_whole(configuration_file(to), [configuration_file(run).read_bytes()])
    else:
        configuration_file(to).unlink(missing_ok=True)
    run.replace(to)
    configuration_file(run).unlink(missing_ok=True)
    flush(to.parent)


def _kept(
    partial: Path,
    questions: Sequence[GoldQuestion],
    configuration: RunConfiguration,
    say: Callable[[str], None],
) -> tuple[int, int]:
    """Returns how many questions are answered, and how many bytes of the file these answers are.

    They end before a question that starts a conversation.
    """
    if not partial.is_file():
        return 0, 0
    before = read_configuration(partial)
    if before is None or (difference := configuration.difference(before)):
        reason = "unknown configuration" if before is None else difference
        say(f"The interrupted run was another one ({reason}): starting anew.")
        return 0, 0
    # Half a line at the end is of an answer that was being written.
    lines = partial.read_bytes().split(b"\n")[:-1]
    pairs = zip(questions, lines, strict=False)
    kept = sum(1 for _ in takewhile(lambda pair: _answers(pair[1], pair[0]), pairs))
    # A dialogue is asked from its start: its later turns lean on those before them.
    while kept and kept < len(questions) and questions[kept].is_later_turn:
        kept -= 1
    if kept:
        say(f"Going on: {kept} of {len(questions)} questions are answered already.")
    return kept, sum(len(line) + 1 for line in lines[:kept])


def _answers(line: bytes, question: GoldQuestion) -> bool:
    """Returns whether a line is the record of this question."""
    try:
        record = json.loads(line)
    except ValueError:
        return False
    return isinstance(record, dict) and record.get("id") == question.id
