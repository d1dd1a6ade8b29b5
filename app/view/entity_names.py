"""Where a text names somebody or something the report speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.language import LANGUAGES, Language
from ingest.corpus import Entity
from ingest.document import SentenceKey
from ingest.text.alignment import fold

SHORT = 4  # names up to this length are written as they are: "VS" is not "vs."
INITIALS = 2  # so short a name is one only in capitals, even in a hurried question


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a text: its first character, the one after its last, and whose it is."""

    start: int
    end: int
    entity: Entity


class EntityNames:
    """The entities of a report, to be found by id, by sentence and by name.

    Args:
        entities: Of one report.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.by_id: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        mentioned: dict[SentenceKey, list[Entity]] = {}
        for entity in entities:
            for key in entity.mentions:
                mentioned.setdefault(key, []).append(entity)
        self._mentioned = mentioned

    @cached_property
    def _written(self) -> Mapping[str, re.Pattern[str]]:
        return {
            id_: _any_of(
                re.escape(name) if len(name) <= SHORT else f"(?i:{re.escape(name)})"
                for name in _names(entity)
            )
            for id_, entity in self.by_id.items()
        }

    @cached_property
    def _typed(self) -> Mapping[str, re.Pattern[str]]:
        return {
            id_: _any_of(re.escape(fold(n)) for n in _names(entity) if len(n) > INITIALS)
            for id_, entity in self.by_id.items()
        }

    def in_sentence(self, key: SentenceKey, text: str) -> list[NameSpan]:
        """Returns the names in a sentence, or its translation, in order, none within another."""
        found = [
            NameSpan(*match.span(), entity)
            for entity in self._mentioned.get(key, ())
            for match in self._written[entity.id].finditer(text)
        ]
        return longest(found)

    def in_question(self, question: str) -> list[Entity]:
        """Returns whom a question names, in order; accents and case do not matter."""
        folded = fold(question)
        found = [
            NameSpan(*match.span(), entity)
            for id_, entity in self.by_id.items()
            for pattern, text in ((self._typed[id_], folded), (self._written[id_], question))
            for match in pattern.finditer(text)
        ]
        return list({span.entity.id: span.entity for span in longest(found)}.values())


def name_of(entity: Entity, language: Language) -> str:
    """Returns what an entity is called in a language."""
    return entity.names[language][0]


def _names(entity: Entity) -> list[str]:
    """Returns the names in every language, the longest first."""
    names = {name for language in LANGUAGES for name in entity.names[language]}
    return sorted(names, key=len, reverse=True)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w)")


def longest(spans: list[NameSpan]) -> list[NameSpan]:
    """Returns the spans that lie in no longer one, in order."""
    kept: list[NameSpan] = []
    for span in sorted(spans, key=lambda span: span.start - span.end):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
