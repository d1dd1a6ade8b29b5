"""Question files: JSONL or a table; `eval/questions/README.md` describes fields and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.asked.question_record import (
    DialogueRecord,
    GoldQuestion,
    QuestionRecord,
    Split,
    gold_questions,
    read_record,
)
from eval.asked.spreadsheet.cells import is_table
from eval.asked.spreadsheet.table import TableLines, table_lines
from eval.asked.text_file import read_bytes, read_lines
from eval.asked.wrong_record import Problem, WrongRecordError, parse_object
from ingest.checkout import ROOT
from ingest.errors import QuestionFileError

QUESTION_FOLDER = ROOT / "eval" / "questions"  # our own sets


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
        file: JSONL, XLSX or CSV.
        split: Only this half.

    Raises:
        QuestionFileError: The file is missing, or a line is wrong; the message names the line, of a
            table row and column.
    """
    questions: list[GoldQuestion] = []
    found = question_lines(file)
    for problem in found.problems:
        if problem.severity == "error":
            place = f"Row {problem.line} of {file}" if problem.line else f"The question file {file}"
            raise QuestionFileError(f"{place}: {problem.text('en')}.")
    name = "Row" if is_table(file.name) else "Line"
    for line in parse_lines(found.lines):
        if line.problem:
            raise QuestionFileError(f"{name} {line.number} of {file}: {line.problem.text('en')}.")
        questions += line.questions
    if not questions:
        raise QuestionFileError(f"The question file {file} holds no questions.")
    if split:
        questions = [question for question in questions if question.split == split]
        if not questions:
            raise QuestionFileError(f"The question file {file} has no '{split}' half.")
    return questions


def question_lines(file: Path) -> TableLines:
    """Returns the lines of a question file; of a table, those that its rows stand for.

    Raises:
        QuestionFileError: The file is missing or cannot be read.
    """
    if is_table(file.name):
        return table_lines(file.name, read_bytes(file, "question file"))
    return TableLines(tuple(read_lines(file, "question file")))


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
