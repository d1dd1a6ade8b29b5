"""Pages of contents: titles and page numbers, which are no text of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf.reader.untagged.placed_lines import PlacedLine

LEADERS = re.compile(r"(?:[.·…_] ?){4,}\s*(?:\d{1,4}|[ivxl]{1,7})?$")
NUMBER_AT_END = re.compile(r"\s(?:\d{1,4}|[ivxl]{1,7})$")
TITLE = re.compile(
    r"(?:\d+\.?\s+)?(?:inhoud|inhoudsopgave|inhoudsopgaaf|inhoudstafel|contents|table of contents)",
    re.IGNORECASE,
)
FEWEST = 3  # entries that make a list of contents
FEWEST_LEADERS = 2  # rows of dots do so sooner
MOST_BETWEEN = 4  # lines from one entry to the next: titles take several


def without_contents(pages: Sequence[Sequence[PlacedLine]]) -> list[list[PlacedLine]]:
    """Returns the lines of each page, those of a list of contents as furniture."""
    cleaned: list[list[PlacedLine]] = []
    goes_on = False
    for page in pages:
        entries = [number for number, line in enumerate(page) if _is_entry(line, True)]
        titles = [
            n
            for n, line in enumerate(page)
            if TITLE.fullmatch(line.text.strip(" :.")) and not line.is_furniture
        ]
        first = titles[0] + 1 if titles else 0
        if len(entries) < FEWEST_LEADERS and (titles or goes_on):
            entries = [n for n, line in enumerate(page) if n >= first and _is_entry(line, False)]
            entries = entries if len(entries) >= FEWEST else []
        inside = _spans(
            entries if len(entries) >= FEWEST_LEADERS else [], first if titles else None
        )
        cleaned.append(
            [
                replace(line, is_furniture=True) if number in inside else line
                for number, line in enumerate(page)
            ]
        )
        goes_on = bool(inside)
    return cleaned


def _is_entry(line: PlacedLine, has_leaders: bool) -> bool:
    if line.is_furniture:
        return False
    if has_leaders:
        return bool(LEADERS.search(line.text[-200:]))
    return len(line.cells) > 1 and bool(NUMBER_AT_END.search(line.text[-20:]))


def _spans(entries: Sequence[int], title: int | None) -> set[int]:
    """Returns the lines of entries and those between them, and from the title to the first."""
    inside: set[int] = set(entries)
    before = title - 1 if title is not None else None
    for entry in entries:
        if before is not None and entry - before <= MOST_BETWEEN + 1:
            inside |= set(range(before + 1, entry))
        before = entry
    return inside
