from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.pdf.isolated import PdfText, read_pdf
from ingest.report_file import read_report_file
from tests.ingest.pdf_files import Page, field, form_pdf, make_rich_pdf, stream

TEXT = ["De gemeente verbouwt een leegstaande school."]
ATTACHED = stream(b"inhoud", b"/Type /EmbeddedFile")
FILE = b"<< /Type /Filespec /F (bijlage.xlsx) /UF (bijlage.xlsx) /EF << /F 6 0 R >> >>"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def read(file: Path, data: bytes) -> PdfText:
    """Returns what a PDF is read as, without the doubt that its pages bear no numbers."""
    file.write_bytes(data)
    read = read_pdf(read_report_file(file))
    return replace(
        read, doubts=tuple(one for one in read.doubts if not one.startswith("No page number"))
    )


def test_form_values_stand_behind_their_labels(file: Path) -> None:
    page = Page(
        ["Gevraagd bedrag in euro:", "Naam:                Datum:", "Toelichting:"],
        annotations=[
            field("datum", "3 mei 2024", (220, 702, 300, 718)),
            field("naam", "Stichting (Kompas)", (110, 702, 170, 718)),
            field("bedrag", "18.750", (250, 716, 400, 732)),
            field("open", None, (250, 688, 400, 702)),
        ],
    )
    pdf = read(file, form_pdf(Page(TEXT), page))
    lines = [line.strip() for line in re.split(r"[\n\f]", pdf.text) if line.strip()]
    assert lines[1:] == [
        "Gevraagd bedrag in euro = 18.750",
        "Naam = Stichting (Kompas)",
        "Datum = 3 mei 2024",
        "Toelichting:",
    ]
    assert pdf.doubts == (
        "What is filled in on the form on page 2 of the file was read as if it were typed there.",
    )


def test_a_label_may_stand_above_its_field(file: Path) -> None:
    page = Page(["Gevraagd bedrag"], annotations=[field("x", "18.750", (72, 690, 300, 710))])
    assert read(file, form_pdf(page)).text.strip() == "Gevraagd bedrag = 18.750"


def test_a_value_without_a_label_is_added_with_what_the_field_says(file: Path) -> None:
    boxes = [
        field("a", "los", (72, 300, 300, 320)),
        field("b", "12", (72, 200, 300, 220)) + b" /TU (Aantal leden)",
    ]
    pdf = read(file, form_pdf(Page(TEXT, annotations=boxes)))
    assert pdf.text.replace("\r", "") == f"{TEXT[0]}\n\nlos\n\nAantal leden = 12\f"


def test_an_open_form_is_not_doubted_and_boxes_are(file: Path) -> None:
    empty = field("a", None, (72, 700, 300, 715))
    assert read(file, form_pdf(Page(TEXT, annotations=[empty]))).doubts == ()
    box = b"/Subtype /Widget /FT /Btn /T (vink) /Rect [72 200 80 208]"
    (doubt,) = read(file, form_pdf(Page(TEXT, annotations=[box]))).doubts
    assert doubt == "Which boxes are ticked on page 1 of the file was not read."


def test_a_text_box_laid_over_the_page_is_read(file: Path) -> None:
    box = b"/Subtype /FreeText /Contents (Later getypt.) /Rect [72 300 300 320]"
    pdf = read(file, make_rich_pdf(Page(TEXT, annotations=[box])))
    assert pdf.text == f"{TEXT[0]}\r\n\r\nLater getypt.\f"
    assert pdf.doubts[0].startswith("Text boxes laid over page 1 of the file were read below")


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        (b"/Subtype /Text /Contents (Klopt dit?)", ["Comments and stamps on page 1 of the file"]),
        (b"/Subtype /Highlight /Contents (Klopt dit?)", ["Comments and stamps on page 1"]),
        (b"/Subtype /Stamp", ["Comments and stamps on page 1 of the file"]),
        (b"/Subtype /Highlight", []),
        (b"/Subtype /Link /Contents (naar de site)", []),
    ],
)
def test_comments_are_doubted(file: Path, annotation: bytes, said: list[str]) -> None:
    page = Page(TEXT, annotations=[annotation + b" /Rect [72 300 300 320]"])
    doubts = read(file, make_rich_pdf(page)).doubts
    assert len(doubts) == len(said)
    assert all(doubt.startswith(start) for doubt, start in zip(doubts, said, strict=True))


def test_attached_files_are_named(file: Path) -> None:
    said = ("The PDF carries files that were not read: bijlage.xlsx.",)
    names = b" /Names << /EmbeddedFiles << /Names [(bijlage.xlsx) 5 0 R] >> >>"
    others = [FILE, ATTACHED]
    assert read(file, make_rich_pdf(Page(TEXT), catalog=names, others=others)).doubts == said
    clip = b"/Subtype /FileAttachment /FS 5 0 R /Rect [72 300 80 308]"
    pdf = make_rich_pdf(Page(TEXT, annotations=[clip]), others=others)
    assert read(file, pdf).doubts == said


def test_a_placeholder_of_a_form_that_is_not_read_is_told(file: Path) -> None:
    pdf = form_pdf(Page(["Please wait ..."]), entries=b"/XFA 5 0 R", others=[stream(b"<xdp:xdp/>")])
    (doubt,) = read(file, pdf).doubts
    assert doubt.startswith("The form on page 1 of the file is made with XFA, which was not read")
