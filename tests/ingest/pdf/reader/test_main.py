from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.automatic.source import parse_source
from ingest.errors import ReportError
from ingest.pdf.isolated import read_pdf
from ingest.report_file import read_report_file
from tests.ingest.pdf_files import Page, encryption, make_pdf, make_rich_pdf


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_every_page_of_a_text_layer_ends_with_a_form_feed(file: Path) -> None:
    file.write_bytes(make_pdf(["Eén regel", "€ 60 miljoen"], ["Pagina twee"]))
    assert read_pdf(read_report_file(file)).text == "Eén regel\r\n€ 60 miljoen\fPagina twee\f"


def test_a_hyphen_at_a_line_end_stays_and_breaks_the_line(file: Path) -> None:
    file.write_bytes(make_pdf(["De samenwer-", "king groeit"]))
    assert read_pdf(read_report_file(file)).text == "De samenwer-\r\nking groeit\f"


def test_a_pdf_is_known_by_its_bytes_and_read_with_its_pages(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(make_pdf(["Een", "7"], ["Twee", "8"]))
    found = [
        (line.number, line.text, line.page) for line in parse_source(read_report_file(file)).lines
    ]
    assert found == [(1, "Een", 7), (2, "7", 7), (3, "Twee", 8), (4, "8", 8)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf(["geheim"], trailer=encryption(b"sesam")), "is encrypted"),
        (b"%PDF-1.4\nkapot", "is damaged"),
        (make_pdf(["een"])[:200], "is damaged"),
        (make_pdf(["een"], missing=1), "is damaged"),
        (make_pdf([], []), "has no text: its pages are empty"),
        (make_rich_pdf(Page(paths=2)), "has no text: its pages are empty"),
        (make_rich_pdf(Page(image=(0, 0, 595, 842))), "holds images without a text layer"),
        (make_rich_pdf(Page(), Page(paths=40)), "holds images without a text layer"),
    ],
    ids=["encrypted", "no structure", "cut off", "page missing", "empty", "rules", "scan", "drawn"],
)
def test_a_pdf_that_cannot_be_read_is_one_sentence(file: Path, data: bytes, reason: str) -> None:
    file.write_bytes(data)
    with pytest.raises(ReportError) as caught:
        read_pdf(read_report_file(file))
    assert reason in str(caught.value)
    assert re.fullmatch(r"The PDF [^\n]*\.", str(caught.value))
