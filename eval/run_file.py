"""Answering a whole question file, exactly as the chat would, into a run file."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from tqdm import tqdm

from app.answering import Answerer, Turn
from app.record import to_record
from eval.question_file import GoldQuestion
from ingest.errors import QuestionError, QuestionFileError

Record = dict[str, Any]

# What scoring reads of a record.
REQUIRED = frozenset("id language answered answer citations passages seconds".split())


class System(Protocol):
    """Whatever can be put to the questions: ours, or one to compare it with."""

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[Record, Turn | None]:
        """Returns the run record of a question and what a later turn may lean on."""


class ChatSystem:
    """Our answerer."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[Record, Turn | None]:
        """Returns the run record of a question and what a later turn may lean on."""
        start = time.perf_counter()
        try:
            answer = self._answerer.answer(question.question, history)
        except QuestionError as error:
            return unanswered_record(question, answer=str(error), sentences=[]), None
        record = to_record(answer, question.id, time.perf_counter() - start)
        return record, self._answerer.turn(question.question, history)


def run_questions(
    system: System, questions: Sequence[GoldQuestion], progress: bool = False
) -> Iterable[Record]:
    """Yields the record of each question, the turns of a dialogue in order."""
    history: list[Turn] = []
    dialogue = None
    for question in tqdm(questions, desc="asking", unit="question", disable=not progress):
        if question.dialogue is None or question.dialogue != dialogue:
            history = []
        dialogue = question.dialogue
        record, turn = system.run(question, history)
        if turn:
            history.append(turn)
        yield record


def write_run(records: Iterable[Record], file: Path) -> None:
    """Writes a run file, one JSON object a question."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def read_run(file: Path) -> dict[str, Record]:
    """Reads a run file.

    Returns:
        The records by question id.

    Raises:
        QuestionFileError: The file is missing or has a line that is not a run record.
    """
    if not file.is_file():
        raise QuestionFileError(f"There is no run file {file}.")
    records: dict[str, Record] = {}
    try:
        lines = file.read_text("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"The run file {file} is not UTF-8 ({error.reason}).") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            missing = REQUIRED - record.keys()
        except (json.JSONDecodeError, AttributeError) as error:
            raise QuestionFileError(f"Line {number} of {file} is not a run record.") from error
        if missing:
            raise QuestionFileError(f"Line {number} of {file} has no '{min(missing)}'.")
        if not all(isinstance(record[name], list) for name in ("citations", "passages")):
            raise QuestionFileError(f"Line {number} of {file}: citations or passages are no list.")
        records[record["id"]] = record
    return records


def unanswered_record(
    question: GoldQuestion,
    answer: str = "",
    passages: Sequence[Record] = (),
    sentences: Sequence[Record] | None = None,
    seconds: float = 0.0,
) -> Record:
    """Returns the run record of a question that is only ranked for, or refused.

    `sentences` is None for a system that ranks passages only.
    """
    return {
        "id": question.id,
        "question": question.question,
        "language": question.language,
        "answered": False,
        "confidence": 0.0,
        "answer": answer,
        "citations": [],
        "sentences": sentences,
        "passages": list(passages),
        "seconds": seconds,
    }
