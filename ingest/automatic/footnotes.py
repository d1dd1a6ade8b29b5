"""Footnote markers -> references to the notes of their page, out of the text that is quoted.

A marker is a superscript digit, or a number in square brackets that a note opens with. What may as
well be an exponent ("10⁶", "9³⁰ uur") stays in the text unless a note of that number is there or
the markers before it have counted up to it.
"""

from __future__ import annotations

import re
from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.automatic.source import SourceLine
from ingest.text.superscripts import DIGITS, belongs_to, lowered

MARKER = re.compile(
    rf"(?<![{DIGITS}⁻])(?:[{DIGITS}]{{1,3}}(?:\s?[,;–⁻-]\s?[{DIGITS}]{{1,3}})*(?![{DIGITS}])"
    r"|(?<=\S)\[\d{1,3}\])"
)
NOTE = re.compile(
    rf"(?:(?P<raised>[{DIGITS}]{{1,3}})\s*|\[(?P<bracketed>\d{{1,3}})\]\s*"
    r"|(?P<bare>\d{1,3})\s+)(?P<first>\S)"
)
ENDED = re.compile(r"[.!?:)\]”’\"']$")
LETTER = re.compile(r"(?:^|[^\w])[^\W\d_]$")  # a variable: "x²"
POWER = re.compile(r"(?:^|[^\d.,])10$")
NEAR = 20  # characters before a marker that tell what it is
TIMES = re.compile(r"[x×·*]\s?\d+$")


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a report.

    Attributes:
        opened: Number of the note that a line opens, by line number.
        markers: Markers that stood in a line, by line number: how many characters other than
            white space are before each, and its number; only those with a note on their page.
    """

    opened: Mapping[int, int]
    markers: Mapping[int, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class _Marker:
    start: int
    end: int
    numbers: tuple[int, ...]
    is_bracketed: bool


def separate_markers(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], Notes]:
    """Returns the lines without markers, numbers that open notes as plain digits, and the notes."""
    opened: dict[int, int] = {}
    markers: dict[int, tuple[tuple[int, int], ...]] = {}
    cleaned: list[SourceLine] = []
    last = 0
    lines = list(_with_notes_marked(lines))
    by_mark = _opened_by_mark(lines)
    times_opened = Counter(by_mark.values())
    # Notes at the end of the text stand on another page than their markers.
    elsewhere = {number: 0 for number, count in times_opened.items() if count == 1}
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        if not by_mark and all(line.text.isascii() and "[" not in line.text for line in page):
            cleaned += page
            continue
        on_page = _opened([line for line in page if line.mark is None])
        on_page |= {line.number: by_mark[line.number] for line in page if line.number in by_mark}
        opened |= on_page
        known = ChainMap(_times_marked(page, on_page.values()), elsewhere)
        for line in page:
            text = line.text
            if line.number in on_page:
                text = _with_plain_number(text)
            found = []
            for marker in _markers(text):
                if _is_certain(
                    text[max(0, marker.start - NEAR) : marker.start], marker, known, last
                ):
                    found.append(marker)
                    last = marker.numbers[-1]
            places, text = _without(text, found)
            markers[line.number] = tuple(place for place in places if place[1] in known)
            cleaned.append(line if text == line.text else replace(line, text=text))
    return cleaned, Notes(opened, {number: there for number, there in markers.items() if there})


def _with_notes_marked(lines: Iterable[SourceLine]) -> Iterator[SourceLine]:
    """Yields the lines; those of a note that its maker marked as a paragraph, marked as a note.

    Such a paragraph opens with a raised number that was a marker before.
    """
    asked: set[int] = set()
    is_note: dict[int, bool] = {}  # by the element
    for line in lines:
        if line.text and line.mark and line.mark.kind == "paragraph":
            opening = NOTE.match(line.text)
            number = lowered(opening["raised"] or "") if opening else ""
            if is_note.setdefault(line.mark.element, bool(number) and int(number) in asked):
                yield replace(line, mark=replace(line.mark, kind="footnote"))
                continue
        asked.update(n for marker in _markers(line.text) for n in marker.numbers)
        yield line


def _times_marked(page: Sequence[SourceLine], notes: Iterable[int]) -> dict[int, int]:
    """Returns how many markers on a page have the number of each of some notes."""
    times = Counter(n for line in page for marker in _markers(line.text) for n in marker.numbers)
    return {number: times[number] for number in notes}


def _markers(text: str) -> Iterator[_Marker]:
    """Yields what may be a marker; nothing that opens the line is one."""
    if text.isascii() and "[" not in text:
        return
    for match in MARKER.finditer(text):
        if match.start():
            plain = lowered(match[0])
            numbers = tuple(map(int, re.findall(r"\d+", plain)))
            yield _Marker(match.start(), match.end(), numbers, match[0].startswith("["))


def _opened_by_mark(lines: Iterable[SourceLine]) -> dict[int, int]:
    """Returns the number of each note that is marked as one, by the number of its first line."""
    notes: dict[int, int] = {}
    seen: set[int] = set()
    for line in lines:
        if line.text and line.mark and line.mark.kind == "footnote":
            match = None if line.mark.element in seen else NOTE.match(line.text)
            seen.add(line.mark.element)
            if match:
                notes[line.number] = int(
                    lowered(match["raised"] or match["bracketed"] or match["bare"])
                )
    return notes


def _opened(page: Sequence[SourceLine]) -> dict[int, int]:
    """Returns the lines of a page that open the note of a marker above them.

    Of several lines that open with a marker's number, the last one is taken, for notes stand at
    the foot; and notes count up.
    """
    asked: dict[int, int] = {}
    for line in page:
        for marker in _markers(line.text):
            for number in marker.numbers:
                asked.setdefault(number, line.number)
    if not asked:
        return {}
    opened: dict[int, int] = {}
    following = 1000
    for index in range(len(page) - 1, 0, -1):
        line = page[index]
        found = _note_number(line.text, page[index - 1].text)
        if found is not None and found < following and line.number > asked.get(found, line.number):
            opened[line.number] = following = found
    return opened


def _note_number(text: str, previous: str) -> int | None:
    """Returns the number of the note that a line may open."""
    match = NOTE.match(text)
    if not match:
        return None
    is_bare = match["bare"] is not None
    # "… in totaal / 2 woningen": a line of running text that opens with a figure.
    is_bare &= not text.startswith(("http", "www."), match.start("first"))
    if is_bare and match["first"].islower() and previous and not ENDED.search(previous):
        return None
    return int(lowered(match["raised"] or match["bracketed"] or match["bare"]))


def _with_plain_number(text: str) -> str:
    match = NOTE.match(text)
    assert match
    number = lowered(match["raised"] or match["bracketed"] or match["bare"])
    return f"{number} {text[match.start('first') :]}"


def _is_certain(before: str, marker: _Marker, known: Mapping[int, int], last: int) -> bool:
    """Returns whether a marker is one.

    Args:
        before: What stands before it.
        marker: What may be a marker.
        known: How many markers on the page have the number, of each of its notes.
        last: Number of the marker before it, 0 for the first one.
    """
    number = marker.numbers[0]
    before = before.rstrip()
    if marker.is_bracketed:
        return number in known
    if not before or 0 in marker.numbers or belongs_to(before, number) or TIMES.search(before):
        return False
    if LETTER.search(before[-2:]):
        return False
    if POWER.search(before[-4:]):
        # "10⁶" stays, unless the note would have no marker without it.
        return known.get(number) == 1
    if number in known:
        return True
    return not before[-1].isdigit() or number in (last, last + 1)


def _without(text: str, found: Iterable[_Marker]) -> tuple[list[tuple[int, int]], str]:
    """Returns the places of markers and the text without them."""
    places: list[tuple[int, int]] = []
    kept: list[str] = []
    start = count = depth = 0
    for marker in found:
        piece = text[start : marker.start].rstrip()
        kept.append(piece)
        count += len("".join(piece.split()))
        depth += piece.count("(") - piece.count(")")
        start = marker.end
        # "2023¹)": a bracket that nothing opened belongs to the marker.
        if text[start : start + 1] == ")" and depth <= 0:
            start += 1
        places += [(count, number) for number in marker.numbers]
    return places, "".join((*kept, text[start:]))
