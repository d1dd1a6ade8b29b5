"""Paragraphs that an element holds although it says to be one: told by the space between lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.pdf.reader.page_text import Edit, PageText
from ingest.pdf.reader.tags.content import Run

LINE_END = re.compile(r"[ \t]*(?:\r\n|[\ufffe\x02])[ \t]*")
FEWEST_LINES = 4  # fewer do not tell how far apart the lines of one paragraph are
WIDER = 1.3  # times the usual distance of lines, at least


def gaps(read: PageText, runs: Sequence[Run], mark: str) -> Iterator[Edit]:
    """Yields the edits that write a mark where a paragraph ends within an element.

    Args:
        read: The page.
        runs: The element's letters.
        mark: What to write.
    """
    starts: list[int] = []
    ends: list[re.Match[str]] = []  # of the line before each but the first
    for run in runs:
        if run.start < run.end and len(ends) == len(starts):
            starts.append(run.start)
        for match in LINE_END.finditer(read.text, run.start, run.end):
            ends.append(match)
            if match.end() < run.end:
                starts.append(match.end())
    if len(starts) < FEWEST_LINES:
        return
    heights = [read.baseline(place) for place in starts]
    steps = [above - below for above, below in pairwise(heights)]
    down = [step for step in steps if step > 0]
    usual = median(down) if down else 0.0
    for match, step in zip(ends, steps, strict=False):
        if step > WIDER * usual > 0 and "\n" in match[0]:
            yield match.start(), match.end(), mark
