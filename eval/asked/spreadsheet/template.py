"""A question table to fill in: its columns, two questions as examples, and what each column is."""

from __future__ import annotations

import csv
import io
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence

from app.view.glance.table_file import BYTE_ORDER_MARK, harmless
from app.wording import word
from eval.asked.spreadsheet.columns import DUTCH
from eval.asked.spreadsheet.table import TableLines
from eval.asked.spreadsheet.workbook import written_workbook
from eval.asked.wrong_record import Problem
from index.language import Language

COLUMNS = ("id", "question", "lang", "answerable", "evidence", "answer", "type", "note")
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Which sign Excel expects between cells follows the language of the system.
DELIMITER: Mapping[Language, str] = {"nl": ";", "en": ","}


def template_rows(examples: Sequence[Mapping[str, object]], language: Language) -> list[list[str]]:
    """Returns a head and a row for each example.

    Args:
        examples: Questions as their JSON objects.
        language: Of the head.
    """
    rows = [[column_name(field, language) for field in COLUMNS]]
    rows += [
        [harmless(_cell(example.get(field), language)) for field in COLUMNS] for example in examples
    ]
    return rows


def template_workbook(examples: Sequence[Mapping[str, object]], language: Language) -> bytes:
    """Returns the template as an XLSX file; a second sheet says what each column is."""
    heads = [word("template_column", language), word("template_meaning", language)]
    meanings = [
        [column_name(field, language), word(f"template_{field}", language)] for field in COLUMNS
    ]
    return written_workbook(
        {
            word("template_questions", language): template_rows(examples, language),
            word("template_guide", language): [heads, *meanings],
        }
    )


def template_text(examples: Sequence[Mapping[str, object]], language: Language) -> str:
    """Returns the template as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=DELIMITER[language]).writerows(template_rows(examples, language))
    return BYTE_ORDER_MARK + text.getvalue()


def template_file(
    examples: Sequence[Mapping[str, object]], kind: object, language: Language
) -> dict[str, object]:
    """Returns the template as a file: its name, media type and text, or its bytes in base64.

    Args:
        examples: Questions as their JSON objects.
        kind: "csv"; else XLSX.
        language: Of the person.
    """
    stem = word("template_file", language)
    if kind == "csv":
        return {
            "name": f"{stem}.csv",
            "type": "text/csv",
            "text": template_text(examples, language),
        }
    content = b64encode(template_workbook(examples, language)).decode()
    return {"name": f"{stem}.xlsx", "type": WORKBOOK_TYPE, "base64": content}


def without_examples(found: TableLines, examples: Sequence[Mapping[str, object]]) -> TableLines:
    """Returns a table without the rows that are still the template's, each with a word on it."""
    lines, problems = list(found.lines), list(found.problems)
    for place, line in enumerate(lines):
        if line and json.loads(line) in examples:
            lines[place] = ""
            problems.append(Problem(place + 1, "example_row", severity="warning"))
    return TableLines(tuple(lines), tuple(problems))


def column_name(field: str, language: Language) -> str:
    """Returns what the template calls a field."""
    dutch = {english: name for name, english in reversed(DUTCH.items())}
    return dutch.get(field, field) if language == "nl" else field


def _cell(value: object, language: Language) -> str:
    """Returns a value as it is typed: a list one a line."""
    if isinstance(value, bool):
        return word("template_yes" if value else "template_no", language)
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)
