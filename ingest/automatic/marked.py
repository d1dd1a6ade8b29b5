"""Lines with marks -> paragraphs, headings, bullets, footnotes and tables, as the marks say.

Lines without a mark are read by their looks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby

from ingest.automatic.layout import PIECE_CHARACTERS, Piece, PieceKind, continues, cut, pieces
from ingest.automatic.source import SourceLine


def all_pieces(lines: Sequence[SourceLine], notes: Mapping[int, int]) -> list[Piece]:
    """Returns the pieces of all pages in reading order, without what belongs to the pages.

    Args:
        lines: The lines of the report.
        notes: Number of the footnote that a line is known to open, by line number.
    """
    found: list[Piece] = []
    elements: dict[int, list[SourceLine]] = {}
    for is_marked, run in groupby(lines, key=lambda line: line.mark is not None):
        if not is_marked:
            found += pieces(list(run), notes)
            continue
        for line in run:
            assert line.mark
            if line.text and line.mark.kind != "furniture":
                elements.setdefault(line.mark.element, []).append(line)
    found += chain.from_iterable(map(_pieces_of, elements.values()))
    return _joined(sorted(found, key=lambda piece: piece.lines[0].number))


def _joined(found: Sequence[Piece]) -> list[Piece]:
    """Joins what a page turn tore apart although its maker marked it as two."""
    joined: list[Piece] = []
    last: int | None = None  # place of the text that may go on
    for piece in found:
        if last is not None and _goes_on(joined[last], piece):
            joined[last] = replace(joined[last], lines=joined[last].lines + piece.lines)
            continue
        if piece.kind in ("paragraph", "bullet"):
            last = len(joined)
        elif piece.kind != "footnote":
            last = None
        joined.append(piece)
    return joined


def _goes_on(piece: Piece, following: Piece) -> bool:
    size = sum(len(line.text) for line in (*piece.lines, *following.lines))
    return (
        following.page > piece.lines[-1].page
        and following.kind == "paragraph"
        and size <= PIECE_CHARACTERS
        and continues(piece.lines[-1].text, following)
    )


def _pieces_of(element: Sequence[SourceLine]) -> Iterator[Piece]:
    """Yields the piece of one element, or several if it is too long for one."""
    mark = element[0].mark
    assert mark
    assert mark.kind != "furniture"
    kind: PieceKind = mark.kind
    if kind == "table":
        if not _has_long_row(element):
            yield Piece(kind, element[0].page, tuple(element))
            return
        kind = "paragraph"
    part: list[SourceLine] = []
    size = 0
    for line in chain.from_iterable(map(cut, element)):
        if part and size + len(line.text) > PIECE_CHARACTERS:
            yield Piece(kind, part[0].page, tuple(part), mark.level)
            part, size = [], 0
        part.append(line)
        size += len(line.text)
    yield Piece(kind, part[0].page, tuple(part), mark.level)


def _has_long_row(table: Sequence[SourceLine]) -> bool:
    """Returns whether a row of a table holds more than a sentence can be."""
    sizes = Counter[int]()
    for line in table:
        assert line.mark
        sizes[line.mark.row] += len(line.text)
    return max(sizes.values()) > PIECE_CHARACTERS
