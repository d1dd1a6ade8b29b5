"""What each line of a file is, as its makers said or as its looks tell.

Whoever knows the structure of a file gives its lines with a mark each: the tags of a PDF, the sizes
and places of its letters, another format's own elements. From marks `ingest.automatic` makes
headings, paragraphs and the rest without guessing again. A line whose mark is None is read by its
looks.

A mark in JSON is an array of its fields in their order; neighbours with the same mark are written
once, behind how many they are: [[2, "heading", 7, 1], [14, "paragraph", 8]]. Fields at the end that
have their default are left out; a mark of None is null: [[3, null]].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any, Literal, get_args

MarkKind = Literal["heading", "paragraph", "bullet", "table", "footnote", "furniture"]

KINDS = frozenset(get_args(MarkKind))


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line is.

    Attributes:
        kind: "furniture" is what belongs to the page and not to the text, such as a running header
            or a page number: it stays in the source and comes into no sentence.
        element: Lines with the same number are one element, wherever they stand: a paragraph over
            a page's end, an item of a list, a note, a whole table. Any number; each element has
            its own in the whole file.
        level: Of a heading, 1 for the outermost; of a list's item how deep its list is, from 1.
        row: Of a table's line the row of its cell, from 0.
        column: The column of its cell, from 0.
        is_header: Whether its cell is a header of its column, or of its row if it is the row's
            first.
        span: How many columns its cell takes.
    """

    kind: MarkKind
    element: int
    level: int = 0
    row: int = 0
    column: int = 0
    is_header: bool = False
    span: int = 1


FURNITURE = Mark("furniture", -1)  # of a line that is no more than that
NAMES = tuple(field.name for field in fields(Mark))
DEFAULTS = tuple(field.default for field in fields(Mark))


def written_marks(marks: Iterable[Mark | None]) -> list[list[Any]]:
    """Returns marks as JSON has them."""
    return [[len(list(same)), *_written(mark)] for mark, same in groupby(marks)]


def _written(mark: Mark | None) -> list[Any]:
    if mark is None:
        return [None]
    values = [getattr(mark, name) for name in NAMES]
    while values[-1] == DEFAULTS[len(values) - 1]:
        values.pop()
    return values


def read_marks(written: Sequence[Sequence[Any]]) -> Iterator[Mark | None]:
    """Yields the marks that `written_marks` wrote."""
    for count, *values in written:
        mark = None if values == [None] else Mark(*values)
        yield from (mark for _ in range(count))
