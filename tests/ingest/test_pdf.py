from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.errors import ReportError
from ingest.isolated import pdf_text
from ingest.source import read_source
from tests.ingest.pdf_files import encryption, make_pdf


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_every_page_of_a_text_layer_ends_with_a_form_feed(file: Path) -> None:
    file.write_bytes(make_pdf(["Eén regel", "€ 60 miljoen"], ["Pagina twee"]))
    assert pdf_text(file) == "Eén regel\r\n€ 60 miljoen\fPagina twee\f"


def test_a_hyphen_at_a_line_end_stays_and_breaks_the_line(file: Path) -> None:
    file.write_bytes(make_pdf(["De samenwer-", "king groeit"]))
    assert pdf_text(file) == "De samenwer-\nking groeit\f"


def test_a_pdf_is_known_by_its_bytes_and_read_with_its_pages(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(make_pdf(["Een", "7"], ["Twee", "8"]))
    found = [(line.number, line.text, line.page) for line in read_source(file).lines]
    assert found == [(1, "Een", 7), (2, "7", 7), (3, "Twee", 8), (4, "8", 8)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf(["geheim"], trailer=encryption(b"sesam")), "is encrypted"),
        (b"%PDF-1.4\nkapot", "is damaged"),
        (make_pdf(["een"])[:200], "is damaged"),
        (make_pdf(["een"], missing=1), "is damaged"),
        (make_pdf([], []), "holds images without a text layer"),
    ],
    ids=["encrypted", "no structure", "cut off", "page missing", "no text"],
)
def test_a_pdf_that_cannot_be_read_is_one_sentence(file: Path, data: bytes, reason: str) -> None:
    file.write_bytes(data)
    with pytest.raises(ReportError) as caught:
        pdf_text(file)
    assert reason in str(caught.value)
    assert re.fullmatch(r"The PDF [^\n]*\.", str(caught.value))
