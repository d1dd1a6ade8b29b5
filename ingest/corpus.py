"""A report with what was prepared to find its sentences by.

Anticipated questions are document expansion ("doc2query", Nogueira et al. 2019,
arXiv:1904.08375): questions that people would type, each pointing at the sentence that answers
it. They are indexed and never shown as source text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ingest.document import Report, SentenceKey
from ingest.facts import Fact
from ingest.overviews import Overview


@dataclass(frozen=True, slots=True)
class AnticipatedQuestion:
    """A question that a reader may ask, and the sentences that together answer it, best first."""

    question: str
    language: str
    answers: tuple[SentenceKey, ...]


@dataclass(frozen=True, slots=True)
class PartialQuestion:
    """A question that the report answers only in part.

    Attributes:
        question: As a reader may ask it.
        language: "nl" or "en".
        answers: The sentences that state the part, best first.
        missing: What was asked and is nowhere stated, by language.
    """

    question: str
    language: str
    answers: tuple[SentenceKey, ...]
    missing: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class UnansweredQuestion:
    """A question that a reader may ask and that the report does not answer."""

    question: str
    language: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something the report speaks of.

    Attributes:
        id: Unique within the report.
        type: country, organisation, programme, law, person, forum, region or fund.
        names: Names and abbreviations by language ("nl", "en").
        mentions: Every sentence that names it, in order.
    """

    id: str
    type: str
    names: dict[str, tuple[str, ...]]
    mentions: tuple[SentenceKey, ...]


@dataclass(frozen=True)
class Corpus:
    """A report with what helps to find its sentences; the extras are empty for most reports.

    Attributes:
        report: The report.
        anticipated: Questions that one sentence answers, or up to three.
        broad: Questions that only a set of sentences answers.
        entities: Who and what the report speaks of.
        unanswered: Questions close to the report that it does not answer.
        facts: What its sentences state, in reading order.
        partial: Questions that it answers only in part.
        overviews: Its parts and aspects, summed up in its own sentences.
        suggested: Those of the anticipated questions that may be suggested to readers.
    """

    report: Report
    anticipated: tuple[AnticipatedQuestion, ...] = ()
    broad: tuple[AnticipatedQuestion, ...] = ()
    entities: tuple[Entity, ...] = ()
    unanswered: tuple[UnansweredQuestion, ...] = ()
    facts: tuple[Fact, ...] = ()
    partial: tuple[PartialQuestion, ...] = ()
    overviews: tuple[Overview, ...] = ()
    suggested: tuple[AnticipatedQuestion, ...] = ()

    @cached_property
    def names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The type of each entity, and its names in both languages."""
        return tuple(
            (entity.type, tuple(name for same in entity.names.values() for name in same))
            for entity in self.entities
        )

    @cached_property
    def facts_of(self) -> Mapping[SentenceKey, tuple[Fact, ...]]:
        """The facts by their sentence; sentences without any are left out."""
        found: dict[SentenceKey, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.key, []).append(fact)
        return {key: tuple(facts) for key, facts in found.items()}
