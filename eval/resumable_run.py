"""Answering a question file into a run file; what was interrupted goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.question_record import GoldQuestion
from eval.run_configuration import RunConfiguration, read_configuration
from eval.run_file import Record, System, run_questions
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
    kept. Each answer is on disk before the next question is asked.

    Args:
        out: The run file.
        system: Answers.
        questions: In the order of their file.
        configuration: What the run is made with.
        say: Is told that a run goes on, or why it cannot.

    Raises:
        SettingsError: The file cannot be written.
    """
    partial = out.with_name(f"{out.stem}.unfinished.jsonl")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        kept = _kept(partial, questions, configuration, say)
        configuration.write(partial)
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_line(record) for record in kept)
            for record in run_questions(system, questions[len(kept) :], progress=True):
                file.write(_line(record))
                file.flush()
        partial.replace(out)
        configuration.write(out)
        partial.with_name(f"{partial.stem}.configuration.json").unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(
            f"The run {error.filename or out} cannot be written ({error.strerror})."
        ) from error


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


def _line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"
