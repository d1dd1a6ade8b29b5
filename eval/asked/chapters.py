"""Which chapter of the report a gold quote stands in."""

from __future__ import annotations

import bisect

from eval.asked.question_record import GoldQuestion
from eval.asked.relevance import GoldSource
from ingest.document import Report


class Chapters:
    """The chapters of a report by their source lines.

    Args:
        report: With headings.
    """

    def __init__(self, report: Report) -> None:
        starts = {
            block.line_ranges[0][0]: block.section[0]
            for block in report.blocks
            if block.section and block.line_ranges and block.kind != "footnote"
        }
        self._lines = sorted(starts)
        self._headings = [starts[line] for line in self._lines]

    def of(self, question: GoldQuestion, source: GoldSource) -> str:
        """Returns the heading of the chapter that a question's first quote stands in, or ""."""
        for quote in question.evidence:
            for first, _ in source.find(quote).places:
                place = bisect.bisect_right(self._lines, first) - 1
                if place >= 0:
                    return self._headings[place]
        return ""
