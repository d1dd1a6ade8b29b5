"""The pages of a file without tags -> their text and what each line of it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.pdf.reader.page_text import Edit
from ingest.pdf.reader.untagged.body import Body, body_of
from ingest.pdf.reader.untagged.contents import without_contents
from ingest.pdf.reader.untagged.edges.furniture import furniture_of
from ingest.pdf.reader.untagged.elements import ENDED, INDENT, Element, elements_of, has_room
from ingest.pdf.reader.untagged.fragments import Fragment
from ingest.pdf.reader.untagged.headings import mark_headings
from ingest.pdf.reader.untagged.lists import with_items
from ingest.pdf.reader.untagged.notes import mark_notes
from ingest.pdf.reader.untagged.placed_lines import Cell, PlacedLine, placed_lines
from ingest.pdf.reader.untagged.rows.tables import with_tables
from ingest.pdf.reader.untagged.unmarked_lists import with_unmarked_items
from ingest.text.marks import FURNITURE, Mark

# What no sentence ends with.
OPEN = re.compile(
    r"(?:\b(?:aan|als|bij|bijna|circa|dat|de|die|door|een|en|het|in|maar|met|naar|of|om|onder|op"
    r"|over|per|sinds|te|ten|ter|tot|tussen|uit|van|vanaf|via|voor|waar|wordt|worden|zijn|zoals"
    r"|a|an|and|at|by|for|from|is|of|on|or|the|to|with)|,)$",
    re.IGNORECASE,
)
SAME_SIZE = 0.06  # share by which the sizes of one paragraph may differ


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as PDFium gives it.

    Attributes:
        text: Its text.
        fragments: What stands together on it; none where places are unknown.
        edits: What to change in the text.
        added: What to write below it.
        is_placed: Whether the fragments are all of it, and not those at its edges alone.
    """

    text: str
    fragments: tuple[Fragment, ...]
    edits: tuple[Edit, ...] = ()
    added: tuple[str, ...] = ()
    is_placed: bool = True


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page's text and a mark for each of its lines."""

    text: str
    marks: tuple[Mark | None, ...]


def marked_pages(pages: Sequence[RawPage], numbers: Sequence[int]) -> Iterator[MarkedPage | None]:
    """Yields the pages of a file, each with what its lines are; None where places are unknown.

    Args:
        pages: All pages of the file.
        numbers: The printed number of each.
    """
    fragments = [page.fragments if page.is_placed else () for page in pages]
    body = body_of(fragments)
    furniture = furniture_of(fragments, body, numbers)
    lines = without_contents(
        [
            placed_lines(there, away, page.text, page.edits)
            for page, there, away in zip(pages, fragments, furniture, strict=True)
        ]
    )
    lines = with_items(lines, body)
    lines = [
        with_tables(placed, page.text, page.edits)
        for placed, page in zip(lines, pages, strict=True)
    ]
    elements = [
        with_unmarked_items(elements_of(page, number, body), body)
        for number, page in enumerate(lines)
    ]
    elements = mark_notes(elements, body)
    mark_headings(elements, body)
    _join(elements, body)
    _set_depths(elements, body)
    numbered = _numbered(elements)
    for page, placed in zip(pages, lines, strict=True):
        yield _marked(page, placed, numbered) if placed else None


def _join(pages: Sequence[Sequence[Element]], body: Body) -> None:
    """Lets elements go on what the end of a column or page, or a gap, tore apart."""
    before: Element | None = None
    for page in pages:
        for element in page:
            if element.kind == "footnote":
                continue
            if before and _continues(before, element, body):
                element.goes_on, element.kind = before, before.kind
            before = element if element.kind in ("paragraph", "bullet") else None


def _continues(before: Element, element: Element, body: Body) -> bool:
    last, first = before.last, element.first
    if (
        element.kind != "paragraph"
        or ENDED.search(last.text)
        or len(first.cells) > 1
        or len(last.cells) > 1
        or first.is_leaning
        or last.is_leaning
        or abs(first.size - last.size) > SAME_SIZE * body.size
    ):
        return False
    is_torn = element.page != before.page or first.base > last.base
    is_open = bool(OPEN.search(last.text)) or not has_room(last, first, body)
    return first.text[:1].islower() or (is_torn and is_open)


def _set_depths(pages: Sequence[Sequence[Element]], body: Body) -> None:
    """Gives the items of a list how deep they stand: by their left edges, from 1."""
    edges: list[float] = []
    for page in pages:
        for element in page:
            if element.kind == "heading" or (element.kind == "paragraph" and not element.goes_on):
                edges = []
            if element.goes_on:
                element.level = element.goes_on.level
            if element.kind != "bullet" or element.goes_on:
                continue
            left = element.first.left
            while edges and left < edges[-1] - INDENT * body.size:
                edges.pop()
            if not edges or left > edges[-1] + INDENT * body.size:
                edges.append(left)
            element.level = len(edges)


def _numbered(pages: Sequence[Sequence[Element]]) -> dict[int, Mark]:
    """Returns the mark of each line by its identity."""
    marks: dict[int, Mark] = {}
    number = 0
    ids: dict[int, int] = {}
    for page in pages:
        for element in page:
            if element.goes_on:
                ids[id(element)] = ids[id(element.goes_on)]
            else:
                number += 1
                ids[id(element)] = number
            mark = Mark(element.kind, ids[id(element)], element.level)
            for line in element.lines:
                marks[id(line)] = mark if line.cell is None else _of_cell(mark, line.cell)
    return marks


def _of_cell(mark: Mark, cell: Cell) -> Mark:
    return replace(mark, row=cell.row, column=cell.column, is_header=cell.is_header)


def _marked(page: RawPage, lines: Sequence[PlacedLine], marks: dict[int, Mark]) -> MarkedPage:
    texts: list[str] = []
    found: list[Mark | None] = []
    for line in lines:
        texts.append(line.text)
        found.append(marks.get(id(line), FURNITURE))
    for added in page.added:
        for text in ("", *re.split(r"\r\n?|\n", added.strip())):
            texts.append(text.replace("\f", " ").replace("\0", ""))
            found.append(None)
    return MarkedPage("\r\n".join(texts), tuple(found))
