"""Which facts are about somebody or something, also where their sentence does not name it again.

"In 2023 the highest number of returns in ten years was reached" belongs to Morocco, because that
is what the fact is about or what its words stand for. Only what its readers tied to the thing
counts: a passage is never taken along because it stands next to another.
"""

from __future__ import annotations

import re
from typing import Literal

from app.answer.comparison.subjects import subject_of
from app.answer.comparison.told import (
    FARTHEST,
    FEW_PLACES,
    is_of_a_country,
    longer_names,
    words_beside,
)
from app.answer.lead.fit import report_holds_name
from app.query.slots import HOME, countries_in_report
from ingest.corpus import Corpus, Entity
from ingest.document import SentenceKey
from ingest.facts import LANGUAGES, Fact

# How a fact is tied to the thing: by its subject, by its only place or its only actor, by one of
# two places, or by what words of its sentence stand for.
Tie = Literal["subject", "place", "actor", "places", "meaning"]
OF_FIGURES: tuple[Tie, ...] = ("subject", "place", "actor")  # ties of a figure to what it is of
# What follows one of these is told of what is meant, or why: "the group that Denmark began".
CLAUSE = re.compile(
    r"\b(?:die|dat|omdat|doordat|waar\w*|who|which|that|because|since|where)\b", re.IGNORECASE
)


class About:
    """Tells which facts of a report are about one of its entities.

    Args:
        corpus: The report.
        entity: Who or what is meant.

    Attributes:
        subject: The entity as a thing that facts tell of.
    """

    def __init__(self, corpus: Corpus, entity: Entity) -> None:
        self.corpus = corpus
        self.entity = entity
        self.subject = subject_of(entity, corpus, "nl")
        self._is_place = self.subject.kind == "place"
        # A country's name within another ("Facility for Refugees in Turkey") still says where.
        self._longer = [] if self._is_place else longer_names(self.subject, corpus)

    def tie(self, fact: Fact) -> Tie | None:
        """Returns how a fact is tied to the thing; None if it is not about it."""
        if all(self.is_named_in(fact.subject[language]) for language in LANGUAGES):
            farthest = FARTHEST.get(self.subject.kind)
            if farthest is None or words_beside(fact, self.subject) <= farthest:
                return "subject"
        return self._tie_of_place(fact) or self._tie_of_name(fact)

    def joining(self) -> dict[SentenceKey, Fact]:
        """Returns the sentences about it that lack its name, each with the fact that says so.

        The report's own country gains none: the whole report is told from its point of view.
        """
        if self.subject.codes & HOME:
            return {}
        found: dict[SentenceKey, Fact] = {}
        named = set(self.entity.mentions)
        for key, facts in self.corpus.facts_of.items():
            # A link or a number of a paper, which a footnote gives, says nothing about anybody.
            if key in named or any(fact.kind == "reference" for fact in facts):
                continue
            if tied := next(filter(self.tie, facts), None):
                found[key] = tied
        return found

    def has_figure(self, fact: Fact) -> bool:
        """Returns whether the number of a fact is a figure of the thing.

        The refugees that one country receives are no figure of all refugees, nor of UNHCR.
        """
        if fact.number is None or self.tie(fact) not in OF_FIGURES:
            return False
        return self.subject.kind in ("place", "named") or not is_of_a_country(fact, self.subject)

    def _tie_of_place(self, fact: Fact) -> Tie | None:
        """Returns whether it is where a fact is about, beside one other place at most."""
        wanted = {*self.subject.codes, *self.subject.names} if self._is_place else set()
        places = [place for place in fact.places if place not in HOME]
        if wanted.isdisjoint(places) or len(places) > FEW_PLACES:
            return None
        return "place" if len(places) == 1 else "places"

    def _tie_of_name(self, fact: Fact) -> Tie | None:
        """Returns whether only it acts, or words of the sentence stand for it."""
        if self.subject.kind == "group":
            return None  # what is meant by "the protection of migrants" is no migrant
        names = self.subject.names
        if (
            self.subject.kind == "named"
            and fact.actors
            and all(report_holds_name(actor, names) for actor in fact.actors)
        ):
            return "actor"
        meant = all(
            any(self.is_named_in(_head(one.meaning)) for one in fact.antecedents[language])
            for language in LANGUAGES
        )
        return "meaning" if meant else None

    def is_named_in(self, text: str) -> bool:
        """Returns whether a text names it, and not something else whose name has its name in it."""
        if self.subject.codes and self.subject.codes & countries_in_report(text):
            return True
        return report_holds_name(text, self.subject.names) and not report_holds_name(
            text, self._longer
        )


def _head(meaning: str) -> str:
    """Returns what is meant without what is told of it."""
    return CLAUSE.split(meaning, maxsplit=1)[0]
