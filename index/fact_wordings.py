"""The wordings by which the facts of a report are found, each of which has a vector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.corpus import Corpus
from ingest.facts import LANGUAGES, Fact

WordingKind = Literal["asked", "affirmed", "denied", "not_stated"]


@dataclass(frozen=True, slots=True)
class FactWording:
    """A wording of what a fact answers, or of what it leaves out.

    Attributes:
        report_id: Of the fact's report.
        fact: The fact.
        kind: Whether it asks for the value ("asked"), is a question that the fact answers with
            yes or no, or is something that the report does not state.
        place: Of what is not stated, in the fact's list; else 0.
        text: What is encoded.
    """

    report_id: str
    fact: Fact
    kind: WordingKind
    place: int
    text: str


def fact_wordings(corpora: Sequence[Corpus]) -> list[FactWording]:
    """Returns the wordings of all reports, in an order that depends on the reports alone."""
    return [
        FactWording(corpus.report.id, fact, kind, place, text)
        for corpus in corpora
        for fact in corpus.facts
        for kind, place, text in _wordings(fact)
    ]


def _wordings(fact: Fact) -> Iterator[tuple[WordingKind, int, str]]:
    for language in LANGUAGES:
        subject = fact.subject[language]
        for ask in fact.asks[language]:
            yield "asked", 0, f"{ask} {subject}"  # short ones are safe only with their subject
        if fact.affirms:
            yield "affirmed", 0, fact.affirms[language]
        if fact.denies:
            yield "denied", 0, fact.denies[language]
        for place, text in enumerate(fact.not_stated[language]):
            yield "not_stated", place, text
