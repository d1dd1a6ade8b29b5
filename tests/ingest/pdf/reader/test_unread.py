from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import ReportError
from ingest.pdf.isolated import PdfText, read_pdf
from ingest.report_file import read_report_file
from tests.ingest.pdf_files import (
    CATALOG,
    FONT,
    Page,
    from_objects,
    make_rich_pdf,
    one_page,
    stream,
)

TEXT = ["De gemeente verbouwt een leegstaande school."]
SHEET = (0, 0, 595, 842)


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


@pytest.mark.parametrize(
    "page",
    [
        Page(image=SHEET),
        Page(image=(72, 72, 40, 40)),
        Page(["Pagina 2 van 3"], image=SHEET),
        Page(paths=40),
    ],
    ids=["scan", "small image", "scan with a page number", "drawn letters"],
)
def test_a_page_that_is_an_image_is_named(file: Path, page: Page) -> None:
    (doubt,) = read(file, make_rich_pdf(Page(TEXT), page, Page(TEXT))).doubts
    assert doubt.startswith("What is shown on page 2 of the file is an image")


def test_a_large_image_beside_text_is_named(file: Path) -> None:
    page = Page(TEXT * 10, image=(72, 100, 400, 400))
    (doubt,) = read(file, make_rich_pdf(Page(TEXT), page)).doubts
    assert doubt == "Images take much of page 2 of the file; words in them were not read."


@pytest.mark.parametrize(
    "page",
    [
        Page(),
        Page(paths=3),
        Page(TEXT, image=(500, 780, 60, 40)),
        Page(TEXT * 10, image=SHEET),
    ],
    ids=["empty", "rules", "logo", "scan with its text layer"],
)
def test_a_page_of_which_nothing_is_lost_is_not_doubted(file: Path, page: Page) -> None:
    assert read(file, make_rich_pdf(Page(TEXT), page)).doubts == ()


def test_letters_that_cannot_be_told_are_doubted(file: Path) -> None:
    to_unicode = stream(
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
        b" 1 beginbfrange <61> <7A> <E061> endbfrange endcmap"
    )
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    content = stream(b"BT /F1 12 Tf 72 720 Td (De gemeente verbouwt een school) Tj ET")
    (doubt,) = read(file, one_page(content, to_unicode, font=font)).doubts
    assert doubt.startswith("Letters on page 1 of the file are in a font that does not say which")


def outline(left: float, bottom: float, corners: int, size: float = 6) -> bytes:
    """Returns the operators of a closed shape with so many corners: a letter, to the program."""
    points = [(left + size * (n % 2), bottom + size * n / (corners - 1)) for n in range(corners)]
    moves = b" ".join(b"%.2f %.2f l" % point for point in points[1:])
    return b"%.2f %.2f m %s h " % (*points[0], moves)


def outlines(lines: int = 6, letters: int = 40, kinds: int = 9, rise: float = 0) -> bytes:
    """Returns lines of shapes; `rise` puts each one higher than the one before."""
    return b"".join(
        outline(72 + 9 * column, 700 - 20 * row + rise * column, 6 + (row + column) % kinds)
        for row in range(lines)
        for column in range(letters)
    )


def drawn(drawing: bytes, words: Sequence[str] = ()) -> bytes:
    """Returns a PDF whose one page draws something above words."""
    lines = b" ".join(b"(%s) Tj T*" % word.encode() for word in words)
    return one_page(stream(b"%s BT /F1 12 Tf 14 TL 72 400 Td %s ET" % (drawing, lines)))


@pytest.mark.parametrize(
    "drawing",
    [
        outlines() + b"f",
        b"q .5 0 0 .5 20 100 cm " + outlines() + b"f Q",
        b"q 0 1 -1 0 800 0 cm " + outlines() + b"f Q",
        b"".join(
            outline(72 + 9 * (n % 40), 700 - 20 * (n // 40), 6 + n % 9) + b"f " for n in range(200)
        ),
    ],
    ids=["one path", "made smaller", "turned", "a path a letter"],
)
def test_letters_that_are_drawn_as_shapes_are_doubted(file: Path, drawing: bytes) -> None:
    (doubt,) = read(file, drawn(drawing, TEXT)).doubts
    assert doubt == (
        "Words on page 1 of the file are drawn as shapes instead of letters and were not read;"
        " run the file through OCR first."
    )


@pytest.mark.parametrize(
    "drawing",
    [
        outlines(lines=2) + b"f",
        outlines() + b"S",
        outlines(kinds=2) + b"f",
        outlines(rise=0.77) + b"f",
        outlines(lines=1, letters=4)
        + b"f "
        + b"".join(b"80 %d 300 2 re f " % y for y in range(500, 700)),
        b"BT /F1 12 Tf 3 Tr 72 600 Td (Dezelfde letters, die niemand ziet) Tj ET "
        + outlines()
        + b"f",
    ],
    ids=["a logo", "lines", "bars and dots", "a cloud", "a table", "above hidden text"],
)
def test_other_drawings_beside_text_are_not_doubted(file: Path, drawing: bytes) -> None:
    assert read(file, drawn(drawing, TEXT)).doubts == ()


def test_a_file_of_outlines_alone_asks_for_ocr(file: Path) -> None:
    with pytest.raises(ReportError, match="holds images without a text layer"):
        read(file, drawn(outlines() + b"f"))


def unmapped(codes: bytes) -> bytes:
    """Returns a PDF whose second line is in a font that does not say which letters it has."""
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+X /DW 600"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor << /Type /FontDescriptor /FontName /AAAAAA+X /Flags 4"
        b" /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700"
        b" /StemV 80 >> >>"
    )
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+X /Encoding /Identity-H"
        b" /DescendantFonts [6 0 R] >>"
    )
    content = b"BT /F1 12 Tf 72 720 Td (%s) Tj /F2 12 Tf 0 -20 Td <%s> Tj ET" % (
        TEXT[0].encode(),
        codes.hex().encode(),
    )
    resources = b"/Font << /F1 3 0 R /F2 7 0 R >>"
    return one_page(stream(content), descendant, font, resources=resources)


def test_a_line_in_a_font_without_a_unicode_map_is_doubted(file: Path) -> None:
    codes = "".join(chr(ord(letter) - 29) for letter in "Huisartsen").encode("utf-16-be")
    (doubt,) = read(file, unmapped(codes)).doubts
    assert doubt.startswith("Letters on page 1 of the file are in a font that does not say which")


@pytest.mark.parametrize("codes", ["\x85", "\x14\x15\x16", "\x85" * 40])
def test_a_bullet_and_a_row_of_dots_without_a_unicode_map_are_not(file: Path, codes: str) -> None:
    assert read(file, unmapped(codes.encode("utf-16-be"))).doubts == ()


def packed(*contents: tuple[bytes, bytes]) -> bytes:
    """Returns a PDF of a page of text and one whose contents are packed data and their filter."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %s /Resources << %s >> >>"
    )
    fonts = b"/Font << /F1 3 0 R >>"
    numbers = b" ".join(b"%d 0 R" % (7 + n) for n in range(len(contents)))
    text = stream(b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % TEXT[0].encode())
    tree = b"<< /Type /Pages /Kids [4 0 R 5 0 R] /Count 2 >>"
    pages = [page % (b"6 0 R", fonts), page % (b"[%s]" % numbers, fonts)]
    streams = [stream(data, b"/Filter " + filters) for data, filters in contents]
    return from_objects([CATALOG, tree, FONT, *pages, text, *streams])


BLANK = zlib.compress(b"1 0 0 1 0 0 cm BT /F1 12 Tf ET" * 3)
SPOILT = BLANK[:3] + b"\xff" * len(BLANK[3:])


@pytest.mark.parametrize(
    ("contents", "is_damaged"),
    [
        ([(SPOILT, b"/FlateDecode")], True),
        ([(BLANK, b"/FlateDecode"), (SPOILT, b"[ /FlateDecode ]")], True),
        ([(BLANK[:-8], b"/FlateDecode")], True),
        ([(b"!!zz~x~>", b"[/ASCII85Decode /FlateDecode]")], True),
        ([(BLANK, b"/FlateDecode")], False),
        ([(b"20 20 20>", b"/ASCIIHexDecode")], False),
        ([], False),
    ],
    ids=[
        "damaged",
        "second part",
        "cut off",
        "base 85",
        "blank",
        "other packing",
        "without content",
    ],
)
def test_a_page_whose_content_cannot_be_unpacked_is_doubted(
    file: Path, contents: list[tuple[bytes, bytes]], is_damaged: bool
) -> None:
    said = "What page 2 of the file should show is damaged and was not read; viewers show it empty."
    assert read(file, packed(*contents)).doubts == (said,) * is_damaged
