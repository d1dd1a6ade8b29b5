"""Answering a question file into a run file; what was interrupted goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.json_lines import as_line, write_json_lines
from eval.question_record import GoldQuestion
from eval.run_configuration import RunConfiguration, configuration_file, read_configuration
from eval.run_file import Record, System, run_questions
from index.lock import locked
from ingest.errors import SettingsError


def answer_into(
    out: Path,
    system: System,
    questions: Sequence[GoldQuestion],
    configuration: RunConfiguration,
    say: Callable[[str], None],
) -> None:
    """Answers questions into a run file, which appears when all are answered.

    Until then the answers are in a file beside it; if the same run is started again, those are
    kept. A run that was there before is kept under another name. Each answer is on disk before
    the next question is asked.

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
            kept = _kept(partial, questions, configuration, say)
            write_json_lines(kept, partial)
            configuration.write(partial)
            with partial.open("a", encoding="utf-8", newline="\n") as file:
                for record in run_questions(system, questions[len(kept) :], progress=True):
                    file.write(as_line(record))
                    file.flush()
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
    """Moves a run file with its configuration, in the place of one that is there."""
    configuration_file(to).unlink(missing_ok=True)
    if configuration_file(run).is_file():
        configuration_file(run).replace(configuration_file(to))
    run.replace(to)


def _kept(
    partial: Path,
    questions: Sequence[GoldQuestion],
    configuration: RunConfiguration,
    say: Callable[[str], None],
) -> list[Record]:
    """Returns the answers to the first questions, up to a question that starts a conversation."""
    if not partial.is_file():
        return []
    before = read_configuration(partial)
    if before is None or (difference := configuration.difference(before)):
        reason = "unknown configuration" if before is None else difference
        say(f"The interrupted run was another one ({reason}): starting anew.")
        return []
    kept = []
    for question, line in zip(questions, partial.read_text("utf-8").split("\n"), strict=False):
        try:
            record = json.loads(line)
        except json.JSONDecodeError:  # the line that was being written
            break
        if not isinstance(record, dict) or record.get("id") != question.id:
            break
        kept.append(record)
    # A dialogue is asked from its start: its later turns lean on those before them.
    while kept and len(kept) < len(questions) and questions[len(kept)].is_later_turn:
        kept.pop()
    if kept:
        say(f"Going on: {len(kept)} of {len(questions)} questions are answered already.")
    return kept
