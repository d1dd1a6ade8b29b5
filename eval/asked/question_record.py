"""A question as it stands in a question file, one JSON object, and what can be wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.answer.typed_json import (
    Filled,
    Many,
    OpenRecord,
    Perhaps,
    RecordReader,
    Text,
    Truth,
    WrongFieldError,
)
from index.language import Language

Split = Literal["dev", "test"]


MOST_TURNS = 50  # as many questions as the chat keeps of a conversation
MOST_SHOWN = 200  # characters of a wrong record in a message
# By what Python's reader says; what it says else is shown as it is.
JSON_ERRORS = {
    "Expecting ',' delimiter": "json_comma",
    "Expecting ':' delimiter": "json_colon",
    "Expecting value": "json_value",
    "Extra data": "json_extra",
    "Expecting property name enclosed in double quotes": "json_name",
    "Illegal trailing comma before end of object": "json_trailing",
    "Illegal trailing comma before end of array": "json_trailing",
    "Unterminated string starting at": "json_text",
    "Invalid control character at": "json_text",
}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRecord(OpenRecord):
    """A question as its file says it; see `eval/questions/README.md`.

    Attributes:
        id: Read of a question alone; a turn is named after its dialogue.
        answerable: None if it is left out.
    """

    id: object = None
    answerable: Truth | None = None
    evidence: Perhaps[Many[Text]] = None
    question: Filled
    lang: Perhaps[Language] = None
    type: Perhaps[Text] = None
    evidence_all: Truth = False
    answer: Perhaps[Many[Text]] = None
    answer_all: Perhaps[Many[Text]] = None
    kind: Perhaps[Text] = None
    persona: Perhaps[Text] = None
    split: Perhaps[Split] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRecord(AskedRecord):
    """A line of a question file that is one question."""

    id: Filled

    @property
    def asked(self) -> tuple[AskedRecord, ...]:
        """Itself."""
        return (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueRecord(OpenRecord):
    """A line of a question file that is a conversation.

    Attributes:
        lang: Of the turns that do not say another.
        split: Likewise.
        turns: In order.
    """

    id: Filled
    lang: Perhaps[Language] = None
    split: Perhaps[Split] = None
    turns: Many[AskedRecord]

    @property
    def asked(self) -> tuple[AskedRecord, ...]:
        """The turns."""
        return self.turns


QUESTIONS_ALONE, DIALOGUES = RecordReader(QuestionRecord), RecordReader(DialogueRecord)
TEXTS = ("evidence", "answer", "answer_all")
TRUTHS = ("answerable", "evidence_all")
CHOICES = {"lang": ("nl", "en"), "split": ("dev", "test")}


class WrongRecordError(ValueError):
    """A record that holds no question.

    Args:
        key: Which problem it is; its text is in the wording.
        values: What the text is filled in with.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def parse_object(text: str) -> Mapping[str, Any]:
    """Returns the JSON object that a line is.

    Raises:
        WrongRecordError: It is none.
    """
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        key = JSON_ERRORS.get(error.msg, "not_json")
        raise WrongRecordError(key, reason=error.msg, column=error.colno) from None
    except (RecursionError, ValueError) as error:  # nested too deep, or a number too long
        raise WrongRecordError("not_json", reason=str(error).split("\n")[0], column=1) from None
    if not isinstance(record, dict):
        raise WrongRecordError("not_object")
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half of a letter's code cannot be written
        raise WrongRecordError("half_letter") from None
    except RecursionError as error:  # nested as deep as can only just be read
        raise WrongRecordError("not_json", reason=str(error), column=1) from None
    return record


def read_record(value: Mapping[str, Any]) -> QuestionRecord | DialogueRecord:
    """Returns what a JSON object of a question file says.

    Raises:
        WrongRecordError: A field is missing or of the wrong type.
    """
    turns = value.get("turns")
    if isinstance(turns, list) and len(turns) > MOST_TURNS:
        raise WrongRecordError("many_turns", most=MOST_TURNS)
    try:
        if "turns" not in value:
            record: QuestionRecord | DialogueRecord = QUESTIONS_ALONE.read(value)
        else:
            record = DIALOGUES.read(value)
    except WrongFieldError as error:
        raise _wrong(error, value) from None
    if isinstance(record, DialogueRecord) and not record.turns:
        raise WrongRecordError("bad_turns")
    for asked in record.asked:
        for name in TEXTS:
            _check_filled(name, getattr(asked, name))
    return record


def gold_questions(record: QuestionRecord | DialogueRecord) -> Iterator[GoldQuestion]:
    """Yields the question of a record, or the turns of a dialogue in order."""
    if isinstance(record, QuestionRecord):
        yield _gold(record, record.id, None, record.lang, record.split)
        return
    for number, turn in enumerate(record.turns, start=1):
        language, split = turn.lang or record.lang, turn.split or record.split
        yield _gold(turn, f"{record.id}.{number}", record.id, language, split)


def _gold(
    asked: AskedRecord,
    id_: str,
    dialogue: str | None,
    language: Language | None,
    split: Split | None,
) -> GoldQuestion:
    # A file of unanswerable questions need not say so on every line.
    says_not = "why" in asked.further
    answerable = not says_not if asked.answerable is None else asked.answerable
    return GoldQuestion(
        id=id_,
        question=asked.question,
        language=language or "nl",
        answerable=answerable,
        type=asked.type or "",
        evidence=(asked.evidence or ()) if answerable else (),
        evidence_all=asked.evidence_all,
        answer=asked.answer or (),
        answer_all=asked.answer_all or (),
        kind=asked.kind or "",
        dialogue=dialogue,
        persona=asked.persona or "",
        split=split,
    )


def _check_filled(name: str, texts: tuple[str, ...] | None) -> None:
    """Raises WrongRecordError if a text, or one side of "a|b", is blank: it stands everywhere."""
    if not all(part.strip() for text in texts or () for part in text.split("|")):
        raise WrongRecordError("empty_text", field=name)


def _wrong(error: WrongFieldError, value: Mapping[str, Any]) -> WrongRecordError:
    """Returns which problem a wrong field of a JSON object is."""
    path = error.path
    if path[0] == "turns":
        if len(path) == 1:
            return WrongRecordError("bad_turns")
        place = int(path[1])
        if len(path) == 2:
            return WrongRecordError("bad_turn", number=place + 1)
        value, path = value["turns"][place], path[2:]
    field = str(path[0])
    if error.fault == "missing":
        return WrongRecordError("missing", field=field, fields=_short(", ".join(value)))
    if field in CHOICES:
        a, b = CHOICES[field]
        shown = _short(_shown(value[field]))
        return WrongRecordError("not_one_of", field=field, value=shown, a=a, b=b)
    key = "not_truth" if field in TRUTHS else "not_texts" if field in TEXTS else "not_text"
    return WrongRecordError(key, field=field)


def _shown(value: object) -> str:
    """Returns a value of a JSON object; of a list or another object, that it is one."""
    return f"{type(value).__name__} …" if isinstance(value, dict | list) else repr(value)


def _short(text: str) -> str:
    """Returns a text, or its start if it is too long to be read in a message."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
