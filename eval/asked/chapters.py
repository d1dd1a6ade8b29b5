"""Which chapter of which report a gold quote stands in."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from eval.asked.question_record import GoldQuestion
from eval.asked.relevance import GoldSource
from ingest.document import Report


class Chapters:
    """The chapters of reports by their source lines.

    Args:
        reports: With headings.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self._headings = {report.id: _headings(report) for report in reports}
        self._titles = {report.id: report.title for report in reports}

    def of(self, question: GoldQuestion, source: GoldSource) -> str:
        """Returns the heading of the chapter that a question's first quote stands in, or "".

        Among several reports it comes after the title of its own.
        """
        for quote in question.evidence:
            for report, (first, _) in source.find(quote).places:
                if heading := self._heading(report, first):
                    return heading
        return ""

    def _heading(self, report: str, line: int) -> str:
        headings = self._headings[report]
        place = bisect.bisect_right(headings, line, key=lambda heading: heading[0]) - 1
        if place < 0:
            return ""
        _, heading = headings[place]
        return f"{self._titles[report]}: {heading}" if len(self._titles) > 1 else heading


def _headings(report: Report) -> list[tuple[int, str]]:
    """Returns the first source line of every part of a chapter, and the chapter's heading."""
    starts = {
        block.line_ranges[0][0]: block.section[0]
        for block in report.blocks
        if block.section and block.line_ranges and block.kind != "footnote"
    }
    return sorted(starts.items())
