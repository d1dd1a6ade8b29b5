"""Whether shapes that a page draws are letters: text made into outlines, as printers ask for it."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

MOST_OBJECTS = 2000  # of a page that are looked at
MOST_SEGMENTS = 20_000
FIRST_SEGMENTS = 3000  # that tell whether a page is worth looking at further
SEGMENTS_A_LETTER = 200  # at most; letters have 10 to 70
FORM_DEPTH = 3
RECTANGLE = 5  # segments of a path; rules, frames and bars have no more
LETTERS = 150  # contours at least, some 25 words; logos and labels of buttons have fewer
SIZES = (2.5, 40.0)  # points
IN_ROW = 8  # contours that stand on one line
SHAPES = 6  # numbers of segments that differ: bars, dots and icons are all of one kind
ROW = 0.5  # points

Matrix = tuple[float, float, float, float, float, float]
PAGE: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Contour:
    """A closed line of a filled shape: its edges in points and of how many segments it is."""

    left: float
    bottom: float
    right: float
    top: float
    segments: int


def draws_letters(page: pdfium.PdfPage) -> bool:
    """Returns whether many of the shapes on a page are as letters are.

    They have the size of letters, stand in rows and are of many kinds. Letters drawn over text that
    is not shown are read as that text.
    """
    count = pdfium_c.FPDFPage_CountObjects(page)
    items = [pdfium_c.FPDFPage_GetObject(page, n) for n in range(min(MOST_OBJECTS, count))]
    contours = _letter_sized(items)
    return (
        len(contours) >= LETTERS
        and len({contour.segments for contour in contours}) >= SHAPES
        and any(
            2 * _in_rows(edges) >= len(contours)
            for edges in (
                [contour.bottom for contour in contours],
                [contour.left for contour in contours],  # text that runs up or down
                [contour.right for contour in contours],
            )
        )
        and not any(map(_is_unseen_text, items))
    )


def _letter_sized(items: list[object]) -> list[Contour]:
    """Returns contours of the size of letters: enough to tell, or the first where they are rare."""
    found: list[Contour] = []
    seen = 0
    for path, matrix in islice(_paths(items, PAGE, FORM_DEPTH), MOST_OBJECTS):
        for contour in _contours(path, matrix):
            seen += contour.segments
            if (
                SIZES[0]
                <= max(contour.right - contour.left, contour.top - contour.bottom)
                <= SIZES[1]
            ):
                found.append(contour)
            is_rare = seen > FIRST_SEGMENTS and len(found) * SEGMENTS_A_LETTER < seen
            if len(found) >= 2 * LETTERS or is_rare or seen > MOST_SEGMENTS:
                return found
    return found


def _paths(items: list[object], matrix: Matrix, depth: int) -> Iterator[tuple[object, Matrix]]:
    """Yields filled paths, those in forms too, and where they are drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for item in items:
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)
            if fill.value and pdfium_c.FPDFPath_CountSegments(item) > RECTANGLE:
                yield item, _within(_matrix(item), matrix)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth:
            count = min(MOST_OBJECTS, pdfium_c.FPDFFormObj_CountObjects(item))
            inner = [pdfium_c.FPDFFormObj_GetObject(item, number) for number in range(count)]
            yield from _paths(inner, _within(_matrix(item), matrix), depth - 1)


def _matrix(item: object) -> Matrix:
    matrix = pdfium_c.FS_MATRIX(*PAGE)
    pdfium_c.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    (a, b, c, d, e, f), (g, h, i, j, k, m) = inner, outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _contours(path: object, matrix: Matrix) -> Iterator[Contour]:
    """Yields the contours of a path, what is too long for one in parts."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for number in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, number)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if points and (kind == pdfium_c.FPDF_SEGMENT_MOVETO or len(points) > FIRST_SEGMENTS):
            yield _contour(points)
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
    if points:
        yield _contour(points)


def _contour(points: list[tuple[float, float]]) -> Contour:
    xs, ys = zip(*points, strict=True)
    return Contour(min(xs), min(ys), max(xs), max(ys), len(points))


def _in_rows(edges: list[float]) -> int:
    """Returns how many of the edges lie in a row of several."""
    rows = Counter(round(edge / ROW) for edge in edges)
    return sum(count for count in rows.values() if count >= IN_ROW)


def _is_unseen_text(item: object) -> bool:
    if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_TEXT:
        return False
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(item)
    return bool(mode == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)
