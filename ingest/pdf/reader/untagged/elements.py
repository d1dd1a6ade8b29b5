"""Lines of a page -> elements: lines that belong together, and what the first of them opens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.pdf.reader.untagged.body import Body
from ingest.pdf.reader.untagged.lists import FIRM_SIGN
from ingest.pdf.reader.untagged.placed_lines import PlacedLine
from ingest.text.marks import MarkKind
from ingest.text.superscripts import lowered

ENDED = re.compile(r"[.!?:;…][”’\"')\]»⁰¹²³⁴-⁹]*$")
MARKER = re.compile(r"(?<=\S)[⁰¹²³⁴-⁹]{1,3}(?![⁰¹²³⁴-⁹])")
NOTE = re.compile(r"(?:([⁰¹²³⁴-⁹]{1,3})|(\d{1,3})|[*†‡]{1,3})\)?\s*(?=[^\s\d.,)])")
OPENS = re.compile(r"[\W\d_]*[A-ZÀ-Þ\d]|[\"'“‘«(•]")

RAISED = 0.85  # of a line's size: its first word at most, if it is a raised number
SMALL = 0.95  # of the body's size: notes are set smaller by a tenth to a third
CLOSE = 1.25  # of the usual step from line to line; more is a gap between paragraphs
OTHER_SIZE = 0.06  # share of the larger size by which sizes differ in what is not one paragraph
INDENT = 0.6  # sizes to the right of the lines before: a paragraph, or its first line
COLUMN = 4.0  # sizes that a line may be indented in the column of the text
MUCH_ROOM = 0.2  # share of the column's width
ROOM = 1.0  # sizes that would have been left beside the next word


@dataclass(slots=True)
class Element:
    """Lines that belong together.

    Attributes:
        lines: Its lines with their index in the page's list.
        page: 0-based number of the page on which it begins.
        kind: What it is, settled step by step.
        level: Of a heading or a list's item.
        gap_above: Lines of space above its first line; a page's first has plenty.
        goes_on: The element on an earlier page that it continues.
    """

    lines: list[PlacedLine]
    page: int
    kind: MarkKind = "paragraph"
    level: int = 0
    gap_above: float = 0.0
    goes_on: Element | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """Its lines, by spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def first(self) -> PlacedLine:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> PlacedLine:
        """Its last line."""
        return self.lines[-1]


def note_number(line: PlacedLine, body: Body, marked: frozenset[int]) -> int | None:
    """Returns the number that opens a line as that of a footnote, 0 for a star, None for none.

    A note is small, or its number is raised, or one of those that are raised in the text above.
    """
    match = NOTE.match(line.text)
    if not match:
        return None
    number = int(lowered(match[1] or match[2] or "0"))
    is_raised = line.opening.size <= RAISED * line.size or bool(match[1])
    return number if is_raised or number in marked or line.size <= SMALL * body.size else None


def marked_in(lines: Iterable[PlacedLine]) -> frozenset[int]:
    """Returns the numbers that are raised inside lines: those of markers, and of powers."""
    found = (number for line in lines for number in MARKER.findall(line.text))
    return frozenset(int(lowered(number)) for number in found)


def elements_of(lines: Sequence[PlacedLine], page: int, body: Body) -> list[Element]:
    """Returns the elements of a page; furniture is left out."""
    found: list[Element] = []
    marked = marked_in(lines)
    for line in lines:
        if line.is_furniture:
            continue
        if found and _belongs(found[-1], line, body, marked):
            found[-1].lines.append(line)
            continue
        gap = _step(found[-1].last, line) if found else 9.0
        kind: MarkKind = "bullet" if line.opens_item else "paragraph"
        kind = "table" if line.cell else kind
        found.append(Element([line], page, kind, gap_above=gap))
    return found


def _step(above: PlacedLine, line: PlacedLine) -> float:
    """Returns how far a line stands below another, in sizes; less than 0 if it stands above."""
    return (above.base - line.base) / (max(above.size, line.size) or 1.0)


def _belongs(element: Element, line: PlacedLine, body: Body, marked: frozenset[int]) -> bool:
    """Returns whether a line goes on with the element above it."""
    cell, above = line.cell, element.last.cell
    if cell or above:
        return bool(cell and above and cell.table == above.table)
    return not _starts(element, line, body, marked)


def _starts(element: Element, line: PlacedLine, body: Body, marked: frozenset[int]) -> bool:
    """Returns whether a line starts an element of its own below another."""
    above, size = element.last, max(line.size, 0.1)
    step = _step(above, line)
    if line.is_leaning or above.is_leaning or not step > 0.3:
        return True
    if abs(line.size - above.size) > OTHER_SIZE * max(line.size, above.size):
        return True
    if step > CLOSE * max(body.pitch, _own_pitch(element, size)):
        return True
    if len(line.cells) > 1 or len(above.cells) > 1:
        return not (
            len(line.cells) == 1
            and above.cells[-1].left - line.left < INDENT * size
            and line.left > above.left + INDENT * size
        )
    if _opens_next_note(element, line, body, marked):
        return True
    is_ended = bool(ENDED.search(above.text))
    if line.style.is_bold != above.style.is_bold and (is_ended or has_room(above, line, body)):
        return True
    if line.opens_item and not _is_inside(element, line):
        return True
    if element.kind == "bullet" and line.left < element.first.left - INDENT * size:
        return True
    if OPENS.match(line.text) and has_room(above, line, body):
        return True
    is_indented = len(element.lines) > 1 or element.kind != "bullet"
    return (
        is_indented
        and line.left > above.left + INDENT * size
        and (is_ended and len(element.lines) > 1)
    )


def _opens_next_note(
    element: Element, line: PlacedLine, body: Body, marked: frozenset[int]
) -> bool:
    number = note_number(line, body, marked)
    if number is None:
        return False
    before = note_number(element.first, body, marked)
    return line.opening.size <= RAISED * line.size or (before is not None and number == before + 1)


def _own_pitch(element: Element, size: float) -> float:
    if len(element.lines) < 2:
        return 0.0
    return (element.lines[-2].base - element.lines[-1].base) / size


def _is_inside(element: Element, line: PlacedLine) -> bool:
    """Returns whether a number that opens a line is one of the running text, "in / 12. Daarna"."""
    if FIRM_SIGN.match(line.text) or line.opening.is_symbol:
        return False
    above = element.last
    if element.kind == "bullet" and line.left <= element.first.left + INDENT * line.size:
        return False  # it stands where the sign of the next item does
    return not ENDED.search(above.text)


def has_room(above: PlacedLine, line: PlacedLine, body: Body) -> bool:
    """Returns whether the first word of a line would have fitted on the line above it.

    Then the line was ended on purpose. After a line that does not end a sentence much room is
    asked for, since not all makers fill their lines.
    """
    word = len(line.text.split(" ", 1)[0]) + 1
    width = word * (line.right - line.left) / max(1, len(line.text))
    is_in_column = abs(above.left - body.left) <= COLUMN * above.size
    right = line.right
    if line.left > above.right:  # at the top of the next column, which is as wide
        right += above.left - line.left
    right = max(body.right, right) if is_in_column else right
    more = ROOM * line.size if ENDED.search(above.text) else MUCH_ROOM * (right - above.left)
    return above.right + width + more < right
