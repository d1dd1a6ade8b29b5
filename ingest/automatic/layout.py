"""Lines of a page -> paragraphs, headings, bullets and footnotes, by their looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Literal

from ingest.automatic.source import BARE_NUMBER, LINK, SourceLine
from ingest.text.line_ends import join_lines

PieceKind = Literal["paragraph", "bullet", "footnote", "heading", "table"]

# As the inside of a character class: bullets, geometric shapes, dingbats, boxes, stars, hands.
MARKS = "•·‣⁃∙\u25a0-\u25ff\u2701-\u27bf\u2b12-\u2b2f☐☑☒★☆☛☞⚪⚫"
BULLET = re.compile(rf"^(?:[«+*–o{MARKS}-]|\d{{1,2}}\.|[a-z]\))\s+\S")
LONE_MARK = re.compile(rf"^[{MARKS}]$")
FOOTNOTE = re.compile(r"^(?:\d{1,3}|[\"'=°*†]{1,2}\d{0,2})\s+[^\W_]")
CHAPTER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\s+[A-ZÀ-Þ]")
# "Naam van de organisatie: Stichting Kompas" is a form's line; "Bijlage 2: Tabellen" a heading.
LABELLED = re.compile(r"[^:]+: *[^\s:]|[^=]+ = \S")
PART = re.compile(r"(?:\d|[IVX]+\b|(?:[A-Z][a-z]+ )?(?:\d{1,3}|[A-Z]|[IVX]+)\b)")
ENDING = re.compile(r"[.!?:…][”’\"')\]®*\d?]*$")
HEADING_OPENS = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s?)?[A-ZÀ-Þ]")
NO_HEADING = re.compile(r"[.,;:!?]$|[(|]|\s\d+\.\s|(?<!\b(?:19|20)\d)\d$")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
HEADING_NUMBER = re.compile(r"\d{1,2}(?=\s)")
HEADING_CHARACTERS = 80
HEADING_LINES = 3

# A piece of running text is cut at this many characters, so that a text without empty lines or
# full stops becomes neither one sentence nor one that takes the square of its length to read.
PIECE_CHARACTERS = 10_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together.

    Attributes:
        kind: What they look like.
        page: Printed page of the first line.
        lines: The source lines, hyphens and breaks as delivered.
        level: Of a heading, 1 for the outermost; 0 if that is not known.
    """

    kind: PieceKind
    page: int
    lines: tuple[SourceLine, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The lines as running text: words broken at a line's end made whole."""
        return join_lines([line.text for line in self.lines])


def pieces(lines: Sequence[SourceLine], notes: Mapping[int, int] | None = None) -> list[Piece]:
    """Returns the pieces of all pages in reading order, page numbers left out.

    Args:
        lines: The lines of the report.
        notes: Number of the footnote that a line is known to open, by line number.
    """
    notes = notes or {}
    found = [
        piece
        for group in _groups(lines, notes)
        for piece in _split_at_bullets(_piece(group, notes))
    ]
    return _join_broken(_settle_headings(found))


def _groups(
    lines: Sequence[SourceLine], notes: Mapping[int, int]
) -> Iterator[tuple[SourceLine, ...]]:
    """Yields runs of lines between empty lines, page turns, page numbers and known footnotes."""
    group: list[SourceLine] = []
    size = 0
    for line in chain.from_iterable(map(cut, lines)):
        is_break = not line.text or _is_page_number(line)
        is_full = size + len(line.text) > PIECE_CHARACTERS
        is_first = bool(group) and group[-1].number != line.number
        is_start = is_first and (line.number in notes or bool(LONE_MARK.match(line.text)))
        if group and (is_break or is_full or is_start or line.page != group[-1].page):
            yield tuple(group)
            group, size = [], 0
        if not is_break:
            group.append(line)
            size += len(line.text)
    if group:
        yield tuple(group)


def cut(line: SourceLine) -> Iterator[SourceLine]:
    """Yields a line, one that is too long in parts that end between words."""
    start, text = 0, line.text
    while len(text) - start > PIECE_CHARACTERS:
        space = text.rfind(" ", start, start + PIECE_CHARACTERS)
        end = space if space > start else start + PIECE_CHARACTERS
        yield replace(line, text=text[start:end].strip())
        start = end
    yield replace(line, text=text[start:].strip()) if start else line


def _is_page_number(line: SourceLine) -> bool:
    match = BARE_NUMBER.match(line.text)
    return match is not None and int(match[1] or match[2]) == line.page


def _piece(group: tuple[SourceLine, ...], notes: Mapping[int, int]) -> Piece:
    first = group[0].text
    kind: PieceKind = "paragraph"
    if group[0].number in notes:
        kind = "footnote"
    elif _is_heading(group):
        kind = "heading"
    elif all(LINK.search(line.text) or FOOTNOTE.match(line.text) for line in group) or (
        FOOTNOTE.match(first) and not CHAPTER.match(first) and len(group) <= 3
    ):
        kind = "footnote"
    elif opens_bullet(first):
        kind = "bullet"
    return Piece(kind, group[0].page, group)


def _is_heading(group: tuple[SourceLine, ...]) -> bool:
    if len(group) > 2:
        return False
    text = " ".join(line.text for line in group)
    return (
        len(text) <= HEADING_CHARACTERS
        and (len(group) == 1 or bool(CHAPTER.match(text)))
        and bool(HEADING_OPENS.match(text))
        and not NO_HEADING.search(text)
        and bool(LONG_WORD.search(text))
        and not LINK.search(text)
        and not text.endswith("-")
        and (not LABELLED.match(text) or bool(PART.match(text)))
    )


def opens_bullet(text: str) -> bool:
    """Returns whether a line opens with the mark of a list, or is one that stands alone."""
    return bool(BULLET.match(text) or LONE_MARK.match(text))


def _split_at_bullets(piece: Piece) -> Iterator[Piece]:
    """Yields a piece for every bullet of a list and for what stands before the first."""
    starts = [
        index
        for index, line in enumerate(piece.lines)
        if index and piece.kind in ("bullet", "paragraph") and opens_bullet(line.text)
    ]
    edges = [0, *starts, len(piece.lines)]
    for start, end in pairwise(edges):
        lines = piece.lines[start:end]
        kind: PieceKind = "bullet" if start else piece.kind
        yield Piece(kind, lines[0].page, lines)


def _settle_headings(found: list[Piece]) -> list[Piece]:
    """Returns the pieces with every heading in doubt turned into a paragraph or made whole.

    What looks like a heading is none if it opens a sentence that goes on below it, repeats the
    heading before it, stands under a footnote, or is numbered out of order.
    """
    settled: list[Piece] = []
    chapter = 0
    for index, piece in enumerate(found):
        previous = settled[-1] if settled else None
        following = found[index + 1] if index + 1 < len(found) else None
        if previous and previous.kind == "heading" and _is_rest_of_heading(previous, piece):
            settled[-1] = replace(previous, lines=previous.lines + piece.lines)
            continue
        if piece.kind == "heading":
            text = piece.text
            number = int(match[0]) if (match := HEADING_NUMBER.match(text)) else None
            under_footnote = (
                number is None
                and previous
                and previous.kind == "footnote"
                and previous.page == piece.page
            )
            repeats = (
                previous and previous.lines[0].text == piece.lines[0].text and previous.text == text
            )
            goes_on = number is None and following and following.lines[0].text[:1].islower()
            if under_footnote or repeats or goes_on or number not in (None, chapter + 1):
                piece = replace(piece, kind="paragraph")
            elif number is not None:
                chapter = number
        elif _is_empty_label(piece, following):
            piece = replace(piece, kind="heading")
        settled.append(piece)
    return settled


def _is_empty_label(piece: Piece, following: Piece | None) -> bool:
    """Returns whether a line asks for something that is not there, as in a form left open."""
    return (
        piece.kind == "paragraph"
        and len(piece.lines) == 1
        and piece.lines[0].text.endswith(":")
        and len(piece.lines[0].text) <= HEADING_CHARACTERS
        and (
            following is None
            or following.page != piece.page
            or bool(LABELLED.match(following.lines[0].text))
            or (following.lines[0].text.endswith(":") and len(following.lines) == 1)
        )
    )


def _is_rest_of_heading(heading: Piece, piece: Piece) -> bool:
    return (
        len(heading.lines) < HEADING_LINES
        and heading.page == piece.page
        and len(piece.lines) == 1
        and piece.lines[0].text[:1].islower()
        and bool(CHAPTER.match(heading.text))
        and len(piece.text) < HEADING_CHARACTERS
        and not re.search(r"[.!?]$", piece.text)
    )


def _join_broken(found: list[Piece]) -> list[Piece]:
    """Joins paragraphs that an empty line, a footnote or a page turn tore apart."""
    joined: list[tuple[Piece, list[SourceLine]]] = []
    open_lines: list[SourceLine] | None = None
    size = 0
    for piece in found:
        length = sum(len(line.text) for line in piece.lines)
        is_room = size + length <= PIECE_CHARACTERS
        if open_lines is not None and is_room and continues(open_lines[-1].text, piece):
            open_lines += piece.lines
            size += length
            continue
        lines = list(piece.lines)
        joined.append((piece, lines))
        if piece.kind in ("paragraph", "bullet"):
            open_lines, size = lines, length
        elif piece.kind == "heading":
            open_lines = None
    return [replace(piece, lines=tuple(lines)) for piece, lines in joined]


def continues(line: str, following: Piece) -> bool:
    """Returns whether a piece goes on with what a line, the last so far, does not end."""
    if following.kind not in ("paragraph", "heading"):
        return False
    # Of a whole line of marks, each would be tried as the first.
    return not ENDING.search(line[-40:]) and following.lines[0].text[:1].islower()
