"""A page -> its fragments: words that stand beside each other on one line, in one direction.

PDFium gives words in the order in which they are drawn, which is mostly that of reading, and starts
new lines where it sees them. It joins what stands far apart on one line, and short lines that
follow each other, so that places decide here.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.pdf.reader.untagged.styles import Style, Styles

LINE = re.compile("[^\\s\ufffe\x02][^\r\n\ufffe\x02]*")
WORD = re.compile("[^\\s\ufffe\x02]+[\ufffe\x02]?")
# Letters of Hebrew, Arabic and their like, which run to the left.
LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

# Shares of the letters' size.
LEVEL = 0.6  # up or down to a raised number, whose line begins that much higher at most
APART = 1.6  # from a word to the next one on its line: justified lines have spaces of up to 1.2
BACK = 0.4  # that a word may reach into the one before it, by kerning or a raised number

OUTER = 6  # lines from the head and from the foot of a page
# PDFium's own prototypes take and give pointers as objects, which takes longer than the calls do.
_box_of, _origin_of = (
    ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *arguments)(
        ctypes.cast(function, ctypes.c_void_p).value or 0
    )
    for function, arguments in (
        (pdfium_c.FPDFText_GetLooseCharBox, (ctypes.c_void_p,)),
        (pdfium_c.FPDFText_GetCharOrigin, (ctypes.c_void_p, ctypes.c_void_p)),
    )
)


class Word(NamedTuple):  # made faster than a dataclass is: there are hundreds on a page
    """A word and its place, as a fragment has them."""

    start: int
    end: int
    left: float
    right: float
    base: float
    style: Style
    angle: int
    is_leftward: bool


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words beside each other; the edges are in points, upwards and to the right.

    Attributes:
        start: Index of its first letter in the page's text.
        end: Index behind its last letter.
        text: Its words; a hyphen that breaks the last one is U+FFFE.
        left: Left edge.
        right: Right edge.
        base: The line on which its letters stand.
        style: Of most of its letters.
        opening: Of its first word.
        angle: How its letters are turned on the page as it is shown.
        words: Its words, in the order in which they are drawn; none of a page read at its edges.
    """

    start: int
    end: int
    text: str
    left: float
    right: float
    base: float
    style: Style
    opening: Style
    angle: int = 0
    words: tuple[Word, ...] = ()

    @property
    def size(self) -> float:
        """Size of most of its letters."""
        return self.style.size


def fragments_of(
    textpage: pdfium.PdfTextPage, text: str, *, edges_only: bool = False
) -> tuple[Fragment, ...]:
    """Returns the fragments of a page in the order in which PDFium reads them.

    Args:
        textpage: The page, upright.
        text: Its text, in which each letter has the index that PDFium gives it.
        edges_only: Whether only those near the head and the foot of the page are wanted.
    """
    if textpage.count_chars() != len(text):  # letters of two UTF-16 units: no index is known
        return ()
    found: list[Fragment] = []
    row: list[Word] = []
    spans = _outer_lines(textpage, text) if edges_only else [(0, len(text))]
    for word in _words(textpage, text, spans):
        if row and not _goes_on(row, word):
            found.append(_fragment(row, text, not edges_only))
            row = []
        row.append(word)
    if row:
        found.append(_fragment(row, text, not edges_only))
    return tuple(found)


def _outer_lines(textpage: pdfium.PdfTextPage, text: str) -> list[tuple[int, int]]:
    """Returns which parts of the text are the highest and the lowest lines, by where they begin."""
    x, y = ctypes.c_double(), ctypes.c_double()
    heights: list[float] = []
    lines = [match.span() for match in LINE.finditer(text)]
    for start, _ in lines:
        pdfium_c.FPDFText_GetCharOrigin(textpage.raw, start, x, y)
        heights.append(y.value)
    order = sorted(range(len(lines)), key=lambda place: heights[place])
    return [lines[place] for place in sorted({*order[:OUTER], *order[-OUTER:]})]


def _words(
    textpage: pdfium.PdfTextPage, text: str, spans: Sequence[tuple[int, int]]
) -> Iterator[Word]:
    style_of = Styles(textpage).style
    page = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    first, last = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_first, at_last, at_x, at_y = map(ctypes.addressof, (first, last, x, y))
    height: tuple[float, float] | None = None
    base = 0.0
    for match in chain.from_iterable(WORD.finditer(text, *span) for span in spans):
        start, end = match.span()
        _box_of(page, start, at_first)
        # Words on one line and of one size need no second look for where they stand.
        if height != (height := (first.bottom, first.top)):
            _origin_of(page, start, at_x, at_y)
            base = y.value
        closing = end - 1 if end - start == 1 or text[end - 1] not in "\ufffe\x02" else end - 2
        if closing > start:
            _box_of(page, closing, at_last)
            left, right = first.left, last.right
            if left > right:
                left, right = last.left, first.right
        else:
            left, right = first.left, first.right
        style, turned = style_of(start)
        is_leftward = not match[0].isascii() and bool(LEFTWARD.search(match[0]))
        yield Word(start, end, left, right, base, style, turned, is_leftward)


def _goes_on(row: list[Word], word: Word) -> bool:
    """Returns whether a word stands on the line of the words before it, right beside them."""
    last = row[-1]
    size = last.style.size if last.style is word.style else max(last.style.size, word.style.size)
    gap = word.left - last.right
    if last.is_leftward or word.is_leftward:
        gap = max(0.0, min(gap, last.left - word.right))
    # Raised and lowered letters lie beside the line of the larger ones.
    line = last.base
    if len(row) > 1 and row[-2].style.size > last.style.size:
        line = row[-2].base
    return (
        -BACK * size <= gap <= APART * size
        and -LEVEL * size <= word.base - line <= LEVEL * size
        and word.angle == last.angle
    )


def _fragment(row: list[Word], text: str, keeps_words: bool) -> Fragment:
    letters: dict[tuple[Style, float], int] = {}
    for word in row:
        key = word.style, word.base
        letters[key] = letters.get(key, 0) + word.end - word.start
    style, base = max(letters, key=lambda key: letters[key])
    start, end = row[0].start, row[-1].end
    return Fragment(
        start=start,
        end=end,
        text=" ".join(text[start:end].replace("\x02", "\ufffe").split()),
        left=min(word.left for word in row),
        right=max(word.right for word in row),
        base=base,
        style=style,
        opening=row[0].style,
        angle=row[0].angle,
        words=tuple(row) if keeps_words else (),
    )
