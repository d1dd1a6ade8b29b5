"""Question files: JSONL with gold quotes; `eval/questions/README.md` describes the fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.wording import word
from eval.asked.question_record import (
    DialogueRecord,
    GoldQuestion,
    QuestionRecord,
    Split,
    gold_questions,
    read_record,
)
from eval.asked.text_file import read_lines
from eval.asked.wrong_record import WrongRecordError, parse_object
from index.language import Language
from ingest.checkout import ROOT
from ingest.errors import QuestionFileError

Severity = Literal["error", "warning"]
WHOLE_FILE = 0
QUESTION_FOLDER = ROOT / "eval" / "questions"  # our own sets


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line of a question file, or looks wrong.

    Attributes:
        line: Number of the line, from 1, or WHOLE_FILE.
        key: Which problem; its text is "problem_" and this in the wording.
        values: What the text is filled in with.
        severity: Whether the file cannot be used like that.
    """

    line: int
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "error"

    def text(self, language: Language) -> str:
        """Returns what is wrong, in a language, without the line's number."""
        return word(f"problem_{self.key}", language).format(**self.values)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a question file, read.

    Attributes:
        number: From 1.
        record: What the line says; None if there is a problem.
        questions: One, or those of a dialogue; none if there is a problem.
        problem: Why it holds no question, or None.
    """

    number: int
    record: QuestionRecord | DialogueRecord | None
    questions: tuple[GoldQuestion, ...]
    problem: Problem | None = None


def read_questions(file: Path, split: Split | None = None) -> list[GoldQuestion]:
    """Reads a question file; dialogues become one question a turn, in order.

    Args:
        file: JSONL.
        split: Only this half.

    Raises:
        QuestionFileError: The file is missing, or a line is wrong; the message names the line.
    """
    questions: list[GoldQuestion] = []
    for line in parse_lines(read_lines(file, "question file")):
        if line.problem:
            raise QuestionFileError(f"Line {line.number} of {file}: {line.problem.text('en')}.")
        questions += line.questions
    if not questions:
        raise QuestionFileError(f"The question file {file} holds no questions.")
    if split:
        questions = [question for question in questions if question.split == split]
        if not questions:
            raise QuestionFileError(f"The question file {file} has no '{split}' half.")
    return questions


def parse_lines(lines: Iterable[str]) -> Iterator[Line]:
    """Yields every line that is not empty, with its questions or with what is wrong."""
    seen: dict[str, int] = {}
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            record = read_record(parse_object(text))
            questions = tuple(gold_questions(record))
            for question in questions:
                if question.id in seen:
                    raise WrongRecordError("same_id", id=question.id, line=seen[question.id])
                seen[question.id] = number
        except WrongRecordError as error:
            yield Line(number, None, (), Problem(number, error.key, error.values))
        else:
            yield Line(number, record, questions)
