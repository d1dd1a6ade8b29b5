"""Pictures as PDFium makes them, in the process that does so."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pypdfium2 as pdfium
import pytest
from PIL import Image

from ingest.pdf.picture.boxes import Box, boxes
from ingest.pdf.picture.page_picture import PagePicture, PictureError, PictureLimits, render_page
from ingest.pdf.reader.drawing import SCALE
from tests.ingest.pdf.picture.made import COLUMNS, HEIGHT, WIDTH, Sheet, column, sheets_pdf
from tests.ingest.pdf_files import encryption, make_pdf, one_page, stream

pytestmark = pytest.mark.slow  # takes seconds

SENTENCE = "De bus reed vorig jaar door vier dorpen."
LINES = ["Eerst gaat het over treinen.", "De bus reed vorig", "jaar door vier dorpen.", "Klaar."]


@dataclass(frozen=True)
class Shown:
    """A file with the pictures of its pages."""

    content: bytes
    pictures: list[PagePicture]

    def boxed(self, sentence: str) -> list[list[Box]]:
        return boxes(sentence, [picture.letters for picture in self.pictures])

    def texts(self, sentence: str) -> list[list[str]]:
        """Returns what PDFium finds within each box of a sentence, page by page."""
        with pdfium.PdfDocument(self.content) as document:
            return [
                [_within(document[number], box) for box in found]
                for number, found in enumerate(self.boxed(sentence))
            ]


def _within(page: pdfium.PdfPage, box: Box) -> str:
    left, top, right, bottom = (edge / SCALE for edge in box)
    text = page.get_textpage().get_text_bounded(left, HEIGHT - bottom, right, HEIGHT - top)
    return str(text).strip()


def show(*sheets: Sheet) -> Shown:
    content = sheets_pdf(*sheets)
    return Shown(content, [render_page(content, number) for number in range(len(sheets))])


@pytest.fixture(scope="module")
def plain() -> PagePicture:
    """A page that is not turned."""
    return show(Sheet(column(LINES))).pictures[0]


def decoded(picture: PagePicture) -> Image.Image:
    return Image.open(io.BytesIO(picture.webp)).convert("L")


def ink(picture: PagePicture, box: Box | None = None) -> int:
    """Returns how many pixels of a picture, or of a part of it, are dark."""
    image = decoded(picture)
    return sum((image.crop(box) if box else image).histogram()[:128])


def test_a_page_is_a_picture_of_its_size_with_the_words_cited_boxed() -> None:
    shown = show(Sheet(column(LINES)))
    (picture,) = shown.pictures

    assert picture.width == pytest.approx(SCALE * WIDTH, abs=1)
    assert picture.height == pytest.approx(SCALE * HEIGHT, abs=1)
    assert picture.webp[8:16] == b"WEBPVP8L"  # without loss
    assert decoded(picture).size == (picture.width, picture.height)
    assert shown.texts(SENTENCE) == [["De bus reed vorig", "jaar door vier dorpen."]]


def test_a_sentence_over_columns_and_pages_is_boxed_without_what_stands_between() -> None:
    left, right = COLUMNS
    first = Sheet(
        [
            *column([*["Links staat meer."] * 20, "De bus reed"], left),
            *column(["vorig jaar door"], right),
            *column(["1 Een noot.", "Pagina 1"], left, 80),
        ]
    )
    shown = show(first, Sheet(column(["Rapport over bussen", "vier dorpen. Klaar."])))
    assert shown.texts(SENTENCE) == [["De bus reed", "vorig jaar door"], ["vier dorpen."]]


@pytest.mark.parametrize("turned", [90, 180, 270])
@pytest.mark.parametrize("upright", [True, False], ids=["upright", "as it lies"])
def test_a_page_shown_turned_is_upright_and_boxed_alike(
    turned: int, plain: PagePicture, *, upright: bool
) -> None:
    shown = show(Sheet(column(LINES), turned, upright))
    (picture,) = shown.pictures

    assert (picture.width, picture.height) == (plain.width, plain.height)
    (found,) = shown.boxed(SENTENCE)
    (wanted,) = boxes(SENTENCE, [plain.letters])
    assert len(found) == len(wanted) == 2
    for box, other in zip(found, wanted, strict=True):
        assert all(abs(a - b) <= 12 for a, b in zip(box, other, strict=True))
        assert ink(picture, box) == pytest.approx(ink(plain, other), rel=0.2)
    assert ink(picture) == pytest.approx(ink(plain), rel=0.1)


def test_a_photograph_is_made_smaller_until_it_has_few_enough_bytes() -> None:
    noise = Image.effect_noise((600, 800), 90).tobytes()
    image = stream(
        noise,
        b"/Type /XObject /Subtype /Image /Width 600 /Height 800 /BitsPerComponent 8"
        b" /ColorSpace /DeviceGray",
    )
    content = one_page(
        stream(b"q 595 0 0 842 0 0 cm /I1 Do Q"), image, resources=b"/XObject << /I1 6 0 R >>"
    )
    picture = render_page(content, 0)
    assert len(picture.webp) <= PictureLimits().picture
    assert 300 < picture.width < SCALE * WIDTH


def test_a_poster_has_no_more_pixels_than_a_page() -> None:
    content = one_page(stream(b"BT /F1 12 Tf 72 720 Td (woord) Tj ET"), box=b"0 0 9000 9000")
    picture = render_page(content, 0)
    assert picture.width * picture.height <= 2_520_000


@pytest.mark.parametrize(
    ("content", "number", "limits", "reason"),
    [
        (make_pdf(["een"]), 1, PictureLimits(), "missing"),
        (make_pdf(["een"]), -1, PictureLimits(), "missing"),
        (b"%PDF-1.4\nkapot", 0, PictureLimits(), "damaged"),
        (make_pdf(["een"], missing=1), 1, PictureLimits(), "damaged"),
        (make_pdf(["geheim"], trailer=encryption(b"sesam")), 0, PictureLimits(), "damaged"),
        (make_pdf(["een"]), 0, PictureLimits(seconds=0), "late"),
        (make_pdf(["een"]), 0, PictureLimits(memory=50_000_000), "memory or crashed"),
        (make_pdf(["een"]), 0, PictureLimits(picture=100), "large"),
    ],
    ids="behind|before|no file|no page|locked|time|memory|bytes".split("|"),
)
def test_what_cannot_be_shown_is_a_reason(
    content: bytes, number: int, limits: PictureLimits, reason: str
) -> None:
    with pytest.raises(PictureError) as caught:
        render_page(content, number, limits)
    assert caught.value.reason in reason.split(" or ")
