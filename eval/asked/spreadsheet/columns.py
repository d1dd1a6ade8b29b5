"""Columns of a question table: which field of a question each is, and what its cells may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from eval.asked.wrong_record import WrongRecordError

Kind = Literal["text", "texts", "truth", "number", "numbers", "language"]
Value = str | bool | int | list[str] | list[int]

KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(
        "id question type kind persona writer style move form split outcome claim why note "
        "verdict remark said index follow_up closest_block borderline needs_context source".split(),
        "text",
    ),
    **dict.fromkeys(
        "evidence answer answer_all before overviews accept facts lead all forbid".split(), "texts"
    ),
    **dict.fromkeys(("answerable", "evidence_all", "partial"), "truth"),
    "lang": "language",
    "most_sentences": "number",
    "pages": "numbers",
}
DUTCH = {
    "nummer": "id",
    "vraag": "question",
    "taal": "lang",
    "beantwoordbaar": "answerable",
    "citaat": "evidence",
    "citaten": "evidence",
    "antwoord": "answer",
    "antwoorden": "answer",
    "soort": "type",
    "waarom": "why",
    "opmerking": "note",
}
TRUE, FALSE = ("true", "yes", "ja", "waar", "1", "x"), ("false", "no", "nee", "onwaar", "0")
LANGUAGES = {"nl": "nl", "nederlands": "nl", "dutch": "nl"} | {
    "en": "en",
    "engels": "en",
    "english": "en",
}
# What a spreadsheet is given in front of a text that it would take for a formula.
QUOTED = ("'=", "'+", "'-", "'@")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read.

    Attributes:
        letter: As the spreadsheet names it.
        field: Of a question.
        name: As it stands in the sheet; "" if it is that of the field.
    """

    letter: str
    field: str
    name: str = ""

    def value(self, cell: str) -> Value:
        """Returns what a cell that is not empty says.

        Raises:
            WrongRecordError: It cannot be that.
        """
        text = cell.removeprefix("'") if cell.startswith(QUOTED) else cell
        return _READERS[KINDS[self.field]](self, text.strip())

    def wrong(self, key: str, cell: str) -> WrongRecordError:
        """Returns what is wrong with a cell."""
        name = self.name or self.field
        return WrongRecordError(key, letter=self.letter, field=name, value=cell[:80])


def field_named(name: str) -> str:
    """Returns the field that a column is named after, in English or Dutch."""
    plain = "_".join(name.strip().lower().split())
    return DUTCH.get(plain, plain)


def _texts(column: Column, cell: str) -> list[str]:
    return [line.strip() for line in cell.splitlines() if line.strip()]


def _truth(column: Column, cell: str) -> bool:
    if cell.lower() in (*TRUE, *FALSE):
        return cell.lower() in TRUE
    raise column.wrong("cell_truth", cell)


def _language(column: Column, cell: str) -> str:
    if cell.lower() in LANGUAGES:
        return LANGUAGES[cell.lower()]
    raise column.wrong("cell_language", cell)


def _number(column: Column, cell: str) -> int:
    if cell.isascii() and cell.isdigit() and len(cell) < 10:
        return int(cell)
    raise column.wrong("cell_number", cell)


def _numbers(column: Column, cell: str) -> list[int]:
    return [_number(column, part) for part in cell.replace(",", " ").split()]


def _plain(column: Column, cell: str) -> str:
    return cell


_READERS: Mapping[Kind, Callable[[Column, str], Value]] = {
    "text": _plain,
    "texts": _texts,
    "truth": _truth,
    "language": _language,
    "number": _number,
    "numbers": _numbers,
}
