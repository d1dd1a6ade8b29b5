"""How the letters of a page are drawn: their size, weight, slant, font and colour."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Protocol

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

BOLD = re.compile(r"bold|black|heavy|semibold|demi|\bbd\b", re.IGNORECASE)
ITALIC = re.compile(r"ital|obli|slanted|kursiv", re.IGNORECASE)
SYMBOLS = re.compile(r"symbol|dingbats|webdings|wingdings|marlett", re.IGNORECASE)
FORCED_BOLD = 1 << 18  # flags of a font (ISO 32000-1, table 123)
SLANTED = 1 << 6
DARK = (0, 0, 0)
COLOUR_STEP = 32  # of 256
IN_NAME = re.compile(
    r"[-,]?(?:bold|black|heavy|semi|demi|ital|obli|slanted|kursiv|light|regular|roman|medium|book|mt"
    r"|ps).*$",
    re.IGNORECASE,
)
MOST_NAME = 200  # characters
# PDFium's own prototype gives pointers as objects, which takes longer than the call does.
_run_of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class Style:
    """How letters are drawn.

    Attributes:
        size: Height of their line in points, as it is on the page.
        is_bold: Whether they are heavier than their like.
        is_italic: Whether they lean.
        is_symbol: Whether their font holds signs instead of letters.
        family: Name of their font without what it says of weight and slant.
        colour: Red, green and blue in steps of 32; all dark colours are one.
    """

    size: float
    is_bold: bool = False
    is_italic: bool = False
    is_symbol: bool = False
    family: str = ""
    colour: tuple[int, int, int] = DARK


class _Pointer(Protocol):
    """What PDFium hands out for something of its own."""

    contents: ctypes.Structure


class Styles:
    """The styles of a page's letters.

    Args:
        textpage: The page as PDFium reads it.
    """

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage.raw
        self._pointer = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        self._of_run: dict[int, tuple[Style, int]] = {}
        self._of_font: dict[int, tuple[bool, bool, bool, str]] = {}
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._matrix = pdfium_c.FS_MATRIX()
        self._name = ctypes.create_string_buffer(MOST_NAME)

    def style(self, index: int) -> tuple[Style, int]:
        """Returns the style of a letter by its index, and how it is turned, in degrees."""
        key = _run_of(self._pointer, index) or -1
        found = self._of_run.get(key)
        if found is None:
            found = self._of_run[key] = self._style(index)
        return found

    def _style(self, index: int) -> tuple[Style, int]:
        run, matrix = pdfium_c.FPDFText_GetTextObject(self._page, index), self._matrix
        pdfium_c.FPDFText_GetMatrix(self._page, index, matrix)
        size = pdfium_c.FPDFText_GetFontSize(self._page, index) * math.hypot(matrix.c, matrix.d)
        turned = round(math.degrees(pdfium_c.FPDFText_GetCharAngle(self._page, index))) % 360
        font = pdfium_c.FPDFTextObj_GetFont(run) if run else None
        bold, is_italic, is_symbol, family = self._font(font) if font else (False,) * 3 + ("",)
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(run) if run else 0
        bold |= mode == pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE
        pdfium_c.FPDFText_GetFillColor(self._page, index, *self._colour)
        red, green, blue, _ = (part.value // COLOUR_STEP for part in self._colour)
        colour = (red, green, blue) if max(red, green, blue) > 1 else DARK
        return Style(round(size, 1), bold, is_italic, is_symbol, family, colour), turned

    def _font(self, font: _Pointer) -> tuple[bool, bool, bool, str]:
        """Returns whether a font is bold, leans and holds signs, and its family."""
        key = ctypes.addressof(font.contents)
        if key not in self._of_font:
            self._name.value = b""
            pdfium_c.FPDFFont_GetBaseFontName(font, self._name, MOST_NAME)
            name = self._name.value.decode("latin-1").rsplit("+", 1)[-1]
            flags = pdfium_c.FPDFFont_GetFlags(font)
            self._of_font[key] = (
                bool(BOLD.search(name)) or bool(flags > 0 and flags & FORCED_BOLD),
                bool(ITALIC.search(name)) or bool(flags > 0 and flags & SLANTED),
                bool(SYMBOLS.search(name)),
                IN_NAME.sub("", name),
            )
        return self._of_font[key]
