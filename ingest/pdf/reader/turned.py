"""A page that is shown sideways or upside down is turned until most of its letters stand upright.

PDFium puts letters into lines as the page is shown: one that lies on its side comes in pieces.
"""

from __future__ import annotations

import math
from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

LOOKED_AT = 100  # letters of a page, evenly spread: a page is one way up or another
FEWEST = 0.5  # share of them that must lean one way for the page to be turned


def textpage_of(page: pdfium.PdfPage) -> pdfium.PdfTextPage:
    """Returns the text of a page, which is turned in memory if most of it is not upright."""
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
