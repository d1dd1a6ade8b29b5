from __future__ import annotations

import io
import math
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ingest.pdf.isolated import PdfText, read_pdf
from ingest.pdf.reader.turned import angle_of, shown_upright, upright_page
from ingest.report_file import read_report_file
from tests.ingest.pdf_files import Page, field, form_pdf, make_pdf
from tests.ingest.tagged_pdf_files import Tag, tagged_pdf

LINES = ["De dienst heeft in 2023 veel gedaan", "voor de gemeente Zandwijk", "in een jaar."]
UPRIGHT = make_pdf(LINES)
RAISED = make_pdf(
    [
        "Het aantal inwoners steeg in 2023^{1} tot 48.210^{2} en het",
        "aantal banen tot 21.500.^{3} De stof CO_{2} daalt met 12 m^{2}.",
        "^{1} Cijfers van de provincie.",
        "^{2} Dit is 640 meer.",
    ]
)
STEPS = ["Een alinea van meer", "dan een regel", "staat hier.", "", "De tweede", "ook zo."]
# One element holds several paragraphs: its tags are not to be followed.
BADLY_TAGGED = tagged_pdf(Tag("P", "\n".join(STEPS)))
FORM = form_pdf(Page(["Naam:", "Plaats:"], annotations=[field("n", "Jan", (120, 715, 300, 732))]))


def turned_pdf(degrees: int, shown: int) -> bytes:
    """Returns a PDF whose text runs up by `degrees` and whose page is shown turned by `shown`."""
    cos, sin = (round(turn(math.radians(degrees))) for turn in (math.cos, math.sin))
    matrix = b"BT %d %d %d %d 300 400 Tm 0 0 Td" % (cos, sin, -sin, cos)
    content = UPRIGHT.replace(b"BT ", matrix + b" ").replace(b"72 720 Td", b"")
    return content.replace(b"/MediaBox", b"/Rotate %d /MediaBox" % shown)


def with_content_turned(data: bytes, degrees: int) -> bytes:
    """Returns a PDF with all that its pages draw turned by so much, and their edges with it."""
    matrix, box = {
        0: ((1, 0, 0, 1, 0, 0), (0, 0, 595, 842)),
        90: ((0, 1, -1, 0, 842, 0), (0, 0, 842, 595)),
        180: ((-1, 0, 0, -1, 595, 842), (0, 0, 595, 842)),
        270: ((0, -1, 1, 0, 0, 595), (0, 0, 842, 595)),
    }[degrees]
    file = io.BytesIO()
    with pdfium.PdfDocument(data) as document:
        for page in document:
            for item in page.get_objects(max_depth=1):
                item.transform(pdfium.PdfMatrix(*matrix))
            pdfium.raw.FPDFPage_TransformAnnots(page.raw, *matrix)
            page.set_mediabox(*box)
            page.set_cropbox(*box)
            page.gen_content()
        document.save(file)
    return file.getvalue()


def read(folder: Path, data: bytes) -> PdfText:
    file = folder / "report.pdf"
    file.write_bytes(data)
    return read_pdf(read_report_file(file))


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("shown", [0, 90, 180, 270])
def test_a_page_is_read_upright_however_it_is_shown(degrees: int, shown: int) -> None:
    with pdfium.PdfDocument(turned_pdf(degrees, shown)) as document:
        page = document[0]
        shown_text = shown_upright(page).get_text_range()
        assert shown_text.split("\r\n") == LINES
        assert (page.get_rotation() + (angle_of(page.get_textpage()) or 0)) % 360 == 0
        page, textpage = upright_page(document, 0)
        assert textpage.get_text_range() == shown_text
        assert angle_of(textpage) == page.get_rotation() == 0


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("data", [RAISED, BADLY_TAGGED, FORM], ids=["raised", "tagged", "form"])
def test_a_turned_page_reads_as_the_upright_one(tmp_path: Path, data: bytes, degrees: int) -> None:
    upright = read(tmp_path, with_content_turned(data, 0))
    assert read(tmp_path, with_content_turned(data, degrees)) == upright


def test_the_upright_pages_are_read_well(
    tmp_path: Path,
) -> None:
    assert "in 2023¹ tot 48.210² en het" in read(tmp_path, RAISED).text
    assert "tags not followed" in read(tmp_path, BADLY_TAGGED).signs[0]
    assert "Naam = Jan" in read(tmp_path, FORM).text


def test_letters_that_lean_do_not_turn_the_page() -> None:
    leaning = UPRIGHT.replace(b"BT ", b"BT 0.7 0.7 -0.7 0.7 300 400 Tm ")
    with pdfium.PdfDocument(leaning) as document:
        page, textpage = upright_page(document, 0)
        assert angle_of(textpage) is None
        shown_upright(page)
        assert page.get_rotation() == 0


def test_a_page_without_letters_is_not_turned() -> None:
    with pdfium.PdfDocument(make_pdf([])) as document:
        assert angle_of(document[0].get_textpage()) is None
