"""The wordings by which the overviews of a report are found, each of which has a vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.language import Language
from ingest.corpus import Corpus
from ingest.overviews import Overview

WORDING_LANGUAGES: tuple[Language, ...] = ("nl", "en")


@dataclass(frozen=True, slots=True)
class OverviewWording:
    """A wording by which people ask for an overview, or its title.

    Attributes:
        report_id: Of the overview's report.
        overview: The overview.
        language: Of the wording.
        text: What is encoded.
    """

    report_id: str
    overview: Overview
    language: Language
    text: str


def overview_wordings(corpora: Sequence[Corpus]) -> list[OverviewWording]:
    """Returns the wordings of all reports, in an order that depends on the reports alone."""
    return [
        OverviewWording(corpus.report.id, overview, language, text)
        for corpus in corpora
        for overview in corpus.overviews
        for language in WORDING_LANGUAGES
        for text in (overview.title[language], *overview.names[language])
    ]
