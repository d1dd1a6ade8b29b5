"""Where a passage of a run leads to in the reading room."""

from __future__ import annotations

from collections.abc import Sequence

from app.view.reports import sentence_link
from eval.asked.relevance import Quote, overlaps
from index.rows import SentenceRef
from ingest.alignment import LineRange
from ingest.document import Report


def link_to(report: Report, lines: LineRange, quotes: Sequence[Quote]) -> str:
    """Returns the address of a sentence in the reading room.

    Args:
        report: The report.
        lines: Source lines of a passage.
        quotes: Gold quotes in it: the first sentence that is (part of) one is meant, else the
            passage's first.
    """
    inside = [
        sentence
        for sentence in report.sentences.values()
        if lines[0] <= sentence.source_lines[0] <= lines[1]
    ]
    quoted = [
        sentence
        for sentence in inside
        if any(overlaps(quote, sentence.text, sentence.source_lines) for quote in quotes)
    ]
    first = next(iter(quoted or inside), None)
    return sentence_link(SentenceRef(report.id, first.key)) if first else "?"
