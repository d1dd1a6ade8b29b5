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
from eval.question_record import GoldQuestion
from eval.text_file import read_lines
from index.library import Library
from ingest.errors import QuestionError, QuestionFileError

Record = dict[str, Any]

# What scoring reads of a record.
REQUIRED: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "language": str,
    "answered": bool,
    "answer": str,
    "citations": list,
    "passages": list,
    "seconds": (int, float),
}


class System(Protocol):
    """Whatever can be put to the questions: ours, or one to compare it with."""

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[Record, Turn | None]:
        """Returns the run record of a question and what a later turn may lean on."""


class ChatSystem:
    """Our answerer."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    @property
    def index(self) -> str:
        """Fingerprint of the index it answers from; "" without an index."""
        library = getattr(self._answerer, "library", None)
        return library.fingerprint if isinstance(library, Library) else ""

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
    records: dict[str, Record] = {}
    for number, line in enumerate(read_lines(file, "run file"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            fault = _fault(record)
        except (ValueError, RecursionError):
            fault = "is not a run record"
        if fault:
            raise QuestionFileError(f"Line {number} of {file} {fault}.")
        if record["id"] in records:
            raise QuestionFileError(f"Line {number} of {file} answers {record['id']} again.")
        records[record["id"]] = record
    if not records:
        raise QuestionFileError(f"The run file {file} holds no answers.")
    return records


def _fault(record: object) -> str:
    """Returns what keeps a record from being scored, or ""."""
    if not isinstance(record, dict):
        return "is not a run record"
    for name, kind in REQUIRED.items():
        if name not in record:
            return f"has no '{name}'"
        if not isinstance(record[name], kind) or (kind is not bool and record[name] is True):
            return f"has a '{name}' of the wrong type"
    if not isinstance(record.get("confidence") or 0.0, (int, float)):
        return "has a 'confidence' of the wrong type"
    for name in ("citations", "passages", "sentences"):
        if not all(map(_has_place, record.get(name) or [])):
            return f"has a '{name}' without text and source lines"
    if not all(isinstance(passage.get("rank"), int) for passage in record["passages"]):
        return "has a passage without a rank"
    return ""


def _has_place(found: object) -> bool:
    if not isinstance(found, dict) or not isinstance(found.get("quote", found.get("text")), str):
        return False
    lines = found.get("source_lines")
    return isinstance(lines, list) and len(lines) == 2 and all(isinstance(n, int) for n in lines)


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
