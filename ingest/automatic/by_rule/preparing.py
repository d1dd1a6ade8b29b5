"""A report read automatically -> the same with what rules can prepare."""

from __future__ import annotations

from ingest.automatic.by_rule.abbreviations import abbreviations
from ingest.automatic.by_rule.entities import entities
from ingest.automatic.by_rule.figures import facts
from ingest.automatic.by_rule.overviews import overviews
from ingest.corpus import Corpus
from ingest.document import Report


def prepared(report: Report) -> Corpus:
    """Returns a report with its entities, facts and overviews; see the modules of this folder."""
    known, stated = abbreviations(report), facts(report)
    return Corpus(
        report,
        entities=entities(report, known),
        facts=stated,
        overviews=overviews(report, known, stated),
    )
