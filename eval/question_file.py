"""Question files: JSONL with gold quotes; `eval/questions/README.md` describes the fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from app.wording import word
from index.language import Language
from ingest.errors import QuestionFileError

Split = Literal["dev", "test"]
Severity = Literal["error", "warning"]


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
    language: Language
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


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line of a question file, or looks wrong.

    Attributes:
        line: Number of the line, from 1.
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
        record: The JSON object; empty if it is none.
        questions: One, or those of a dialogue; none if there is a problem.
        problem: Why it holds no question, or None.
    """

    number: int
    record: Mapping[str, Any]
    questions: tuple[GoldQuestion, ...]
    problem: Problem | None = None


class _WrongError(ValueError):
    """A problem with the line that is being read."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def read_questions(file: Path, split: Split | None = None) -> list[GoldQuestion]:
    """Reads a question file; dialogues become one question a turn, in order.

    Args:
        file: JSONL.
        split: Only this half.

    Raises:
        QuestionFileError: The file is missing, or a line is wrong; the message names the line.
    """
    questions: list[GoldQuestion] = []
    for line in parse_lines(read_lines(file)):
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


def read_lines(file: Path) -> list[str]:
    """Returns the lines of a question file.

    Raises:
        QuestionFileError: It is missing or not UTF-8.
    """
    if not file.is_file():
        raise QuestionFileError(f"There is no question file {file}.")
    try:
        return file.read_bytes().decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise QuestionFileError(
            f"The question file {file} is not UTF-8 ({error.reason})."
        ) from None


def parse_lines(lines: Iterable[str]) -> Iterator[Line]:
    """Yields every line that is not empty, with its questions or with what is wrong."""
    seen: dict[str, int] = {}
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        record: Mapping[str, Any] = {}
        try:
            record = _record(text)
            questions = tuple(_questions(record))
            for question in questions:
                if question.id in seen:
                    raise _WrongError("same_id", id=question.id, line=seen[question.id])
                seen[question.id] = number
        except _WrongError as error:
            yield Line(number, record, (), Problem(number, error.key, error.values))
        else:
            yield Line(number, record, questions)


def _record(text: str) -> Mapping[str, Any]:
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise _WrongError("not_json", reason=error.msg, column=error.colno) from None
    except (RecursionError, ValueError) as error:  # nested too deep, or a number too long
        raise _WrongError("not_json", reason=str(error).split("\n")[0], column=1) from None
    if not isinstance(record, dict):
        raise _WrongError("not_object")
    if "\\ud" in text.lower() and not _is_text(json.dumps(record, ensure_ascii=False)):
        raise _WrongError("half_letter")
    return record


def _is_text(text: str) -> bool:
    """Returns whether a text can be written: half of a letter's code cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _questions(record: Mapping[str, Any]) -> Iterator[GoldQuestion]:
    if "turns" not in record:
        yield _question(record, _text(record, "id"), None)
        return
    dialogue = _text(record, "id")
    if not record["turns"] or not isinstance(record["turns"], list):
        raise _WrongError("bad_turns")
    for number, turn in enumerate(record["turns"], start=1):
        if not isinstance(turn, dict):
            raise _WrongError("bad_turn", number=number)
        defaults = {"lang": record.get("lang", "nl"), "split": record.get("split")}
        yield _question({**defaults, **turn}, f"{dialogue}.{number}", dialogue)


def _question(record: Mapping[str, Any], id_: str, dialogue: str | None) -> GoldQuestion:
    # A file of unanswerable questions need not say so on every line.
    answerable = _truth(record, "answerable", "why" not in record)
    evidence = _texts(record, "evidence")
    return GoldQuestion(
        id=id_,
        question=_text(record, "question"),
        language=_choice(record, "lang", ("nl", "en"), "nl"),
        answerable=answerable,
        type=_label(record, "type"),
        evidence=evidence if answerable else (),
        evidence_all=_truth(record, "evidence_all", default=False),
        answer=_texts(record, "answer"),
        answer_all=_texts(record, "answer_all"),
        kind=_label(record, "kind"),
        dialogue=dialogue,
        persona=_label(record, "persona"),
        split=_choice(record, "split", ("dev", "test"), None),
    )


def _text(record: Mapping[str, Any], name: str) -> str:
    if name not in record:
        raise _WrongError("missing", field=name)
    value = record[name]
    if not isinstance(value, str) or not value.strip():
        raise _WrongError("not_text", field=name)
    return value


def _label(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name) or ""
    if not isinstance(value, str):
        raise _WrongError("not_text", field=name)
    return value


def _truth(record: Mapping[str, Any], name: str, default: bool) -> bool:
    value = record.get(name, default)
    if not isinstance(value, bool):
        raise _WrongError("not_truth", field=name)
    return value


def _choice(
    record: Mapping[str, Any],
    name: str,
    known: tuple[str, str],
    default: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401 (one of the literals that are known)
    value = record.get(name) or default
    if value not in (default, *known):
        raise _WrongError("not_one_of", field=name, value=repr(value), a=known[0], b=known[1])
    return value


def _texts(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _WrongError("not_texts", field=name)
    return tuple(value)
