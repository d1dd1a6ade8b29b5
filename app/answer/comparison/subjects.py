"""What can be compared, and where a text names it: by the names that a report's entities have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.answer.lead.fit import report_holds_name
from app.query.slots import HOME, countries, countries_in_report
from index.language import Language
from ingest.corpus import Corpus, Entity

SubjectKind = Literal["place", "named", "topic", "group", "organisation", "person"]
# By which facts call the phases of a programme.
FIRST = ("fase 1", "fase I", "eerste fase", "phase 1", "phase I", "phase one", "first phase")
SECOND = (
    "fase 2", "fase II", "tweede fase", "nieuwe fase", "vervolgfase", "phase 2", "phase II",
    "phase two", "second phase", "new phase", "follow-up phase",
)  # fmt: skip
PLACES = ("country", "region")
NAMED = ("programme", "fund", "forum", "law")
# Endings that a last word may have beside those of the name: "vluchtelingen", "Rabat-proces".
ENDING = r"(?:en|s|n|e|'s)?"
FEWEST_LETTERS = 5  # of a name whose last word may have an ending
EDGE = re.compile(r"\b")  # of a word: all names begin there
MINISTRY = re.compile(r"^(?:ministerie van|Ministry of) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Subject:
    """One of the things to compare.

    Attributes:
        kind: Only things of one kind are compared.
        id: Of its entity; different things have different ones.
        names: By which a fact's subject or a text calls it, in both languages.
        title: What its column is called.
        codes: ISO 3166 code of a country, else empty.
        part: Names of the phase of it that is meant; empty for the whole.
        year: The year that is meant, or "".
    """

    kind: SubjectKind
    id: str
    names: tuple[str, ...]
    title: str
    codes: frozenset[str] = frozenset()
    part: tuple[str, ...] = ()
    year: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a thing."""

    start: int
    end: int
    subject: Subject


class SubjectFinder:
    """Finds what a report's entities can be compared of in texts.

    Args:
        corpus: The report.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._entities = [one for one in corpus.entities if _kind(one)]
        self._by_code = {code: one for one in self._entities for code in _codes(one)}
        spelled = [(name, entity) for entity in self._entities for name in _spellings(entity)]
        spelled.sort(key=lambda one: -len(one[0]))
        # By the letter that they begin with: all of them tried at each word takes a millisecond.
        by_letter: dict[str, list[tuple[str, Entity]]] = {}
        for name, entity in spelled:
            by_letter.setdefault(name[:1].casefold(), []).append((name, entity))
        self._patterns = {
            letter: re.compile("|".join(f"({_as_pattern(name)})" for name, _ in own))
            for letter, own in by_letter.items()
        }
        self._entities_of = {
            letter: [entity for _, entity in own] for letter, own in by_letter.items()
        }
        self._subjects: dict[tuple[str, Language], Subject] = {}

    def find(self, text: str, language: Language) -> list[Mention]:
        """Returns what a text names, in order; the Netherlands is the report's point of view."""
        found = [
            Mention(*match.span(), self.subject(entity, language))
            for match, entity in self._named(text)
        ]
        for match in re.finditer(r"[A-Za-zÀ-ÿ'-]+", text):
            codes = countries(match[0]) - HOME
            is_free = all(match.end() <= one.start or one.end <= match.start() for one in found)
            if is_free and len(codes) == 1 and (entity := self._by_code.get(next(iter(codes)))):
                found.append(Mention(*match.span(), self.subject(entity, language)))
        home = [one for one in found if one.subject.codes <= HOME and one.subject.codes]
        return sorted((one for one in found if one not in home), key=lambda one: one.start)

    def _named(self, text: str) -> Iterator[tuple[re.Match[str], Entity]]:
        """Yields where a text has a name, the longest one first, and whose it is."""
        end = 0
        for edge in EDGE.finditer(text):
            letter = text[edge.start() : edge.start() + 1].casefold()
            if edge.start() < end or letter not in self._patterns:
                continue
            if match := self._patterns[letter].match(text, edge.start()):
                yield match, self._entities_of[letter][(match.lastindex or 1) - 1]
                end = match.end()

    def with_phases(self, language: Language) -> Subject | None:
        """Returns the programme whose phases the report tells most of; None if it tells of none."""
        subjects = ["\n".join(fact.subject.values()) for fact in self._corpus.facts]
        phases = [about for about in subjects if report_holds_name(about, FIRST + SECOND)]
        counted = [
            (sum(report_holds_name(about, _spellings(entity)) for about in phases), entity)
            for entity in self._entities
            if _kind(entity) == "named"
        ]
        most, entity = max(counted, key=lambda one: one[0], default=(0, None))
        return self.subject(entity, language) if most and entity else None

    def subject(self, entity: Entity, language: Language) -> Subject:
        """Returns an entity as a thing to compare, under the name that the report most uses."""
        key = (entity.id, language)
        if key not in self._subjects:
            self._subjects[key] = subject_of(entity, self._corpus, language)
        return self._subjects[key]


def subject_of(entity: Entity, corpus: Corpus, language: Language) -> Subject:
    """Returns an entity as a thing to compare, under the name that its report most uses."""
    names = tuple(dict.fromkeys(name for same in entity.names.values() for name in same))
    kind = _kind(entity) or "topic"
    if kind == "group":
        names += tuple(f"{name}{ending}" for name in names for ending in ("n", "en", "s"))
    return Subject(kind, entity.id, names, _title(entity, language, corpus), _codes(entity))


def _title(entity: Entity, language: Language, corpus: Corpus) -> str:
    """Returns the name in a language that sentences use most often; the first of equals."""
    names = entity.names[language]
    texts = [corpus.report.sentences[key].text_in(language) for key in entity.mentions]
    counted = [sum(name in text for text in texts) for name in names]
    title = names[counted.index(max(counted))] if texts else names[0]
    return title[:1].upper() + title[1:] if title[1:2].islower() else title


def _kind(entity: Entity) -> SubjectKind | None:
    """Returns the kind of an entity; None if it is of another type."""
    # An abbreviation ("ODIR") makes no name of what is written small.
    is_name = any(letter.isupper() for letter in entity.names["nl"][0])
    if entity.type in PLACES:
        return "place"
    if entity.type in NAMED:
        return "named" if is_name else "topic"
    if entity.type == "organisation":
        return "organisation"
    if entity.type == "person":
        return "person" if is_name else "group"
    return None


def _codes(entity: Entity) -> frozenset[str]:
    if entity.type != "country":
        return frozenset()
    names = (name for same in entity.names.values() for name in same)
    return frozenset().union(*map(countries_in_report, names))


def _spellings(entity: Entity) -> Iterator[str]:
    for name in dict.fromkeys(name for same in entity.names.values() for name in same):
        yield name
        if MINISTRY.match(name):
            yield MINISTRY.sub("", name)


def _as_pattern(name: str) -> str:
    """Returns a pattern for a name in any case, short ones and those in capitals as they are."""
    words = r"[\s-]+".join(re.escape(one) for one in re.split(r"[\s-]+", name))
    if len(name) < FEWEST_LETTERS and name.isupper():
        return rf"\b{words}\b"
    ending = ENDING if len(name) >= FEWEST_LETTERS and not name.isupper() else ""
    return rf"(?i:\b{words}{ending}\b)"
