"""A question as it stands in a question file, one JSON object, and what can be wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

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


def to_record(text: str) -> Mapping[str, Any]:
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


def to_questions(record: Mapping[str, Any]) -> Iterator[GoldQuestion]:
    """Yields the question of a record, or the turns of a dialogue in order.

    Raises:
        WrongRecordError: A field is missing or of the wrong type.
    """
    if "turns" not in record:
        yield _question(record, _text(record, "id"), None)
        return
    dialogue = _text(record, "id")
    if not record["turns"] or not isinstance(record["turns"], list):
        raise WrongRecordError("bad_turns")
    if len(record["turns"]) > MOST_TURNS:
        raise WrongRecordError("many_turns", most=MOST_TURNS)
    for number, turn in enumerate(record["turns"], start=1):
        if not isinstance(turn, dict):
            raise WrongRecordError("bad_turn", number=number)
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
        raise WrongRecordError("missing", field=name, fields=_short(", ".join(record)))
    value = record[name]
    if not isinstance(value, str) or not value.strip():
        raise WrongRecordError("not_text", field=name)
    return value


def _shown(value: object) -> str:
    """Returns a value of a JSON object; of a list or another object, that it is one."""
    return f"{type(value).__name__} …" if isinstance(value, dict | list) else repr(value)


def _short(text: str) -> str:
    """Returns a text, or its start if it is too long to be read in a message."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _label(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name) or ""
    if not isinstance(value, str):
        raise WrongRecordError("not_text", field=name)
    return value


def _truth(record: Mapping[str, Any], name: str, default: bool) -> bool:
    value = record.get(name, default)
    if not isinstance(value, bool):
        raise WrongRecordError("not_truth", field=name)
    return value


def _choice(
    record: Mapping[str, Any],
    name: str,
    known: tuple[str, str],
    default: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401 (one of the literals that are known)
    value = record.get(name) or default
    if value not in (default, *known):
        raise WrongRecordError(
            "not_one_of", field=name, value=_short(_shown(value)), a=known[0], b=known[1]
        )
    return value


def _texts(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise WrongRecordError("not_texts", field=name)
    # An empty string stands in every answer.
    if not all(part.strip() for item in value for part in item.split("|")):
        raise WrongRecordError("empty_text", field=name)
    return tuple(value)
