"""What can be wrong with a line of a question file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from app.answer.answer import Outcome, Verdict
from app.answer.typed_json import WrongFieldError
from app.wording import word
from index.language import Language

Severity = Literal["error", "warning"]
WHOLE_FILE = 0
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
TEXTS = ("evidence", "answer", "answer_all", "all", "forbid", "lead")
LISTS = (*TEXTS[:-1], "facts", "before")
TRUTHS = ("answerable", "evidence_all", "partial")
CHOICES = {"lang": ("nl", "en"), "split": ("dev", "test")}
NAMES = {"outcome": Outcome, "accept": Outcome, "claim": Verdict}
SHAPED = ("sentences", "lead", "missing", "most_sentences", "pages")


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


def wrong_field(error: WrongFieldError, value: Mapping[str, Any]) -> WrongRecordError:
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
    if field in NAMES:
        return WrongRecordError("not_among", field=field, known=", ".join(get_args(NAMES[field])))
    if field in SHAPED:
        return WrongRecordError("not_shaped", field=field)
    key = "not_truth" if field in TRUTHS else "not_texts" if field in LISTS else "not_text"
    return WrongRecordError(key, field=field)


def _shown(value: object) -> str:
    """Returns a value of a JSON object; of a list or another object, that it is one."""
    return f"{type(value).__name__} …" if isinstance(value, dict | list) else repr(value)


def _short(text: str) -> str:
    """Returns a text, or its start if it is too long to be read in a message."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
