"""Answering a whole question file, exactly as the chat would, into a run file."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from tqdm import tqdm

from app.answer.answer import Answerer
from app.answer.checked import CheckedAnswerer
from app.answer.record import RUN_RECORDS, CitationRecord, PassageRecord, RunRecord, run_record
from app.answer.typed_json import WrongFieldError
from app.query.query import Turn
from eval.asked.question_record import GoldQuestion
from ingest.errors import QuestionError, QuestionFileError

WRONG_RANKS = "has passages whose ranks are not 1, 2, 3 and so on"


class System(Protocol):
    """Whatever can be put to the questions: ours, or one to compare it with."""

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[RunRecord, Turn | None]:
        """Returns the run record of a question and what a later turn may lean on."""


class ChatSystem:
    """Our answerer."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = CheckedAnswerer(answerer)

    @property
    def index(self) -> str:
        """Fingerprint of the index it answers from."""
        return self._answerer.library.fingerprint

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[RunRecord, Turn | None]:
        """Returns the run record of a question and what a later turn may lean on."""
        history = [*history, *self._answerer.turns(question.before)]
        start = time.perf_counter()
        try:
            answer = self._answerer.answer(question.question, history)
        except QuestionError as error:
            return unanswered_record(question, answer=str(error), sentences=()), None
        record = run_record(answer, question.id, time.perf_counter() - start)
        return record, answer.turn


def run_questions(
    system: System, questions: Sequence[GoldQuestion], progress: bool = False
) -> Iterable[RunRecord]:
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


def read_run(file: Path) -> dict[str, RunRecord]:
    """Reads a run file.

    Returns:
        The records by question id.

    Raises:
        QuestionFileError: The file is missing or has a line that is not a run record.
    """
    if not file.is_file():
        raise QuestionFileError(f"There is no run file {file}.")
    records: dict[str, RunRecord] = {}
    with file.open("rb") as lines:  # line by line: a run may be larger than memory is wide
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                record = _record(line)
            except QuestionFileError as error:
                raise QuestionFileError(f"Line {number} of {file} {error}.") from None
            if record.id in records:
                raise QuestionFileError(f"Line {number} of {file} answers {record.id} again.")
            records[record.id] = record
    if not records:
        raise QuestionFileError(f"The run file {file} holds no answers.")
    return records


def _record(line: bytes) -> RunRecord:
    """Returns the record that a line is.

    Raises:
        QuestionFileError: It is none; the message says why, without the line.
    """
    try:
        value = json.loads(line.decode())
        if b"\\u" in line:  # half of a letter's code, as in "\\ud800", could not be written again
            json.dumps(value, ensure_ascii=False).encode()
        record = RUN_RECORDS.read(value)
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"is not UTF-8 ({error.reason})") from None
    except WrongFieldError as error:
        raise QuestionFileError(_fault(error)) from None
    except (ValueError, RecursionError):
        raise QuestionFileError("is not a run record") from None
    ranks = [passage.rank for passage in record.passages]
    if ranks != list(range(1, len(ranks) + 1)):
        raise QuestionFileError(WRONG_RANKS)
    return record


def _fault(error: WrongFieldError) -> str:
    """Returns what keeps a JSON value from being a run record."""
    if not error.path:
        return "is not a run record"
    name, *inside = error.path
    if inside:
        return _fault_of_part(str(name), inside[1] if len(inside) > 1 else None)
    if error.fault == "missing":
        return f"has no '{name}'"
    if name == "confidence":
        return "has a 'confidence' that is not from 0 to 1"
    if name == "sentences":
        return "has 'sentences' that are not a list"
    if name == "seconds" and error.fault == "value":
        return "has 'seconds' that are not 0 or more"
    return f"has a '{name}' of the wrong type"


def _fault_of_part(name: str, field: str | int | None) -> str:
    """Returns what is wrong with an item of a list.

    Args:
        name: The list.
        field: The item's field that is wrong; None if the item is no object.
    """
    text = "text" if name == "passages" else "quote"
    if field in (None, text, "source_lines"):
        return f"has '{name}' without '{text}' or source lines"
    if field == "rank":
        return WRONG_RANKS
    return f"has '{name}' with a '{field}' of the wrong type"


def outcome_of(record: RunRecord) -> str:
    """Returns what came of a question; of a system that does not tell, whether it answered."""
    return record.outcome or ("answered" if record.answered else "not_in_report")


def unanswered_record(
    question: GoldQuestion,
    answer: str = "",
    passages: Sequence[PassageRecord] = (),
    sentences: Sequence[CitationRecord] | None = None,
    seconds: float = 0.0,
) -> RunRecord:
    """Returns the run record of a question that is only ranked for, or refused.

    `sentences` is None for a system that ranks passages only.
    """
    return RunRecord(
        id=question.id,
        question=question.question,
        language=question.language,
        outcome=None if sentences is None else "not_in_report",
        answered=False,
        confidence=0.0,
        answer=answer,
        citations=(),
        sentences=None if sentences is None else tuple(sentences),
        passages=tuple(passages),
        seconds=seconds,
    )
