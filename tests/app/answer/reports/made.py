"""Two editions of the tiny report, and another one."""

from __future__ import annotations

from dataclasses import replace

from ingest.corpus import Corpus
from ingest.document import Report
from tests.fakes import edition_corpus, plain_corpus
from tests.second_edition import second_edition

OLD, NEW, OTHER = "proef-2022", "proef-2023", "nota"


def editions() -> list[Corpus]:
    """Returns the editions of 2022 and 2023, and a report on drought."""
    first = edition_corpus()
    old = replace(first, report=replace(first.report, id=OLD, title="Proefrapportage 2022"))
    written = {"1.250": "1.400", "1,250": "1,400", "Turkije": "Turkije"}
    new = second_edition(old, NEW, "Proefrapportage 2023", written, {1250.0: 1400.0})
    return [old, new, plain_corpus()]


def report(id_: str, title: str) -> Report:
    """Returns a report that has no more than a name."""
    return replace(edition_corpus().report, id=id_, title=title)
