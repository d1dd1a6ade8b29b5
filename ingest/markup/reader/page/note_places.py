"""Lines in the order of a file -> the same with each note behind what first refers to it.

Most formats have their notes at the end, where nobody sees which page or section they belong to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.markup.reader.markup_text import Line


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as it stands in the file.

    Attributes:
        line: The line.
        cited: Numbers of the notes whose marks stand in its element.
        note: Number of the note that it is of, or None.
    """

    line: Line
    cited: tuple[int, ...] = ()
    note: int | None = None


def with_notes_in_place(read: Iterable[ReadLine]) -> Iterator[Line]:
    """Yields the lines, those of notes behind the element that refers to them, on its page."""
    text: list[ReadLine] = []
    notes: dict[int, list[Line]] = defaultdict(list)
    for each in read:
        if each.note is None:
            text.append(each)
        else:
            notes[each.note].append(each.line)
    waiting: dict[int, int | None] = {}  # notes referred to, and on which page
    for number, each in enumerate(text):
        yield each.line
        for cited in each.cited:
            waiting.setdefault(cited, each.line.page)
        following = text[number + 1].line.mark.element if number + 1 < len(text) else None
        if following != each.line.mark.element:
            for cited, page in waiting.items():
                yield from (replace(line, page=page) for line in notes.pop(cited, ()))
            waiting = {}
    for left in notes.values():
        yield from left
