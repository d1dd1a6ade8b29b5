"""Where a passage of a run leads to in the reading room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.view.reports import sentence_link
from eval.asked.relevance import Place, Quote, overlaps
from index.rows import SentenceRef
from ingest.document import Report, Sentence


def link_to(reports: Mapping[str, Report], where: Place, quotes: Sequence[Quote]) -> str:
    """Returns the address of a sentence in the reading room.

    Args:
        reports: By id.
        where: Place of a passage.
        quotes: Gold quotes in it: the first sentence that is (part of) one is meant, else the
            passage's first.
    """
    if where.report not in reports:
        return "?"
    (first, last), sentences = where.lines, reports[where.report].sentences.values()
    inside = [sentence for sentence in sentences if first <= sentence.source_lines[0] <= last]
    quoted = [
        sentence for sentence in inside if any(_shows(where.report, sentence, q) for q in quotes)
    ]
    meant = [*quoted, *inside]
    return sentence_link(SentenceRef(where.report, meant[0].key)) if meant else "?"


def _shows(report: str, sentence: Sentence, quote: Quote) -> bool:
    return overlaps(quote, sentence.text, Place(report, sentence.source_lines))
