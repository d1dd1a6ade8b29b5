"""The part of a PDF's structure tree that stands on one page, as PDFium gives it.

An element has the same path, the places of itself and of those around it among their siblings, on
every page on which it stands. Ids of content start anew on each page, and of a child that stands
on another page PDFium says nothing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

DEPTH = 64  # of elements in each other; PDFium itself goes no deeper than 32
MOST_ASKED = 3_000_000  # children of a file that are asked for, each about a microsecond
# PDFium itself goes through all children of an element on each page, so many times faster.
FASTER = 20
# Of a long list of children the search for those on a page begins a few before the last one found
# and ends after some that are not on it; if content is missing then, all are asked for.
FEW = 60
BEFORE, AFTER = 8, 40
LONGEST_TEXT = 2000  # characters that an element puts in the place of its content
CELLS = frozenset(("TH", "TD"))
MOST_SPANNED = 100  # columns, and rows
LONGEST_SCOPE = 32  # bytes; "Column" takes 14

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the tree, or the part of it that stands on a page.

    Attributes:
        kind: Its type, by the file's role map, such as "P" or "H2".
        path: Its place in the tree.
        size: How many children it has in the whole file.
        text: What its maker puts in the place of its content; "" for nothing.
        span: How many columns a table's cell takes.
        rows: How many rows it takes.
        scope: Of a header cell "Row" or "Column", if its maker says which of them it names.
        children: On the page, in order: elements, and ids of content.
    """

    kind: str
    path: Path
    size: int
    text: str = ""
    span: int = 1
    rows: int = 1
    scope: str = ""
    children: list[Element | int] = field(default_factory=list)


class Tree:
    """The structure tree of a document, read page by page."""

    def __init__(self) -> None:
        self.left = MOST_ASKED
        self._last: dict[Path, int] = {}  # place of the last child found, of long lists
        self._buffer = ctypes.create_string_buffer(2 * LONGEST_TEXT)

    @property
    def is_spent(self) -> bool:
        """Whether more was asked of the tree than a file may have."""
        return self.left <= 0

    def on_page(
        self, page: pdfium.PdfPage, shown: Callable[[], frozenset[int]]
    ) -> list[Element | int]:
        """Returns the outermost elements on a page; none if the page has no tags.

        Args:
            page: The page.
            shown: Returns the ids of the content that it shows; asked for if there are tags.
        """
        tree = pdfium_c.FPDF_StructTree_GetForPage(page)
        if not tree:
            return []
        try:
            roots = self._roots(tree, is_full=False)
            # Content need not be in the tree at all; looking for that must not take all there is.
            if self._last and self.left > MOST_ASKED // 2 and not shown() <= set(ids(roots)):
                roots = self._roots(tree, is_full=True)
            return roots
        finally:
            pdfium_c.FPDF_StructTree_Close(tree)

    def _roots(self, tree: object, *, is_full: bool) -> list[Element | int]:
        count = pdfium_c.FPDF_StructTree_CountChildren(tree)
        found: list[Element | int] = []
        for index in self._places((), count, is_full):
            if child := pdfium_c.FPDF_StructTree_GetChildAtIndex(tree, index):
                if count > FEW:
                    self._last[()] = index
                found.append(self._element(child, (index,), is_full))
        return found

    def _element(self, element: object, path: Path, is_full: bool) -> Element:
        kind = self._string(pdfium_c.FPDF_StructElement_GetType, element)
        text = self._string(pdfium_c.FPDF_StructElement_GetActualText, element)
        size = pdfium_c.FPDF_StructElement_CountChildren(element)
        cell = _cell(element) if kind in CELLS else (1, 1, "")
        found = Element(kind, path, size, text, *cell)
        self.left -= size // FASTER
        if len(path) >= DEPTH:
            return found
        get_id = pdfium_c.FPDF_StructElement_GetChildMarkedContentID
        get_child = pdfium_c.FPDF_StructElement_GetChildAtIndex
        for index in self._places(path, size, is_full):
            content = get_id(element, index)
            if content >= 0:
                found.children.append(content)
            elif child := get_child(element, index):
                found.children.append(self._element(child, (*path, index), is_full))
            else:
                continue
            if size > FEW:
                self._last[path] = index
        return found

    def _places(self, path: Path, count: int, is_full: bool) -> Iterator[int]:
        """Yields the places of children that may be on the page."""
        if count <= FEW or is_full:
            start, most = 0, count
        else:
            start, most = max(0, self._last.get(path, 0) - BEFORE), AFTER
        before = self._last.get(path)
        misses = 0
        for index in range(start, count):
            self.left -= 1
            if self.is_spent:
                return
            yield index
            hit = self._last.get(path)
            misses = 0 if hit != before else misses + 1
            before = hit
            if misses > most and index > (before or 0) + most:
                return

    def _string(self, get: Callable[[object, object, int], int], element: object) -> str:
        size = get(element, self._buffer, len(self._buffer))
        if not 2 < size <= len(self._buffer):
            return ""
        return ctypes.string_at(self._buffer, size - 2).decode("utf-16-le", "replace").strip("\0")


def ids(children: list[Element | int]) -> Iterator[int]:
    """Yields the ids of content of elements, in the order of the tree."""
    for child in children:
        if isinstance(child, int):
            yield child
        else:
            yield from ids(child.children)


def _cell(element: object) -> tuple[int, int, str]:
    """Returns how many columns and rows a cell takes, and whether it names a row or a column."""
    size = ctypes.c_ulong()
    spans, scope = [1, 1], ""
    get = pdfium_c.FPDF_StructElement_Attr_GetValue
    for index in range(min(8, pdfium_c.FPDF_StructElement_GetAttributeCount(element))):
        attribute = pdfium_c.FPDF_StructElement_GetAttributeAtIndex(element, index)
        for place, name in enumerate((b"ColSpan", b"RowSpan")):
            spans[place] = _number(get(attribute, name)) or spans[place]
        text = ctypes.create_string_buffer(LONGEST_SCOPE)
        value = get(attribute, b"Scope")
        if value and pdfium_c.FPDF_StructElement_Attr_GetStringValue(
            value, text, LONGEST_SCOPE, size
        ):
            scope = text.raw[: max(0, size.value - 2)].decode("utf-16-le", "replace")
    return spans[0], spans[1], scope


def _number(value: object) -> int:
    """Returns the number of columns or rows that an attribute says; 0 if it says none."""
    number = ctypes.c_float()
    if value and pdfium_c.FPDF_StructElement_Attr_GetNumberValue(value, number):
        return int(min(MOST_SPANNED, max(1, number.value)))
    return 0
