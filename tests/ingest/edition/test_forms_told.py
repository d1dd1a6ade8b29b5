"""The form of the files of an edition, as the README of the bundled report tells it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "ingest" / "report"
ROWS = re.findall(
    r"^\| (\w+\.jsonl?) \| [^`]*`(\{.*?\})`",
    (FOLDER / "README.md").read_text("utf-8"),
    re.MULTILINE,
)


def test_each_file_has_a_row() -> None:
    assert len(ROWS) == 7


@pytest.mark.parametrize(("file", "line"), ROWS)
def test_a_line_told_has_the_keys_of_the_lines_that_are_there(file: str, line: str) -> None:
    text = (FOLDER / file).read_text("utf-8")
    records = json.loads(text) if file.endswith(".json") else map(json.loads, text.splitlines())
    forms = {frozenset(record) - {"abbr"} for record in records}
    assert frozenset(json.loads(line)) in forms
