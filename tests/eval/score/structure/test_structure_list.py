from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.score.structure.structure_list import NEEDED, read_structure_list
from ingest.checkout import ROOT
from ingest.errors import QuestionFileError

FILES = sorted((ROOT / "eval" / "questions" / "other" / "structure").glob("*.json"))
EMPTY = {"document": "0" * 64, **{name: [] for name in NEEDED}, "printed_pages": {"1": None}}


def test_there_are_lists_of_three_documents() -> None:
    lists = [read_structure_list(file) for file in FILES]
    assert len({one.document for one in lists}) == 3
    assert {len(one.document) for one in lists} == {64}
    assert all(one.headings for one in lists)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "no list of a document's structure"),
        ({**EMPTY, "printed_pages": {}}, "names no page"),
        ({**EMPTY, "tables": [{"page": 1, "rows": 2}]}, "one of the tables has no 'header_cells'"),
        ({**EMPTY, "document": None, "headings": 3}, "no list of a document's structure"),
    ],
)
def test_what_is_no_list_is_said(tmp_path: Path, given: object, message: str) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps(given), "utf-8")
    with pytest.raises(QuestionFileError, match=message):
        read_structure_list(file)
