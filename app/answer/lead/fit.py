"""Whether a fact is about what a question is about: its countries, names and periods.

A fact about one programme never answers for another, that of one country never for all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from app.answer.choice.asked_period import standing
from app.query.period import LAST_DAY, Period
from app.query.query import Query
from app.query.slots import HOME, countries_in_report
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.facts import LANGUAGES, Fact
from ingest.text.alignment import WORD, fold

# Of these kinds are the entities that a fact is about or not; organisations only take part.
BINDING = ("programme", "fund", "forum", "law")
WHERE = ("region",)
TAKING_PART = ("organisation", "person")
LONG_LIST = 3  # a fact about so many countries is about each of them


class Asked:
    """What a question is about, looked up once for all facts that may answer it.

    Args:
        query: The question.
        library: Whose reports are asked.
    """

    def __init__(self, query: Query, library: Library) -> None:
        self._query = query
        self._library = library
        self._names = {
            (id_, types): names_asked(query, corpus, types)
            for id_, corpus in library.corpora.items()
            for types in (BINDING, WHERE, TAKING_PART)
        }

    def is_about(self, fact: Fact, ref: SentenceRef) -> bool:
        """Returns whether a fact is about the countries, names and periods asked about."""
        return (
            self._is_of_countries(fact, ref)
            and self._is_of_names(fact, ref)
            and _is_of_period(self._query, fact, ref, self._library)
        )

    def _is_of_countries(self, fact: Fact, ref: SentenceRef) -> bool:
        query = self._query
        subject = countries_in_report(told_of(fact)) - HOME
        if not query.countries:
            # What is said of one country is not said of all; a name asked about tells it too.
            values = countries_in_report("\n".join(fact.value.values()))
            alone = subject - values
            return not alone or len(alone) >= LONG_LIST or self._names_a_fact(fact, ref)
        of_fact = subject | (set(fact.places) - HOME)
        if query.kind == "yesno":  # what it denies is of another country
            questions = [*fact.affirms.values(), *fact.denies.values()]
            of_fact |= countries_in_report("\n".join(questions))
        if of_fact:
            return bool(query.countries & of_fact)
        sentence = self._library.sentence(ref)
        named = countries_in_report(f"{sentence.text}\n{sentence.translation or ''}")
        return bool(query.countries & named)

    def _names_a_fact(self, fact: Fact, ref: SentenceRef) -> bool:
        about = _padded_of_report(told_of(fact))
        asked = [self._names[ref.report_id, types] for types in (BINDING, TAKING_PART)]
        return any(_holds_any(about, names) for same in asked for names in same)

    def _is_of_names(self, fact: Fact, ref: SentenceRef) -> bool:
        about = _padded_of_report("\n".join((told_of(fact), *fact.places)))
        # A figure of the world is none of a region; a reason may well be.
        for types in (BINDING, WHERE) if fact.number is not None else (BINDING,):
            asked = self._names[ref.report_id, types]
            told = any(_holds_any(about, names) for names in asked)
            if (
                asked
                and not told
                and not _mentions(self._library.corpora[ref.report_id], fact, asked)
            ):
                return False
        return True


def told_of(fact: Fact) -> str:
    """Returns what a fact is about, in both languages, with what its words stand for."""
    meanings = [one.meaning for same in fact.antecedents.values() for one in same]
    return "\n".join([*(fact.subject[language] for language in LANGUAGES), *fact.actors, *meanings])


def names_asked(query: Query, corpus: Corpus, types: Sequence[str]) -> list[tuple[str, ...]]:
    """Returns the names of each entity of some types that a question names."""
    asked = _padded(query.searched)
    return [
        names
        for type_, names in corpus.names
        if type_ in types and any(one in asked for one in _padded_names(names))
    ]


@lru_cache(maxsize=1024)
def _padded_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Returns what to find an entity by; nothing if it has no name.

    One written small ("opvang in de regio") is a topic.
    """
    is_named = any(letter.isupper() for name in names for letter in name)
    return tuple(one for one in map(_padded_of_report, names) if is_named and one.strip())


def holds_name(text: str, names: Iterable[str]) -> bool:
    """Returns whether a text has one of some names, whatever its case and accents."""
    return _holds_any(_padded(text), names)


def report_holds_name(text: str, names: Iterable[str]) -> bool:
    """Returns `holds_name` of a text of the report, which comes back with every question.

    Never of a question: it would be remembered.
    """
    return _holds_any(_padded_of_report(text), names)


def _mentions(corpus: Corpus, fact: Fact, asked: Sequence[tuple[str, ...]]) -> bool:
    sentence = corpus.report.sentences[fact.key]
    text = _padded_of_report(f"{sentence.text}\n{sentence.translation or ''}")
    return any(_holds_any(text, names) for names in asked)


def _is_of_period(query: Query, fact: Fact, ref: SentenceRef, library: Library) -> bool:
    asked = query.periods.periods
    if not asked:
        return True
    if period := period_of_fact(fact):
        return any(period.meets(one) for one in asked)
    if standing(ref, asked, library) == "states":
        return True
    # Without a time of its own it is of the report's: the year in its title.
    title = library.report(ref.report_id).title
    return any(year in title for year in query.years) and standing(ref, asked, library) == "open"


def period_of_fact(fact: Fact) -> Period | None:
    """Returns the days that a fact is about; None if it tells no time."""
    if not fact.time:
        return None
    first, _, last = fact.time.partition("/")
    if last == "..":
        return Period(_day(first, is_last=False), LAST_DAY)
    return Period(_day(first, is_last=False), _day(last or first, is_last=True))


def _day(text: str, is_last: bool) -> date:
    """Returns the first or last day of an ISO date, month or year."""
    year, *rest = [int(part) for part in re.findall(r"\d+", text)]
    month = rest[0] if rest else (12 if is_last else 1)
    if len(rest) > 1:
        return date(year, month, rest[1])
    return date(year, month, monthrange(year, month)[1] if is_last else 1)


@lru_cache(maxsize=8192)
def _padded_of_report(text: str) -> str:
    """Returns `_padded` of a text of the report, which comes back with every question."""
    return _padded(text)


def _padded(text: str) -> str:
    return f" {' '.join(WORD.findall(fold(text)))} "


def _holds_any(padded: str, names: Iterable[str]) -> bool:
    return any(folded in padded for name in names if (folded := _padded_of_report(name)).strip())
