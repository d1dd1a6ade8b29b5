from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from eval.__main__ import main
from tests.ingest.tagged_pdf_files import Tag, tagged_pdf


def test_structure_is_compared_with_a_list_of_the_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tagged_pdf(Tag("H1", "Inleiding"), Tag("P", "Er is tekst."))
    (tmp_path / "anders.pdf").write_bytes(data)
    given = {
        "document": sha256(data).hexdigest(),
        "headings": [{"text": "Inleiding", "page": 1}, {"text": "Slot", "page": 1}],
        "footnotes": [],
        "list_items": [],
        "tables": [],
        "printed_pages": {"1": None},
    }
    file = tmp_path / "list.json"
    file.write_text(json.dumps(given), "utf-8")
    command = ["structure", str(file), "--documents", str(tmp_path), "--misses", "3"]
    assert main(command) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[1].split() == ["headings", "2", "1", "0.500", "1.000"]
    assert out.splitlines()[-1] == "headings, missed: page 1: Slot"
    (tmp_path / "anders.pdf").unlink()
    assert main(command) == 2
    assert "does not hold the document that is meant" in capsys.readouterr().err
