"""`python -m ingest.pdf.reader.drawing NUMBER LIMITS < FILE`: a page -> its picture and letters.

`ingest.pdf.picture.page_picture` starts it. It writes one JSON value: {"width", "height", "webp",
"text", "edges"}, the picture in Base64 and the others as in `Letters`; or {"stopped": reason}.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import math
import sys
from contextlib import suppress
from ctypes import c_double
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from ingest.isolated import StoppedError, limit_this_process
from ingest.pdf.picture.page_picture import PictureLimits
from ingest.pdf.reader.turned import shown_upright

SCALE = 1.8  # pixels a point: an A4 page is 1,071 wide, for 540 on a screen of twice as many
LEAST_SCALE = 0.4
MOST_PIXELS = 2_500_000  # an A4 page has 1.6 million at this scale
TRIES = 3  # a photograph takes more bytes than wanted, and is made smaller

# Of WebP's efforts without loss this is the fastest but one: a page of text in some 50 ms and 140
# kB. The next takes three times as long for two thirds of the bytes, the first as long for thrice.
METHOD, QUALITY = 1, 0

MOST_LETTERS = 50_000
FAR = 10_000.0  # points, so that rounding to pixels does not matter

NOWHERE = 0, 0, 0, 0  # the box of what has no place on the picture
LAST_PIXEL = 65_535


def main(number: int, limits: PictureLimits) -> None:
    """Writes the picture of a page of the file that standard input holds.

    Args:
        number: Of the page, from 0.
        limits: What that may take.
    """
    limit_this_process(limits.seconds, limits.memory)
    logging.disable()
    try:
        value = _page(sys.stdin.buffer.read(), number, limits.picture)
    except (StoppedError, MemoryError) as error:
        value = {"stopped": "memory" if isinstance(error, MemoryError) else str(error)}
    print(json.dumps(value))  # noqa: T201 (this is what it is for)


def _page(content: bytes, number: int, most: int) -> dict[str, Any]:
    try:
        with pdfium.PdfDocument(content) as document:
            with suppress(pdfium.PdfiumError):  # a damaged form is no reason not to show the page
                document.init_forms()
            if not 0 <= number < len(document):
                raise StoppedError("missing")
            page = document[number]
            textpage = shown_upright(page)
            bitmap, webp = _picture(page, most)
            text, edges = _letters(textpage.raw, _Place(bitmap.get_posconv(page)))
            return {
                "width": bitmap.width,
                "height": bitmap.height,
                "webp": base64.b64encode(webp).decode(),
                "text": text,
                "edges": edges,
            }
    except (pdfium.PdfiumError, ValueError, OSError):
        raise StoppedError("damaged") from None


def _picture(page: pdfium.PdfPage, most: int) -> tuple[pdfium.PdfBitmap, bytes]:
    """Returns a page as pixels and as a file of at most so many bytes."""
    width, height = page.get_size()
    if width < 1 or height < 1:
        raise StoppedError("damaged")
    scale = min(SCALE, math.sqrt(MOST_PIXELS / (width * height)))
    for _ in range(TRIES):
        bitmap = page.render(scale=scale)
        webp = _webp(bitmap.to_pil())
        if len(webp) <= most:
            return bitmap, webp
        scale = max(LEAST_SCALE, 0.95 * scale * math.sqrt(most / len(webp)))
    raise StoppedError("large")


def _webp(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", lossless=True, method=METHOD, quality=QUALITY)
    return file.getvalue()


class _Place:
    """From points of a page, whatever way it is turned, to pixels of its picture.

    Turned by quarters, a page has each edge of a picture's box follow from one of its own.
    """

    def __init__(self, positions: pdfium.PdfPosConv) -> None:
        self._x0, self._y0 = positions.to_bitmap(0, 0)
        x, y = positions.to_bitmap(FAR, FAR)
        self._x, self._y = (x - self._x0) / FAR, (y - self._y0) / FAR
        self._is_sideways = abs(positions.to_bitmap(FAR, 0)[0] - self._x0) < 1

    def edges(self, left: float, bottom: float, right: float, top: float) -> tuple[int, ...]:
        """Returns left, top, right and bottom on the picture."""
        if self._is_sideways:
            left, bottom, right, top = bottom, left, top, right
        try:
            x1, x2 = int(self._x0 + self._x * left), int(self._x0 + self._x * right)
            y1, y2 = int(self._y0 + self._y * bottom), int(self._y0 + self._y * top)
        except (OverflowError, ValueError):  # no number at all
            return NOWHERE
        found = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
        return found if min(found) >= 0 and max(found) <= LAST_PIXEL else NOWHERE


def _letters(textpage: Any, place: _Place) -> tuple[str, list[int]]:  # noqa: ANN401
    text: list[str] = []
    edges: list[int] = []
    loose = pdfium_c.FS_RECTF()
    left, right, bottom, top = (c_double() for _ in range(4))
    for index in range(min(MOST_LETTERS, pdfium_c.FPDFText_CountChars(textpage))):
        character = _character(pdfium_c.FPDFText_GetUnicode(textpage, index))
        text.append(character)
        if character == " ":
            edges += NOWHERE
        # The box of its line is only right for a letter that is not turned on the page.
        elif pdfium_c.FPDFText_GetCharAngle(textpage, index):
            pdfium_c.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
            edges += place.edges(left.value, bottom.value, right.value, top.value)
        else:
            pdfium_c.FPDFText_GetLooseCharBox(textpage, index, loose)
            edges += place.edges(loose.left, loose.bottom, loose.right, loose.top)
    return "".join(text), edges


def _character(code: int) -> str:
    """Returns a character; a hyphen at a line's end for PDFium's sign of one."""
    if code in (0x02, 0xFFFE):
        return "-"
    character = chr(code) if 0 < code <= sys.maxunicode else " "
    return character if character.isprintable() else " "


if __name__ == "__main__":
    main(int(sys.argv[1]), PictureLimits(**json.loads(sys.argv[2])))
