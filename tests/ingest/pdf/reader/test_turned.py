from __future__ import annotations

import math

import pypdfium2 as pdfium
import pytest

from ingest.pdf.reader.turned import angle_of, textpage_of
from tests.ingest.pdf_files import make_pdf

LINES = ["De dienst heeft in 2023 veel gedaan", "voor de gemeente Zandwijk", "in een jaar."]
UPRIGHT = make_pdf(LINES)


def turned_pdf(degrees: int, shown: int) -> bytes:
    """Returns a PDF whose text runs up by `degrees` and whose page is shown turned by `shown`."""
    cos, sin = (round(turn(math.radians(degrees))) for turn in (math.cos, math.sin))
    matrix = b"BT %d %d %d %d 300 400 Tm 0 0 Td" % (cos, sin, -sin, cos)
    content = UPRIGHT.replace(b"BT ", matrix + b" ").replace(b"72 720 Td", b"")
    return content.replace(b"/MediaBox", b"/Rotate %d /MediaBox" % shown)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("shown", [0, 90, 180, 270])
def test_a_page_is_read_upright_however_it_is_shown(degrees: int, shown: int) -> None:
    with pdfium.PdfDocument(turned_pdf(degrees, shown)) as document:
        page = document[0]
        text = textpage_of(page).get_text_range()
        assert text.split("\r\n") == LINES
        assert (page.get_rotation() + (angle_of(page.get_textpage()) or 0)) % 360 == 0


def test_letters_that_lean_do_not_turn_the_page() -> None:
    leaning = UPRIGHT.replace(b"BT ", b"BT 0.7 0.7 -0.7 0.7 300 400 Tm ")
    with pdfium.PdfDocument(leaning) as document:
        page = document[0]
        assert angle_of(page.get_textpage()) is None
        textpage_of(page)
        assert page.get_rotation() == 0


def test_a_page_without_letters_is_not_turned() -> None:
    with pdfium.PdfDocument(make_pdf([])) as document:
        assert angle_of(document[0].get_textpage()) is None
