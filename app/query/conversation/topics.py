"""What a question is about: the places, schemes, organisations and subjects that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.query.conversation.subjects import SUBJECTS, Group
from app.query.slots import HOME, countries, country_name
from index.language import LANGUAGES, Language
from index.names import FoundName, KnownNames
from ingest.corpus import Entity
from ingest.text.alignment import WORD, fold

GROUPS: Mapping[str, Group] = {
    "country": "place",
    "region": "place",
    "programme": "scheme",
    "fund": "scheme",
    "forum": "scheme",
    "law": "scheme",
    "organisation": "organisation",
    "person": "person",
}
LONGEST_PLACE = 3  # words of a country's name


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that a question names.

    Attributes:
        start: Its first character in the question.
        end: The one after its last.
        key: The same for every name of it.
        group: What it is; topics of one group may take each other's place.
        names: What it is called, by language.
    """

    start: int
    end: int
    key: str
    group: Group
    names: Mapping[Language, str]

    def named(self, language: Language) -> str:
        """Returns what it is called in a language."""
        return self.names[language]


def topics_in(text: str, known: KnownNames) -> list[Topic]:
    """Returns what a text names, in order, none within another.

    The Netherlands is in half of all questions and seldom what is meant.
    """
    found = [*_named(text, known), *_places(text), *_subjects(text)]
    kept: list[Topic] = []
    for topic in sorted(found, key=lambda topic: topic.start - topic.end):
        if all(topic.end <= other.start or other.end <= topic.start for other in kept):
            kept.append(topic)
    return sorted(kept, key=lambda topic: topic.start)


def distinct(topics: Sequence[Topic]) -> list[Topic]:
    """Returns topics, each of them once: where it was named last."""
    last = {topic.key: topic for topic in topics}
    return [topic for topic in topics if last[topic.key] is topic]


def _named(text: str, known: KnownNames) -> Iterator[Topic]:
    for found in known.found(text):
        entity = known.entity(found.spelled)
        if countries(found.spelled) & HOME:
            continue
        if entity is None:
            names: dict[Language, str] = {"nl": found.spelled, "en": found.spelled}
            yield Topic(found.start, found.end, fold(found.spelled), "scheme", names)
        elif not _is_common(entity):
            yield _of_entity(found, entity)


def topic_of(entity: Entity) -> Topic | None:
    """Returns an entity as a topic that no text names; None if it has no name of its own."""
    return None if _is_common(entity) else _of_entity(FoundName(0, 0, ""), entity)


def _is_common(entity: Entity) -> bool:
    """Returns whether it is no name of its own: "the embassies", "the government"."""
    return entity.names["nl"][0].islower()


def _of_entity(found: FoundName, entity: Entity) -> Topic:
    key = ",".join(sorted(countries(entity.names["en"][0]))) if entity.type == "country" else ""
    names: dict[Language, str] = {
        language: found.spelled
        if found.spelled in entity.names[language]
        else entity.names[language][0]
        for language in LANGUAGES
    }
    group = GROUPS.get(entity.type, "scheme")
    return Topic(found.start, found.end, key or entity.id, group, names)


def _places(text: str) -> Iterator[Topic]:
    """Yields the countries in a text, also those that no report names."""
    words = list(WORD.finditer(text))
    for place in range(len(words)):
        for count in range(1, min(LONGEST_PLACE, len(words) - place) + 1):
            start, end = words[place].start(), words[place + count - 1].end()
            codes = countries(text[start:end]) - HOME
            # "South Sudan" is another country than "Sudan"; "about Sudan" is not.
            if codes and (count == 1 or _is_another(codes, text[start:end])):
                code = min(codes)
                yield Topic(start, end, code, "place", _names_of_country(code))


def _is_another(codes: frozenset[str], name: str) -> bool:
    """Returns whether a name is of another country than it would be with a word less."""
    if len(codes) > 1:
        return False
    without_first = re.sub(r"^\w+\W+", "", name)
    without_last = re.sub(r"\W+\w+$", "", name)
    return codes not in (countries(without_first), countries(without_last))


def _names_of_country(code: str) -> Mapping[Language, str]:
    return {"nl": country_name(code, "nl"), "en": country_name(code, "en")}


def _subjects(text: str) -> Iterator[Topic]:
    for subject in SUBJECTS:
        for match in subject.pattern.finditer(text):
            yield Topic(*match.span(), subject.names["nl"], subject.group, subject.names)


def without_topics(text: str, topics: Sequence[Topic]) -> str:
    """Returns a text without the names of topics, which are in order."""
    kept, end = list[str](), 0
    for topic in topics:
        kept.append(text[end : topic.start])
        end = topic.end
    return re.sub(r"\s+", " ", " ".join([*kept, text[end:]])).strip()
