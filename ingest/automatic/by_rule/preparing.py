"""A report read automatically -> the same with what rules can prepare."""

from __future__ import annotations

from ingest.automatic.by_rule.abbreviations import abbreviations
from ingest.automatic.by_rule.entities import entities
from ingest.automatic.by_rule.figures import facts
from ingest.automatic.by_rule.lists import lists
from ingest.automatic.by_rule.overviews import overviews
from ingest.automatic.by_rule.persons import offices, persons
from ingest.automatic.by_rule.signatures import signatures
from ingest.corpus import Corpus
from ingest.document import Report


def prepared(report: Report) -> Corpus:
    """Returns a report with its entities, facts and overviews; see the modules of this folder."""
    known, stated = abbreviations(report), facts(report)
    named = entities(report, known)
    return Corpus(
        report,
        entities=(*named, *persons(report, len(named) + 1)),
        facts=(*stated, *lists(report), *offices(report), *signatures(report)),
        overviews=overviews(report, known, stated),
    )
