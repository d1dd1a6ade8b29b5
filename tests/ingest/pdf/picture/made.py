"""PDF files whose pages have lines at chosen places, for their pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.ingest.pdf_files import CATALOG, FONT, from_objects, literal, stream

WIDTH, HEIGHT = 595, 842  # points
COLUMNS = 60, 320  # left edges
TOP, LINE = 760, 15


@dataclass(frozen=True)
class Sheet:
    """A page.

    Attributes:
        lines: Left edge and height above the lower edge of each line, and what it says.
        turned: Degrees by which it is shown turned, clockwise.
        upright: Whether its letters are turned back by as much, so that they stand upright.
    """

    lines: Sequence[tuple[int, int, str]]
    turned: int = 0
    upright: bool = True


def column(
    lines: Sequence[str], left: int = COLUMNS[0], top: int = TOP
) -> list[tuple[int, int, str]]:
    """Returns lines under each other."""
    return [(left, top - LINE * number, line) for number, line in enumerate(lines)]


def sheets_pdf(*sheets: Sheet) -> bytes:
    """Returns a PDF of pages."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(sheets)))
    objects = [CATALOG, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(sheets)), FONT]
    for number, sheet in enumerate(sheets):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>"
            % (*_size(sheet), sheet.turned, 5 + 2 * number)
        )
        objects.append(stream(b" ".join(_shown(sheet, *line) for line in sheet.lines)))
    return from_objects(objects)


def _size(sheet: Sheet) -> tuple[int, int]:
    is_sideways = sheet.upright and sheet.turned % 180
    return (HEIGHT, WIDTH) if is_sideways else (WIDTH, HEIGHT)


def _shown(sheet: Sheet, left: int, up: int, text: str) -> bytes:
    turned = sheet.turned if sheet.upright else 0
    place = {
        0: b"1 0 0 1 %d %d" % (left, up),
        90: b"0 1 -1 0 %d %d" % (HEIGHT - up, left),
        180: b"-1 0 0 -1 %d %d" % (WIDTH - left, HEIGHT - up),
        270: b"0 -1 1 0 %d %d" % (up, WIDTH - left),
    }[turned]
    return b"BT /F1 12 Tf %s Tm (%s) Tj ET" % (place, literal(text))
