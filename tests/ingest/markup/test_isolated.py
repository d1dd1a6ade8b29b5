from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import ReportError
from ingest.markup.isolated import MarkupLimits, MarkupSource, read_markup
from ingest.report_file import read_report_file
from tests.ingest.markup.files import e_book, open_document, word_file, written_word_file, zipped

pytestmark = pytest.mark.slow  # each starts a process

OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"  # a wrong name, which nobody looks at


def read(file: Path, content: bytes, limits: MarkupLimits | None = None) -> MarkupSource:
    file.write_bytes(content)
    return read_markup(read_report_file(file), limits)


def test_a_word_document_is_read_in_parts(file: Path) -> None:
    found = read(file, written_word_file())
    assert found.texts[:3] == ("Jaarverslag", "Opvang", "In 2023 kwamen 40 mensen.")
    assert found.pages == (1, 1, 1, 2, 2, 2, 2, 2, 2)
    assert (found.title, found.is_paged) == ("Jaarverslag", False)
    assert [mark.kind for mark in found.marks[:3]] == ["heading", "heading", "paragraph"]


@pytest.mark.parametrize(
    "content",
    [
        open_document("<text:p>één</text:p>"),
        e_book({"a.xhtml": "<p>één</p>"}),
        "<!DOCTYPE html><meta charset=utf-8><p>één".encode(),
    ],
    ids=["odt", "epub", "html"],
)
def test_the_kind_of_a_file_is_told_by_its_content(file: Path, content: bytes) -> None:
    assert read(file, content).texts == ("één",)


def test_pages_are_those_of_the_file_if_it_tells_them(file: Path) -> None:
    found = read(file, open_document("<text:p>a<text:soft-page-break/>b</text:p>", 2))
    assert (found.pages, found.is_paged, len(found.doubts)) == ((1, 2), True, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (zipped({"a.txt": "woord"}), "no Word, OpenDocument or EPUB file"),
        (zipped({"xl/workbook.xml": "x"}), "is a spreadsheet"),
        (zipped({"mimetype": OPEN_SHEET}), "is a spreadsheet"),
        (zipped({"ppt/presentation.xml": "x"}), "is a presentation"),
        (zipped({"Index/Document.iwa": "x"}), "save it as DOCX or PDF first"),
        (written_word_file()[:-99], "is damaged"),
        (word_file("<w:p>" + " " * 2_000_000 + "</w:p>"), "unpacks to more than is read"),
        (word_file("<w:p>" * 300 + "</w:p>" * 300), "nested too deep"),
        (b"<html>" + b"<div>" * 600, "nested too deep"),
        (e_book({"a.xhtml": '<p id="&#1;">een<br></p>'}), "is damaged and cannot be read"),
    ],
    ids="zip xlsx ods pptx pages broken bomb deep_xml deep_html control_character".split(),
)
def test_what_cannot_be_read_is_one_sentence(
    file: Path, content: bytes, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ReportError, match=r"^The report file [^\n]*\.$") as caught:
        read(file, content)
    assert said in str(caught.value)
    assert capfd.readouterr().err == ""


def test_time_and_memory_are_bounded(file: Path) -> None:
    content = ("<html>" + "<p>woord " * 100_000).encode()
    with pytest.raises(ReportError, match="takes longer than the 1 seconds"):
        read(file, content, MarkupLimits(seconds=1))
    with pytest.raises(ReportError, match="100,000,000 bytes of memory"):
        read(file, content, MarkupLimits(memory=100_000_000))
