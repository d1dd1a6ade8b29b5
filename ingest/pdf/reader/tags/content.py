"""Which content of a page its letters belong to: the runs of one id, of artifacts, of neither."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any, cast

import pypdfium2.raw as pdfium_c

LINE = re.compile(r"[^\r\n]*\r?\n?")
ARTIFACT, OUTSIDE = -1, -2
LONGEST_NAME = 64  # bytes; "Artifact" takes 18
MOST_MARKS = 16  # around one object

# PDFium's own prototypes give pointers as objects, which take long to compare.
_TEXT_OBJECT = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_CONTENT_ID = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
_text_object = _TEXT_OBJECT(
    ctypes.cast(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_content_id = _CONTENT_ID(
    ctypes.cast(pdfium_c.FPDFPageObj_GetMarkedContentID, ctypes.c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of a page's text that stand together, with the id of their content.

    The id is ARTIFACT for what its maker says to be no part of the text, OUTSIDE for what has none.
    """

    start: int
    end: int
    content: int


class Content:
    """The content ids of a page's letters.

    Args:
        textpage: The page as PDFium reads it.
        text: Its text, one character for each of PDFium's.
    """

    def __init__(self, textpage: object, text: str) -> None:
        self._page = ctypes.cast(cast(Any, textpage), ctypes.c_void_p).value
        self._text = text
        self._ids: dict[int, int] = {}

    @property
    def ids(self) -> frozenset[int]:
        """The ids of its letters."""
        return frozenset(run.content for run in self.runs if run.content >= 0)

    @cached_property
    def runs(self) -> list[Run]:
        """The runs of the page, which cover all of its text.

        White space that PDFium adds is drawn by no object and goes with what is before it.
        """
        starts = [(0, OUTSIDE)]  # where a run starts, and its id
        ids, content, before = self._ids, OUTSIDE, None
        for place, item in self._objects():
            if item is None or item == before:
                continue
            before = item
            found = ids[item] if item in ids else self._id_of(item)
            if found != content:
                starts.append((place, found))
                content = found
        ends = [place for place, _ in starts[1:]] + [len(self._text)]
        return [
            Run(place, end, found)
            for (place, found), end in zip(starts, ends, strict=True)
            if place < end
        ]

    def _objects(self) -> Iterator[tuple[int, int | None]]:
        """Yields letters with the object that draws each; of a line that one draws, the first."""
        page = self._page
        for match in LINE.finditer(self._text):
            place = match.start()
            last = place + len(match[0].rstrip()) - 1
            first = _text_object(page, place)
            if last <= place or first == _text_object(page, last):
                yield place, first
            else:
                letters = range(place, last + 1)
                yield from zip(letters, map(_text_object, repeat(page), letters), strict=True)

    def _id_of(self, item: int) -> int:
        content = int(_content_id(item))
        if content < 0:
            content = ARTIFACT if _is_artifact(item) else OUTSIDE
        self._ids[item] = content
        return content


def _is_artifact(item: int) -> bool:
    pointer = ctypes.cast(item, pdfium_c.FPDF_PAGEOBJECT)
    size = ctypes.c_ulong()
    name = ctypes.create_string_buffer(LONGEST_NAME)
    to = ctypes.cast(name, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
    for index in range(min(MOST_MARKS, pdfium_c.FPDFPageObj_CountMarks(pointer))):
        mark = pdfium_c.FPDFPageObj_GetMark(pointer, index)
        if (
            pdfium_c.FPDFPageObjMark_GetName(mark, to, LONGEST_NAME, size)
            and name.raw[: size.value - 2].decode("utf-16-le", "replace") == "Artifact"
        ):
            return True
    return False
