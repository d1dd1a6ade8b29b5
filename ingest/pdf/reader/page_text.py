r"""The text of one page of a PDF, with raised numbers written as superscripts.

PDFium gives the letters in order and a place for each. It starts a new line before and after what
is raised or lowered, and says nothing of either: "2023¹ tot" comes as "20231\r\n tot".
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.text.superscripts import belongs_to, raised

Edit = tuple[int, int, str]  # start, end and replacement of a part of the page's text

# Shares of the line's height. Superscripts of Word, LaTeX and Chromium rise by .3 to .4 of the
# letters' size, subscripts fall by .15 to .25; what is further up or down is another line.
LEAST_RISE, MOST_RISE = 0.15, 1.0
LEAST_SHIFT, MOST_SHIFT = 0.1, 0.8
LEAST_SPACE = 0.15
NEIGHBOURS = (-0.3, 0.6)
SAME_LEVEL = 0.1

SMALLER = 0.985  # at most this share of the height beside it; WeasyPrint's are .97
DRAWN = 0.5  # height of the outline of a digit that its font draws as raised, at most

BROKEN = "\ufffe\x02"
BREAK = re.compile(r"[ \t]*\r\n[ \t]*")
NUMBER = re.compile(r"[0-9]+")
IN_MARKER = frozenset("0123456789,;()[]–-− ")
LONGEST_MARKER = 16  # characters
MOST_DIGITS = 3  # of one number


@dataclass(frozen=True, slots=True)
class Glyph:
    """Where a letter stands, in points.

    Attributes:
        left: Left edge.
        right: Right edge.
        line: The line it is written on; of a digit that its font draws as raised, its lower edge.
        height: Height of a line of its size.
        is_drawn_raised: Whether its font draws it as a raised digit.
    """

    left: float
    right: float
    line: float
    height: float
    is_drawn_raised: bool = False


class PageText:
    """The text of a page and the place of its letters.

    Args:
        textpage: The page as PDFium reads it.

    Attributes:
        text: Its text.
        raw: The page as PDFium's functions take it.
        is_placed: Whether each character of the text is one of PDFium's.
    """

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self.text = str(textpage.get_text_range())
        self.raw = textpage.raw
        # Letters of two UTF-16 units, and what PDFium counts but does not write, are rare, and
        # places then unknown.
        self.is_placed = len(self.text) == textpage.count_chars()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._box = pdfium_c.FS_RECTF()
        self.glyph = lru_cache(maxsize=512)(self._glyph)

    def edits(self) -> list[Edit]:
        """Returns what to change for a text with superscripts and without false line ends."""
        if not self.is_placed:
            return []
        breaks = [edit for edit in map(self._false_break, BREAK.finditer(self.text)) if edit]
        closed = {end for _, end, _ in breaks}
        numbers = (self._number(match, closed) for match in NUMBER.finditer(self.text))
        return breaks + [edit for edit in numbers if edit]

    def unknown_rows(self, least: int) -> Iterator[list[int]]:
        """Yields rows of letters, as codes, whose font does not say which letters they are.

        Args:
            least: Length of a row; of such letters PDFium leaves some out of the text.
        """
        is_unknown = pdfium_c.FPDFText_HasUnicodeMapError
        count = pdfium_c.FPDFText_CountChars(self.raw)
        # A row does not escape such steps.
        if any(is_unknown(self.raw, place) == 1 for place in range(0, count, least)):
            flags = "".join(".x"[is_unknown(self.raw, place) == 1] for place in range(count))
            for row in re.finditer("x{%d,}" % least, flags):  # noqa: UP031 (braces)
                yield [pdfium_c.FPDFText_GetUnicode(self.raw, n) for n in range(*row.span())]

    def _glyph(self, index: int) -> Glyph | None:
        """Returns the place of a letter by its index in the text, None if it has none."""
        loose = pdfium_c.FPDFText_GetLooseCharBox(self.raw, index, self._box)
        if not self.is_placed or not loose:
            return None
        left, right, height = self._box.left, self._box.right, self._box.top - self._box.bottom
        _, line = self._origin(index)
        drawn = self._drawn_rise(index) if self.text[index].isdigit() else 0.0
        return Glyph(left, right, line + drawn, height, is_drawn_raised=drawn > 0)

    def baseline(self, index: int) -> float:
        """Returns the height of the line on which a letter is written."""
        return self._origin(index)[1]

    def _origin(self, index: int) -> tuple[float, float]:
        """Returns the place on its line where a letter begins."""
        pdfium_c.FPDFText_GetCharOrigin(self.raw, index, self._x, self._y)
        return self._x.value, self._y.value

    def _drawn_rise(self, index: int) -> float:
        """Returns how far above its line a font draws a digit, if as a raised one, or 0."""
        left, right, bottom, top = self._edges
        _, line = self._origin(index)
        pdfium_c.FPDFText_GetCharBox(self.raw, index, left, right, bottom, top)
        rise = bottom.value - line
        if rise <= 0 or not pdfium_c.FPDFText_GetLooseCharBox(self.raw, index, self._box):
            return 0.0
        height = self._box.top - self._box.bottom
        is_raised = LEAST_RISE * height <= rise and top.value - bottom.value <= DRAWN * height
        return rise if is_raised else 0.0

    def _may_be_raised(self, match: re.Match[str]) -> bool:
        """Returns whether it is worth looking closely at a number: most are on their line."""
        start, end = match.span()
        _, line = self._origin(end - 1)
        # "640¹,²" that opens a line comes as "6401,2": one line, and what is before it is higher.
        if any(line > self._origin(place)[1] for place in self._beside(start, end)):
            return True
        opens_line = not start or self.text[start - 1] == "\n"
        if opens_line and (after := self._after(end)) < len(self.text):
            return line > self._origin(after)[1] or self._drawn_rise(end - 1) > 0
        return self._drawn_rise(end - 1) > 0

    def _beside(self, start: int, end: int) -> Iterator[int]:
        """Yields what stands on the line above which a number may be raised."""
        if end - start > 1:
            yield start
        for place in range(start - 1, max(-1, start - 1 - LONGEST_MARKER), -1):
            character = self.text[place]
            if character not in IN_MARKER and character not in "\r\n":
                yield place
                return
            if character.isdigit() and not self.text[place - 1 : place].isdigit():
                yield place

    def _false_break(self, match: re.Match[str]) -> Edit | None:
        """Returns the edit that undoes a line end beside what is raised or lowered."""
        if not match.start() or match.end() == len(self.text):
            return None
        if self._origin(match.end())[0] < self._origin(match.start() - 1)[0]:
            return None  # a new line: the most usual case, told at once
        before, after = self.glyph(match.start() - 1), self.glyph(match.end())
        if before is None or after is None:
            return None
        height = max(before.height, after.height)
        shift, gap = abs(after.line - before.line), after.left - before.right
        if (
            not LEAST_SHIFT * height <= shift <= MOST_SHIFT * height
            or not NEIGHBOURS[0] * height <= gap <= NEIGHBOURS[1] * height
            or min(before.height, after.height) > SMALLER * height
        ):
            return None
        is_apart = gap > LEAST_SPACE * height or match[0].strip("\r\n")
        return match.start(), match.end(), " " if is_apart else ""

    def _number(self, match: re.Match[str], closed: set[int]) -> Edit | None:
        """Returns the edit that writes raised digits as superscripts."""
        if not self._may_be_raised(match):
            return None
        start = self._marker_start(match.end())
        end = match.end()
        before = len(self.text[max(0, start - 4) : start].rstrip()) + max(0, start - 4)
        is_below = before < start and self._is_below(start, before - 1)
        opens_line = is_below or (
            not before or ("\n" in self.text[before:start] and start not in closed)
        )
        beside = self._after(end) if opens_line else before - 1
        digits = self.text[start:end]
        if (
            max(map(len, NUMBER.findall(digits))) > MOST_DIGITS
            or not self._is_raised(start, beside, opens_line)
            or self._goes_on(end)
        ):
            return None
        if opens_line:
            is_fused = self.text[end : end + 1].isalpha()
            return start, end, "\r\n" * is_below + raised(digits) + " " * is_fused
        if digits.isdigit() and belongs_to(self.text[max(0, before - 8) : before], int(digits)):
            return None
        if self.text[end : end + 1] in (")", "]") and self._is_level(end - 1, end):
            end += 1
        return start, end, raised(digits.strip("()[]"))

    def _marker_start(self, end: int) -> int:
        """Returns where the digits and marks that end here and stand on one level begin."""
        last = self.glyph(end - 1)
        start = end - 1
        if last is None:
            return start
        for index in range(end - 2, max(-1, end - 2 - LONGEST_MARKER), -1):
            if self.text[index] not in IN_MARKER:
                break
            glyph = self.glyph(index)
            if glyph is None or abs(glyph.line - last.line) > SAME_LEVEL * last.height:
                break
            start = index
        while self.text[start] in " ,;–":
            start += 1
        return start

    def _after(self, end: int) -> int:
        while end < len(self.text) and self.text[end] in " \r\n":
            end += 1
        return end

    def _is_raised(self, index: int, beside: int, is_before: bool = False) -> bool:
        """Returns whether a letter is raised beside another, the one after it or before it."""
        if not 0 <= beside < len(self.text):
            return False
        glyph, other = self.glyph(index), self.glyph(beside)
        if glyph is None or other is None:
            return False
        gap = other.left - glyph.right if is_before else glyph.left - other.right
        height = max(glyph.height, other.height)
        return (
            LEAST_RISE * other.height <= glyph.line - other.line <= MOST_RISE * other.height
            and NEIGHBOURS[0] * height <= gap <= (2 if is_before else 1) * NEIGHBOURS[1] * height
            and (glyph.is_drawn_raised or glyph.height <= SMALLER * other.height)
        )

    def _is_below(self, index: int, before: int) -> bool:
        """Returns whether a letter opens a line although PDFium gives no line end before it."""
        glyph, other = self.glyph(index), self.glyph(before)
        return (
            glyph is not None
            and other is not None
            and self.text[index - 1] == " "
            and glyph.right < other.left
            and glyph.line < other.line
        )

    def _goes_on(self, end: int) -> bool:
        """Returns whether raised digits are part of something else: a fraction or a power."""
        after = self._after(end)
        if self.text[after : after + 1] in ("/", "⁄"):
            return True
        return self.text[end : end + 1].isalpha() and self._is_level(end - 1, end)

    def _is_level(self, index: int, other: int) -> bool:
        a, b = self.glyph(index), self.glyph(other)
        return a is not None and b is not None and abs(a.line - b.line) <= SAME_LEVEL * a.height


def edited(text: str, edits: list[Edit]) -> str:
    """Returns a text with parts replaced; of edits that overlap the first, longest one holds."""
    parts, place = [], 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= place:
            parts += [text[place:start], new]
            place = end
    return "".join((*parts, text[place:]))


def plain(text: str) -> str:
    """Returns a text of PDFium as it is given on: no NUL, no end of a page inside it.

    U+FFFE, in other versions U+0002, is how PDFium marks a hyphen at a line's end.
    """
    for mark in BROKEN:
        text = text.replace(mark, "-\n")
    return text.replace("\0", "").replace("\f", "\n")
