"""What the facts of a report say of each of the things compared, and of it alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.answer.comparison.aspects import Aspect, aspect_of
from app.answer.comparison.subjects import Subject, SubjectKind
from app.answer.lead.fit import report_holds_name
from app.query.slots import HOME, countries_in_report
from index.language import LANGUAGES, Language
from index.library import Library
from index.rows import SentenceRef
from index.stopwords import STOPWORDS
from ingest.corpus import Corpus
from ingest.facts import Fact, FactKind
from ingest.text.alignment import WORD, fold

FEW_PLACES = 2  # a fact about more places is about none of them in particular
FAR = 8  # words that the subject of a fact may have beside the thing
FARTHEST: dict[SubjectKind, int] = {"group": 2}  # what is said of all of them, not of some
OF_GROUPS: frozenset[Aspect] = frozenset(("what", "persons"))
BY_PLACE = 3  # how many words further a fact is that only its place ties to a country
BY_ACTOR = 6  # how many words further from the thing a fact is that only its actor ties to it
OF_ACTORS: frozenset[FactKind] = frozenset({"count", "money", "date", "duration", "result"})
# Words that make a subject no other thing: "het PROMIS-project", "het COMPASS-partnerschap".
SMALL = frozenset("programma programme project partnerschap partnership proces process".split())


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as it is told of a thing.

    Attributes:
        fact: The fact.
        ref: Its sentence.
        aspect: What it tells.
        distance: How many words its subject has beside the thing: 0 if it is about nothing else.
        is_chosen: Whether those who read the report chose its sentence for the comparison.
    """

    fact: Fact
    ref: SentenceRef
    aspect: Aspect
    distance: int
    is_chosen: bool = False

    @property
    def about(self) -> str:
        """What it is about, in both languages."""
        return "\n".join(self.fact.subject.values())


def told_of_each(
    subjects: Sequence[Subject], corpus: Corpus, years: frozenset[str] = frozenset()
) -> list[list[Told]]:
    """Returns for each thing what is told of it and of no other of them, in reading order.

    Args:
        subjects: The things.
        corpus: The report.
        years: Those asked about: figures of others are left out; empty for any.
    """
    facts = [fact for fact in corpus.facts if not _is_of_another_year(fact, years)]
    longer = {one.id: longer_names(one, corpus) for one in subjects}
    return [
        [
            Told(fact, SentenceRef(corpus.report.id, fact.key), aspect, distance)
            for fact in facts
            if (aspect := aspect_of(fact, subject.kind == "place"))
            and (
                distance := _distance(fact, subject, _others(subject, subjects), longer[subject.id])
            )
            is not None
            and distance <= FARTHEST.get(subject.kind, FAR)
            and _tells(fact, aspect, subject)
        ]
        for subject in subjects
    ]


def _others(subject: Subject, subjects: Sequence[Subject]) -> list[Subject]:
    return [one for one in subjects if one is not subject]


def _distance(
    fact: Fact, subject: Subject, others: Sequence[Subject], longer: Sequence[str]
) -> int | None:
    """Returns how far a fact is from being about a thing alone; None if it is not about it."""
    distance = (
        _distance_of_place(fact, subject)
        if subject.kind == "place"
        else _distance_by_name(fact, subject, longer)
    )
    is_shared = distance is not None and any(_names(fact, one) for one in others)
    return None if is_shared else distance


def _distance_by_name(fact: Fact, subject: Subject, longer: Sequence[str]) -> int | None:
    about = "\n".join(fact.subject.values())
    if subject.year and not (fact.time or "").startswith(subject.year):
        return None
    if report_holds_name(about, longer):
        return None
    if subject.part and not report_holds_name(about, subject.part):
        return None
    if subject.kind == "group":  # "migrant smuggling" is about no migrant in Dutch
        is_about = all(report_holds_name(text, subject.names) for text in fact.subject.values())
    else:
        is_about = report_holds_name(about, subject.names)
    if is_about:
        return None if is_of_a_country(fact, subject) else words_beside(fact, subject)
    is_only_actor = bool(fact.actors) and all(
        report_holds_name(actor, subject.names) for actor in fact.actors
    )
    if subject.kind == "named" and is_only_actor and fact.kind in OF_ACTORS and not subject.part:
        return words_beside(fact, subject) + BY_ACTOR
    return None


def _distance_of_place(fact: Fact, subject: Subject) -> int | None:
    if subject.year and not (fact.time or "").startswith(subject.year):
        return None
    about = "\n".join(fact.subject.values())
    is_named = report_holds_name(about, subject.names) or bool(
        countries_in_report(about) & subject.codes
    )
    places = [place for place in fact.places if place not in HOME]
    is_there = any(place in subject.codes or place in subject.names for place in places)
    if is_named:
        return words_beside(fact, subject)
    if not is_there or len(places) > FEW_PLACES:
        return None
    return words_beside(fact, subject) + (BY_PLACE if len(places) == 1 else BY_ACTOR)


def _tells(fact: Fact, aspect: Aspect, subject: Subject) -> bool:
    """Returns whether a fact tells of a thing what its aspect promises.

    Of people what they are and how many; of a country the lists and ranks that it stands on.
    """
    if subject.kind == "group":
        return aspect in OF_GROUPS
    if subject.kind != "place" or aspect not in ("lists", "places"):
        return True
    value = "\n".join(fact.value.values())
    is_named = bool(countries_in_report(value) & subject.codes) or report_holds_name(
        value, subject.names
    )
    return is_named or fact.number is not None


def _names(fact: Fact, subject: Subject) -> bool:
    """Returns whether a fact is about another thing of the comparison."""
    about = "\n".join(fact.subject.values())
    if subject.part:
        return report_holds_name(about, subject.part)
    if subject.year:
        return (fact.time or "").startswith(subject.year)
    is_there = bool(subject.codes & set(fact.places)) and len(fact.places) <= FEW_PLACES
    return report_holds_name(about, subject.names) or is_there


def longer_names(subject: Subject, corpus: Corpus) -> list[str]:
    """Returns the names of other things that hold this one's: "IFC-UNHCR Joint Initiative"."""
    others = {
        name
        for entity in corpus.entities
        if entity.id != subject.id
        for same in entity.names.values()
        for name in same
    }
    return [
        name
        for name in others - set(subject.names)
        if report_holds_name(name, subject.names) and name not in subject.names
    ]


def is_of_a_country(fact: Fact, subject: Subject) -> bool:
    """Returns whether a fact is about a country that the thing's own names do not have."""
    about = countries_in_report("\n".join(fact.subject.values())) - HOME
    return bool(about - countries_in_report("\n".join(subject.names)))


def words_beside(fact: Fact, subject: Subject) -> int:
    """Returns how many words the subject of a fact has beside the thing: the fewest it can do."""
    return min(_beside_in(fact.subject[language], subject) for language in LANGUAGES)


def _beside_in(text: str, subject: Subject) -> int:
    names = {word for name in (*subject.names, *subject.part) for word in WORD.findall(fold(name))}
    words = WORD.findall(fold(text))
    small = SMALL | STOPWORDS["nl"] | STOPWORDS["en"]
    return sum(word not in names and word not in small for word in words)


def _is_of_another_year(fact: Fact, years: Iterable[str]) -> bool:
    """Returns whether a figure is of a year that is not asked about."""
    if fact.number is None or not fact.time or not years:
        return False
    told = set(re.findall(r"\b\d{4}\b", fact.time))
    return not told & set(years) and not fact.time.endswith("/..")


def label_of(told: Told, subject: Subject, language: Language) -> str:
    """Returns what stands before a value: what it is about, unless that is the thing itself."""
    if told.distance == 0:
        return ""
    text = re.sub(r"^(?:de|het|een|the|an?)\s+", "", told.fact.subject[language])
    return text[:1].upper() + text[1:] if text[1:2].islower() else text


def is_legible(told: Told, library: Library) -> bool:
    """Returns whether the figures of its sentence can be read."""
    return not library.sentence(told.ref).value_uncertain
