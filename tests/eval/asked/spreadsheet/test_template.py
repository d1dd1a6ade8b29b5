from __future__ import annotations

import base64
import io
import json
from typing import cast

import pytest
from openpyxl import load_workbook

from eval.asked.spreadsheet.columns import field_named
from eval.asked.spreadsheet.table import TableLines, table_lines
from eval.asked.spreadsheet.template import COLUMNS, template_file, template_rows, without_examples
from eval.tab.choices import EXAMPLES
from index.language import LANGUAGES, Language


def content_of(file: dict[str, object]) -> bytes:
    if "text" in file:
        return str(file["text"]).encode()
    return base64.b64decode(cast(str, file["base64"]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_stands_in_the_template_is_read_as_it_was(kind: str, language: Language) -> None:
    example = EXAMPLES[language]
    file = template_file([example], kind, language)
    assert str(file["name"]).endswith(f".{kind}")
    found = table_lines(str(file["name"]), content_of(file))
    assert found.problems == ()
    assert json.loads(found.lines[1]) == example
    # As it is, it is not asked; made into a question of one's own it is.
    left = without_examples(found, [*EXAMPLES.values()])
    assert left.lines[1] == ""
    assert [(one.line, one.severity) for one in left.problems] == [(2, "warning")]
    own = TableLines(("", json.dumps(example | {"question": "Wie?"})))
    assert without_examples(own, [*EXAMPLES.values()]) == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_tells_of_every_column(language: Language) -> None:
    book = load_workbook(io.BytesIO(content_of(template_file([], "xlsx", language))))
    questions, guide = book.worksheets
    heads = [cell.value for cell in questions[1]]
    assert [field_named(head) for head in heads] == list(COLUMNS)
    told = list(guide.iter_rows(values_only=True, min_row=2))
    assert [name for name, _ in told] == heads
    assert all(meaning for _, meaning in told)


def test_no_cell_is_a_formula() -> None:
    evil = {"id": "=1", "question": "+2", "evidence": ["@a", "-b"], "answerable": False}
    assert template_rows([evil], "en")[1] == ["'=1", "'+2", "", "no", "'@a\n-b", "", "", ""]
