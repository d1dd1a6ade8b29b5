"""Answering a whole question file, exactly as the chat would, into a run file."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from tqdm import tqdm

from app.answer.answer import Answerer
from app.answer.record import to_record
from app.query.query import Turn
from eval.asked.question_record import GoldQuestion
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
        """Fingerprint of the index it answers from."""
        return self._answerer.library.fingerprint

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[Record, Turn | None]:
        """Returns the run record of a question and what a later turn may lean on."""
        start = time.perf_counter()
        try:
            answer = self._answerer.answer(question.question, history)
        except QuestionError as error:
            return unanswered_record(question, answer=str(error), sentences=[]), None
        record = to_record(answer, question.id, time.perf_counter() - start)
        return record, answer.turn


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
    with file.open("rb") as lines:  # line by line: a run may be larger than memory is wide
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            record, fault = _read(line)
            if fault:
                raise QuestionFileError(f"Line {number} of {file} {fault}.")
            if record["id"] in records:
                raise QuestionFileError(f"Line {number} of {file} answers {record['id']} again.")
            records[record["id"]] = record
    if not records:
        raise QuestionFileError(f"The run file {file} holds no answers.")
    return records


def _read(line: bytes) -> tuple[Record, str]:
    """Returns the record that a line is, and what keeps it from being scored, or ""."""
    try:
        record = json.loads(line.decode())
        # Half of a letter's code, as in "\\ud800", could not be written again.
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        return {}, f"is not UTF-8 ({error.reason})"
    except (ValueError, RecursionError):
        return {}, "is not a run record"
    return (record, _fault(record)) if isinstance(record, dict) else ({}, "is not a run record")


def _fault(record: Record) -> str:
    for name, kind in REQUIRED.items():
        if name not in record:
            return f"has no '{name}'"
        if not isinstance(record[name], kind) or (kind is not bool and record[name] is True):
            return f"has a '{name}' of the wrong type"
    if not 0 <= record["seconds"] < math.inf:
        return "has 'seconds' that are not 0 or more"
    confidence = record.get("confidence")
    if confidence is not None and not (_is_number(confidence) and 0 <= confidence <= 1):
        return "has a 'confidence' that is not from 0 to 1"
    if not isinstance(record.get("sentences"), (list, type(None))):
        return "has 'sentences' that are not a list"
    for name, text in (("citations", "quote"), ("passages", "text"), ("sentences", "quote")):
        if not all(_has_place(found, text) for found in record.get(name) or []):
            return f"has '{name}' without '{text}' or source lines"
    ranks = [passage.get("rank") for passage in record["passages"]]
    if ranks != list(range(1, len(ranks) + 1)):
        return "has passages whose ranks are not 1, 2, 3 and so on"
    return ""


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _has_place(found: object, text: str) -> bool:
    if not isinstance(found, dict) or not isinstance(found.get(text), str):
        return False
    lines = found.get("source_lines")
    return isinstance(lines, list) and len(lines) == 2 and all(type(n) is int for n in lines)


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
