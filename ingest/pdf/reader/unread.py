"""What a page of a PDF shows that is no text, or none that can be read."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.pdf.reader.outlines import draws_letters
from ingest.pdf.reader.page_text import PageText

Unread = Literal["image", "picture", "outlines", "garbled"]

MOST_OBJECTS = 2000  # of a page that are looked at; more are parts of drawings
FORM_DEPTH = 3
DRAWING = 20  # paths of a page without words, at least; fewer are rules and frames
FEW_WORDS = 40  # of a scanned page: its stamp, header and number
HALF_PAGE = 150  # words; what is drawn beside more is not looked at, for that takes its time
HALF, FIFTH, WHOLE = 0.5, 0.2, 0.9  # shares of a page
GARBLED = 0.3  # share of the letters that are none
GARBLED_LEAST = 10
UNKNOWN_ROW = 4  # letters in a row that are more than a symbol
NO_LETTER = re.compile("[\x01-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
SPACE = re.compile(r"\s")
WORD = re.compile(r"[^\W\d_]{2,}")


def unread(page: pdfium.PdfPage, read: PageText) -> Iterator[Unread]:
    """Yields what a page shows that is no text, or none that can be read."""
    text = read.text
    bad = len(NO_LETTER.findall(text))
    is_bad = bad > GARBLED * (len(text) - len(SPACE.findall(text))) and bad >= GARBLED_LEAST
    if is_bad or _has_unknown_words(read):
        yield "garbled"
    words = sum(1 for _ in islice(WORD.finditer(text), HALF_PAGE))
    share, drawn = _shown(page)
    if (not words and (share > 0 or drawn >= DRAWING)) or (words < FEW_WORDS and share >= HALF):
        yield "image"
        return
    if words < HALF_PAGE and draws_letters(page):
        yield "outlines"
    if share >= FIFTH and not (share >= WHOLE and words >= FEW_WORDS):
        yield "picture"


def _has_unknown_words(read: PageText) -> bool:
    """Returns whether letters in rows are in a font that does not say which they are."""
    # A bullet is no word, a line of dots neither.
    rows = (row for row in read.unknown_rows(UNKNOWN_ROW) if len(set(row)) > 2)
    return sum(map(len, rows)) >= GARBLED_LEAST


def _shown(page: pdfium.PdfPage) -> tuple[float, int]:
    """Returns the share of a page that images take, and how many paths are drawn on it."""
    width, height = page.get_size()
    left = [MOST_OBJECTS]
    area = drawn = 0.0
    for number in range(pdfium_c.FPDFPage_CountObjects(page)):
        item = pdfium_c.FPDFPage_GetObject(page, number)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        left[0] -= 1
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE or (
            kind == pdfium_c.FPDF_PAGEOBJ_FORM and _holds_image(item, left, FORM_DEPTH)
        ):
            area += _area(item)
        elif kind in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_SHADING):
            drawn += 1
        if left[0] <= 0:
            break
    return min(1.0, area / (width * height)) if width * height > 0 else 0.0, int(drawn)


def _holds_image(form: object, left: list[int], depth: int) -> bool:
    """Returns whether a form or a form in it holds an image; looks at no more objects than left."""
    for number in range(pdfium_c.FPDFFormObj_CountObjects(form)):
        left[0] -= 1
        if left[0] <= 0:
            return False
        item = pdfium_c.FPDFFormObj_GetObject(form, number)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth and _holds_image(item, left, depth - 1):
            return True
    return False


def _area(item: object) -> float:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(item, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return abs(right - left) * abs(top - bottom)
