"""Any report -> the block model, by heuristics: no translation, no anticipated questions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ingest.automatic.footnotes import Notes, separate_markers
from ingest.automatic.heading_path import HeadingPath, level_of_title
from ingest.automatic.layout import Piece
from ingest.automatic.marked import all_pieces
from ingest.automatic.source import Source, SourceLine
from ingest.automatic.tables import rows
from ingest.document import Block, Report, Sentence, SentenceKey
from ingest.errors import ReportError
from ingest.text.alignment import LineRange
from ingest.text.characters import plain_line
from ingest.text.line_ends import Spelling, join_lines, line_parts, spelling_of
from ingest.text.sentences import split_sentences

LETTER = re.compile(r"\w")
NOTE_NUMBER = re.compile(r"(\d{1,3})\s+")
MOST_SENTENCES = 1_000_000  # ten times what the longest reports have


def read_automatically(source: Source, report_id: str, title: str, language: str) -> Report:
    """Returns the report that a source's layout suggests.

    Args:
        source: The file as read.
        report_id: Id for the report.
        title: Title for people.
        language: ISO 639-1 code of the text.

    Raises:
        ReportError: The layout leaves no running text, or too many sentences.
    """
    blocks: list[Block] = []
    path = HeadingPath()
    count = 0
    lines, notes = separate_markers([_plain(line) for line in source.lines])
    text = _Text(spelling_of(line.text for line in lines), notes)
    found = all_pieces(lines, notes.opened)
    title_level = level_of_title(found)
    for piece in found:
        if piece.kind == "heading" and (piece.level or not piece.text.endswith(":")):
            path = path.below(piece, title_level)
        block = _block(f"a{len(blocks) + 1:03}", piece, path.section, text)
        if block:
            blocks.append(block)
            count += len(block.sentences)
        if count > MOST_SENTENCES:
            raise ReportError(
                f"The report {title!r} has more than {MOST_SENTENCES:,} sentences.", "large"
            )
    if not blocks:
        raise ReportError(f"No running text was found in the report {title!r}.", "blank")
    return Report(
        id=report_id,
        title=title,
        language=language,
        sha256=source.sha256,
        source=source.raw_lines,
        blocks=tuple(blocks),
        doubts=source.doubts,
        page_starts=source.page_starts,
        is_paged=source.is_paged,
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """What the whole text says about each of its lines."""

    spelling: Spelling
    notes: Notes


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence, its first and last line and the footnotes that it refers to."""

    text: str
    lines: LineRange
    footnotes: tuple[int, ...]


def _plain(line: SourceLine) -> SourceLine:
    text = plain_line(line.text)
    return line if text == line.text else replace(line, text=text)


def _block(block_id: str, piece: Piece, section: tuple[str, ...], text: _Text) -> Block | None:
    # The sentences of a piece are those of its text; a heading is one sentence of itself, so
    # that no word of the source is lost to search.
    read = _rows if piece.kind == "table" else _sentences
    found = [place for place in read(piece.lines, text) if LETTER.search(place.text)]
    if not found:
        return None
    page_of = {line.number: line.page for line in piece.lines}
    number = NOTE_NUMBER.match(found[0].text) if piece.kind == "footnote" else None
    if number and text.notes.opened.get(piece.lines[0].number) == int(number[1]):
        # The number of a marker is no figure of the note.
        found[0] = replace(found[0], text=found[0].text[number.end() :])
    return Block(
        id=block_id,
        kind=piece.kind,
        page=piece.page,
        section=section,
        section_translation=(),
        sentences=tuple(
            Sentence(
                key=SentenceKey(block_id, index),
                text=place.text,
                translation=None,
                page=page_of[place.lines[0]],
                source_lines=place.lines,
                footnotes=place.footnotes,
                last_page=_last_page(place.lines, page_of),
            )
            for index, place in enumerate(found)
        ),
        line_ranges=_ranges([line.number for line in piece.lines]),
        footnote_number=int(number[1]) if number else None,
    )


def _last_page(lines: LineRange, page_of: Mapping[int, int]) -> int | None:
    first, last = page_of[lines[0]], page_of[lines[1]]
    return None if first == last else last


def _rows(lines: Sequence[SourceLine], text: _Text) -> Iterator[_Found]:
    """Yields a sentence for each row of a table."""
    for sentence, row in rows(lines):
        numbers = [line.number for line in row]
        noted = (n for line in row for _, n in text.notes.markers.get(line.number, ()))
        yield _Found(sentence, (min(numbers), max(numbers)), tuple(dict.fromkeys(noted)))


def _sentences(lines: Sequence[SourceLine], text: _Text) -> Iterator[_Found]:
    """Yields the sentences of neighbouring lines.

    Nothing but white space is lost between the lines and the sentences, so that counting the
    other characters tells where each stands.
    """
    if len(lines) == 1 and not text.notes.markers:
        place = lines[0].number, lines[0].number
        for sentence in split_sentences(join_lines([lines[0].text])):
            yield _Found(sentence, place, ())
        return
    parts = line_parts([line.text for line in lines], text.spelling)
    ends = list(accumulate(map(_length, parts)))
    markers = list(_markers(lines, [0, *ends], text.notes.markers))
    start = 0
    for sentence in split_sentences(" ".join("".join(parts).split())):
        end = start + _length(sentence)
        first, last = bisect_right(ends, start), bisect_right(ends, end - 1)
        numbers = dict.fromkeys(number for place, number in markers if start < place <= end)
        yield _Found(sentence, (lines[first].number, lines[last].number), tuple(numbers))
        start = end


def _markers(
    lines: Sequence[SourceLine],
    starts: Sequence[int],
    markers: Mapping[int, tuple[tuple[int, int], ...]],
) -> Iterator[tuple[int, int]]:
    """Yields how many characters of all lines are before each marker, and its number."""
    if markers:
        for line, start in zip(lines, starts, strict=False):
            for place, number in markers.get(line.number, ()):
                yield start + place, number


def _length(text: str) -> int:
    return sum(map(len, text.split()))


def _ranges(numbers: list[int]) -> tuple[LineRange, ...]:
    ranges: list[LineRange] = []
    for number in numbers:
        if ranges and number <= ranges[-1][1] + 1:
            ranges[-1] = ranges[-1][0], number
        else:
            ranges.append((number, number))
    return tuple(ranges)
