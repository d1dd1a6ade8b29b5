"""A question table as the lines of a question file: line for row, so that both have one number."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from eval.asked.spreadsheet.cells import read_rows
from eval.asked.spreadsheet.columns import KINDS, Column, Value, field_named
from eval.asked.wrong_record import WHOLE_FILE, Problem, WrongRecordError

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class TableLines:
    """What a table says.

    Attributes:
        lines: For each row a JSON object, or "" for the head and for an empty row.
        problems: What is wrong with its head and cells; the line is the number of the row.
    """

    lines: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def table_lines(name: str, content: bytes) -> TableLines:
    """Returns the question lines that a table stands for.

    A cell that cannot be read stands in its line as it is, so that the line is refused too.

    Args:
        name: Of the file; its ending says what it is.
        content: Its bytes.
    """
    try:
        rows = read_rows(name, content)
    except WrongRecordError as error:
        return TableLines((), (Problem(WHOLE_FILE, error.key, error.values),))
    head = next((number for number, row in enumerate(rows) if any(map(str.strip, row))), None)
    if head is None:
        return TableLines((), (Problem(WHOLE_FILE, "no_questions"),))
    columns, problems = _columns(rows[head], head + 1)
    if "question" not in {column.field for column in columns.values()}:
        named = ", ".join(name for name in rows[head] if name.strip())[:200]
        return TableLines((), (Problem(head + 1, "no_question_column", {"columns": named}),))
    lines = ["" for _ in rows[: head + 1]]
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        record, found = _record(row, columns, number)
        problems += found
        lines.append(json.dumps(record, ensure_ascii=False) if record else "")
    return TableLines(tuple(lines), tuple(problems))


def _columns(names: list[str], row: int) -> tuple[dict[int, Column], list[Problem]]:
    """Returns the columns that are read, by place from 0, and what is wrong with the head."""
    columns: dict[int, Column] = {}
    problems: list[Problem] = []
    for place, name in enumerate(names):
        if not name.strip():
            continue
        column = Column(_letter(place), field_named(name), name.strip()[:80])
        values = {"letter": column.letter, "field": name.strip()[:80]}
        if column.field not in KINDS:
            meant = difflib.get_close_matches(column.field, KINDS, n=1)
            key = "mistyped_column" if meant else "unknown_column"
            problems.append(Problem(row, key, {**values, "meant": "".join(meant)}, "warning"))
        elif KINDS[column.field] != "texts" and column.field in {c.field for c in columns.values()}:
            problems.append(Problem(row, "same_column", values))
        else:
            columns[place] = column
    return columns, problems


def _record(
    row: list[str], columns: dict[int, Column], number: int
) -> tuple[dict[str, object], list[Problem]]:
    """Returns the JSON object of a row, empty for an empty row, and what is wrong with cells."""
    record: dict[str, object] = {}
    problems: list[Problem] = []
    for place, column in columns.items():
        cell = row[place] if place < len(row) else ""
        if not cell.strip():
            continue
        try:
            value: Value = column.value(cell)
        except WrongRecordError as error:
            problems.append(Problem(number, error.key, error.values))
            value = cell
        earlier = record.get(column.field)
        is_more = isinstance(earlier, list) and isinstance(value, list)
        record[column.field] = [*earlier, *value] if is_more else value  # type: ignore[misc]
    if record:
        problems += _missing(record, columns, number)
        record = {"id": f"R{number}", **record}
    return record, problems


def _missing(
    record: dict[str, object], columns: dict[int, Column], number: int
) -> Iterator[Problem]:
    if "question" not in record:
        asked = next(column for column in columns.values() if column.field == "question")
        values = {"letter": asked.letter, "field": asked.name}
        yield Problem(number, "cell_empty", values)


def _letter(place: int) -> str:
    """Returns how a spreadsheet names a column: A, B, …, Z, AA."""
    first, last = divmod(place, len(ALPHABET))
    return (_letter(first - 1) if first else "") + ALPHABET[last]
