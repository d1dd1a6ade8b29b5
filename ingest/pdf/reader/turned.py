"""A page whose letters lie on their side or upside down is turned until most stand upright.

PDFium puts letters into lines as the page is shown, and tells their places in the page's own
coordinates. So to be read, a page has its content itself turned, in memory: what is raised, what
stands below and what is far apart is then told of every page in one way.
"""

from __future__ import annotations

import math
from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

LOOKED_AT = 100  # letters of a page, evenly spread: a page is one way up or another
FEWEST = 0.5  # share of them that must lean one way for the page to be turned


def upright_page(
    document: pdfium.PdfDocument, number: int
) -> tuple[pdfium.PdfPage, pdfium.PdfTextPage]:
    """Returns a page, turned in memory with its places, and its text.

    Args:
        document: The file.
        number: Of the page, from 0.
    """
    page = document[number]
    textpage = page.get_textpage()
    angle = angle_of(textpage)
    if angle:
        textpage.close()
        _turn(page, angle)
        page.close()
        page = document[number]
        textpage = page.get_textpage()
    if angle is None or not page.get_rotation():
        return page, textpage
    textpage.close()
    page.set_rotation(0)
    return page, page.get_textpage()


def shown_upright(page: pdfium.PdfPage) -> pdfium.PdfTextPage:
    """Returns the text of a page that is turned as it is shown, and keeps its own coordinates."""
    textpage = page.get_textpage()
    angle = angle_of(textpage)
    if angle is None or (page.get_rotation() + angle) % 360 == 0:
        return textpage
    textpage.close()
    page.set_rotation(-angle % 360)
    return page.get_textpage()


def angle_of(textpage: pdfium.PdfTextPage) -> int | None:
    """Returns how most letters of a page are turned in its own coordinates: 0, 90, 180 or 270.

    None if they lean all ways, or if there are none.
    """
    count = textpage.count_chars()
    angles: Counter[int] = Counter()
    for index in range(0, count, max(1, count // LOOKED_AT)):
        if pdfium_c.FPDFText_IsGenerated(textpage.raw, index) == 0:
            turned = math.degrees(pdfium_c.FPDFText_GetCharAngle(textpage.raw, index))
            angles[round(turned) % 360] += 1
    angle, times = max(angles.items(), key=lambda item: item[1], default=(0, 0))
    is_clear = times > FEWEST * angles.total() and angle % 90 == 0
    return angle if is_clear else None


def _turn(page: pdfium.PdfPage, angle: int) -> None:
    """Turns what a page holds back by the angle of its letters; it must be loaded anew."""
    cos, sin = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[angle]
    left, bottom, right, top = page.get_bbox()
    xs = cos * left - sin * bottom, cos * right - sin * top
    ys = sin * left + cos * bottom, sin * right + cos * top
    matrix = cos, sin, -sin, cos, -min(xs), -min(ys)
    pdfium_c.FPDFPage_TransFormWithClip(page.raw, pdfium_c.FS_MATRIX(*matrix), None)
    pdfium_c.FPDFPage_TransformAnnots(page.raw, *matrix)
    for set_box in (page.set_mediabox, page.set_cropbox):
        set_box(0, 0, max(xs) - min(xs), max(ys) - min(ys))
