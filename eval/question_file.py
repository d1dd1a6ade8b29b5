"""Question files: JSONL with gold quotes, as the contract in the README describes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ingest.errors import QuestionFileError

Split = Literal["dev", "test"]


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with what a right answer must hold.

    Attributes:
        id: Unique in its file; turns of a dialogue are "D01.1", "D01.2", …
        question: As a person typed it.
        language: "nl" or "en"; the language the answer must be in.
        answerable: Whether the report answers it.
        type: Kind of question ("number", "list", …), or "".
        evidence: Verbatim quotes of the source, white space collapsed; any one suffices.
        evidence_all: True if every quote is needed.
        answer: Strings of which one must stand in the answer.
        answer_all: Strings that must all stand in it; "a|b" accepts either.
        kind: What an unanswerable question is ("near_miss", "offtopic", "injection"), or "".
        dialogue: Id of the dialogue it is a turn of, or None.
        persona: Group of writers it comes from, or "".
        split: Half of the gold set it belongs to, or None.
    """

    id: str
    question: str
    language: str
    answerable: bool
    type: str = ""
    evidence: tuple[str, ...] = ()
    evidence_all: bool = False
    answer: tuple[str, ...] = ()
    answer_all: tuple[str, ...] = ()
    kind: str = ""
    dialogue: str | None = None
    persona: str = ""
    split: Split | None = None

    @property
    def is_later_turn(self) -> bool:
        """Whether it follows another question of its dialogue."""
        return self.dialogue is not None and self.id != f"{self.dialogue}.1"


def read_questions(file: Path, split: Split | None = None) -> list[GoldQuestion]:
    """Reads a question file; dialogues become one question a turn, in order.

    Args:
        file: JSONL.
        split: Only this half.

    Raises:
        QuestionFileError: The file is missing, or a line is wrong; the message names the line.
    """
    questions: list[GoldQuestion] = []
    seen: dict[str, int] = {}
    for number, record in _records(file):
        try:
            found = list(_questions(record))
        except (KeyError, TypeError, ValueError) as error:
            raise _bad_line(file, number, _reason(error)) from None
        for question in found:
            if question.id in seen:
                raise _bad_line(
                    file,
                    number,
                    f"the id {question.id} is already used on line {seen[question.id]}",
                )
            seen[question.id] = number
        questions += found
    if not questions:
        raise QuestionFileError(f"The question file {file} holds no questions.")
    if split:
        questions = [question for question in questions if question.split == split]
        if not questions:
            raise QuestionFileError(f"The question file {file} has no '{split}' half.")
    return questions


def _records(file: Path) -> Iterable[tuple[int, Mapping[str, Any]]]:
    if not file.is_file():
        raise QuestionFileError(f"There is no question file {file}.")
    try:
        lines = file.read_bytes().decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise QuestionFileError(
            f"The question file {file} is not UTF-8 ({error.reason})."
        ) from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise _bad_line(file, number, f"is not JSON ({error.msg})") from None
        if not isinstance(record, dict):
            raise _bad_line(file, number, "is not a JSON object")
        yield number, record


def _questions(record: Mapping[str, Any]) -> Iterable[GoldQuestion]:
    if "turns" not in record:
        yield _question(record, _text(record, "id"), None)
        return
    dialogue = _text(record, "id")
    if not record["turns"] or not isinstance(record["turns"], list):
        raise ValueError("'turns' is not a list of questions")
    for number, turn in enumerate(record["turns"], start=1):
        defaults = {"lang": record.get("lang", "nl"), "split": record.get("split")}
        yield _question({**defaults, **turn}, f"{dialogue}.{number}", dialogue)


def _question(record: Mapping[str, Any], id_: str, dialogue: str | None) -> GoldQuestion:
    language = record.get("lang", "nl")
    if language not in ("nl", "en"):
        raise ValueError(f'\'lang\' is {language!r}, not "nl" or "en"')
    # A file of unanswerable questions need not say so on every line.
    answerable = record.get("answerable", "why" not in record)
    if not isinstance(answerable, bool):
        raise ValueError("'answerable' is not true or false")
    split = record.get("split")
    if split not in (None, "dev", "test"):
        raise ValueError(f'\'split\' is {split!r}, not "dev" or "test"')
    evidence = _texts(record, "evidence")
    return GoldQuestion(
        id=id_,
        question=_text(record, "question"),
        language=language,
        answerable=answerable,
        type=str(record.get("type", "")),
        evidence=evidence if answerable else (),
        evidence_all=bool(record.get("evidence_all", False)),
        answer=_texts(record, "answer"),
        answer_all=_texts(record, "answer_all"),
        kind=str(record.get("kind", "")),
        dialogue=dialogue,
        persona=str(record.get("persona", "")),
        split=split,
    )


def _text(record: Mapping[str, Any], name: str) -> str:
    if name not in record:
        raise ValueError(f"there is no '{name}'")
    value = record[name]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"'{name}' is not a text")
    return value


def _texts(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"'{name}' is not a list of texts")
    return tuple(value)


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else f"is not a question ({error})"


def _bad_line(file: Path, number: int, reason: str) -> QuestionFileError:
    return QuestionFileError(f"Line {number} of {file}: {reason}.")
