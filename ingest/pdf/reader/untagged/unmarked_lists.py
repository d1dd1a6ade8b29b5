"""Items of a list whose signs are drawn, or left out: short lines, indented below a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.pdf.reader.untagged.body import Body
from ingest.pdf.reader.untagged.elements import INDENT, Element
from ingest.pdf.reader.untagged.placed_lines import PlacedLine

LONGEST = 2  # lines of an item; longer ones are paragraphs of what is quoted
FEWEST = 2  # items
ROOM = 0.2  # share of the column's width that a line must leave for the next word and more


def with_unmarked_items(page: Sequence[Element], body: Body) -> list[Element]:
    """Returns the elements of a page, those below a colon as items where they read like a list."""
    found: list[Element] = []
    place = 0
    while place < len(page):
        above, *rest = _parted(page[place])
        inside: list[Element] = []
        if above.kind != "table" and above.last.text.endswith(":"):
            inside = _indented(above.last, [*rest, *page[place + 1 :]])
        lines = [line for element in (above, *inside) for line in element.lines]
        right = max(body.right, *(line.right for line in lines))
        items = [item for element in inside for item in _items(element, right)]
        is_list = len(items) >= FEWEST and all(len(item.lines) <= LONGEST for item in items)
        found += [above, *items] if is_list else [page[place]]
        place += 1 + (len(inside) - len(rest) if is_list else 0)
    return found


def _parted(element: Element) -> list[Element]:
    """Returns an element, in two parts if the second is all indented below a colon."""
    if element.kind == "table":  # its cells stand to the right of each other
        return [element]
    for place, line in enumerate(element.lines[:-1], start=1):
        if line.text.endswith(":") and _are_indented(line, element.lines[place:]):
            inside = replace(element, lines=element.lines[place:], kind="paragraph")
            return [replace(element, lines=element.lines[:place]), inside]
    return [element]


def _indented(above: PlacedLine, elements: Sequence[Element]) -> list[Element]:
    """Returns the paragraphs at the start that stand to the right of the line above them."""
    found: list[Element] = []
    for element in elements:
        is_text = element.kind == "paragraph" and element.first.style == above.style
        if not is_text or not _are_indented(above, element.lines):
            break
        found.append(element)
    return found


def _are_indented(above: PlacedLine, lines: Sequence[PlacedLine]) -> bool:
    edge = above.left + INDENT * above.size
    return all(line.left > edge and len(line.cells) == 1 for line in lines)


def _items(element: Element, right: float) -> Iterator[Element]:
    """Yields an element's items: one is ended where the next word would have had room."""
    lines: list[PlacedLine] = []
    gap = element.gap_above
    for line in element.lines:
        if lines and _had_room(lines[-1], line, right):
            yield replace(element, lines=lines, kind="bullet", gap_above=gap)
            lines, gap = [], (lines[-1].base - line.base) / (line.size or 1.0)
        lines.append(line)
    yield replace(element, lines=lines, kind="bullet", gap_above=gap)


def _had_room(above: PlacedLine, line: PlacedLine, right: float) -> bool:
    word = len(line.text.split(" ", 1)[0]) * (line.right - line.left) / len(line.text)
    return above.right + word + ROOM * (right - above.left) < right
