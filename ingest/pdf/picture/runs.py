"""Where a sentence stands among the letters of pages: runs of letters that both have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ingest.pdf.picture.compared import Sheets, Sought

SEED = 8  # letters that a run away from the one before has at least
LEAST_REST = 4  # or so many, if they are all that is left of the sentence
NEAR = 16  # letters between two runs: a footnote's mark, a cell's figure
MOST_PLACES = 200  # at which a seed is tried


class Run(NamedTuple):
    """Letters of a sentence that stand together on the pages: places among their letters."""

    start: int
    end: int


def runs_of(sought: Sought, sheets: Sheets, near: int) -> Iterator[Run]:
    """Yields where a sentence stands, run by run, as long ones as there are."""
    place, end, is_first = 0, near, True
    while place < len(sought.letters):
        run = _run(sought, sheets, place, end, is_first=is_first)
        if run is None:
            place = sought.next_word(place)
            continue
        if is_first and (before := _before(sought, sheets, place, run.start)):
            yield before
        yield run
        place, end, is_first = place + run.end - run.start, run.end, False


def _before(sought: Sought, sheets: Sheets, place: int, start: int) -> Run | None:
    """Returns what of the first words, too few to be looked for, stands right before a run."""
    for end in range(start, max(0, start - NEAR - 1), -1):
        length = 0
        while length < min(place, end) and (
            sought.letters[place - length - 1] == sheets.letters[end - length - 1]
        ):
            length += 1
        is_whole = length == place and sheets.starts_word(end - length)
        if length and is_whole and sheets.starts_word(end):
            return Run(end - length, end)
    return None


def _run(sought: Sought, sheets: Sheets, place: int, end: int, *, is_first: bool) -> Run | None:
    """Returns the longest run that begins with a letter of a sentence; None if there is none.

    It stands right behind the run before, or is long enough to be no chance.
    """
    rest = len(sought.letters) - place
    best: tuple[int, bool, int, Run] | None = None
    for start in _places(sought, sheets, place, end, is_first=is_first):
        length = _length(sought, sheets, place, start)
        is_near = not is_first and 0 <= start - end <= NEAR
        least = 1 if is_near else min(SEED, rest if is_first else max(LEAST_REST, rest))
        if length < least:
            continue
        # A cell or the rest of a line right behind is no worse than a longer run elsewhere.
        is_ahead = is_first or start >= end
        rank = max(length, SEED) if is_near else length, is_ahead, -abs(start - end)
        if best is None or rank > best[:3]:
            best = *rank, Run(start, start + length)
    return best[3] if best else None


def _places(
    sought: Sought, sheets: Sheets, place: int, end: int, *, is_first: bool
) -> Iterator[int]:
    """Yields where on the pages a run that begins with a letter may begin: near, then anywhere."""
    if not is_first:
        for start in range(end, min(end + NEAR + 1, len(sheets.letters))):
            if sheets.letters[start] == sought.letters[place] and sheets.starts_word(start):
                yield start
    seed = sought.letters[place : place + SEED]
    start, tried = sheets.letters.find(seed), 0
    while start >= 0 and tried < MOST_PLACES:
        if sheets.starts_word(start):
            tried += 1
            yield start
        start = sheets.letters.find(seed, start + 1)


def _length(sought: Sought, sheets: Sheets, place: int, start: int) -> int:
    """Returns for how many letters sentence and page agree, up to an end of a word of both."""
    most = min(len(sought.letters) - place, len(sheets.letters) - start)
    length = 0
    while length < most and sought.letters[place + length] == sheets.letters[start + length]:
        length += 1
    while length and not (
        sheets.breaks_word(start + length)
        or (sought.starts_word(place + length) and sheets.starts_word(start + length))
    ):
        length -= 1
    return length
