"""Who and what a report speaks of, told by rule: countries, and names that say what they are of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ingest.automatic.by_rule.abbreviations import Abbreviation
from ingest.automatic.by_rule.organisations import kind_of, names_in
from ingest.corpus import Entity
from ingest.document import Report, SentenceKey
from ingest.facts import LANGUAGES
from ingest.text.alignment import fold
from ingest.text.countries import countries_by_name, country_names

FEWEST = 2  # sentences that name what no abbreviation stands for: one may be a chance
SHORT = 4  # letters up to which a name is written as it is
MOST = 400  # dossiers of a report


def entities(report: Report, known: Sequence[Abbreviation]) -> tuple[Entity, ...]:
    """Returns the countries, organisations, laws and programmes that a report names.

    Args:
        report: The report.
        known: The abbreviations that it gives in full.
    """
    found = [*_countries(report), *_named(report, known)]
    return tuple(
        Entity(f"r{number:03}", type_, dict(names), mentions)
        for number, (type_, names, mentions) in enumerate(found[:MOST], start=1)
    )


Found = tuple[str, Mapping[str, tuple[str, ...]], tuple[SentenceKey, ...]]


def _countries(report: Report) -> Iterator[Found]:
    """Yields the countries, most often named first."""
    mentions = defaultdict[str, list[SentenceKey]](list)
    for key, sentence in report.sentences.items():
        for code in sorted(countries_by_name(sentence.text)):
            mentions[code].append(key)
    for code, keys in sorted(mentions.items(), key=lambda one: (-len(one[1]), one[0])):
        said = "\n".join(report.sentences[key].text for key in keys)
        names = {language: _said(country_names(code, language), said) for language in LANGUAGES}
        yield "country", names, tuple(keys)


def _said(names: Sequence[str], text: str) -> tuple[str, ...]:
    """Returns the first of some names, and those of the others that a text has."""
    return (names[0], *(name for name in names[1:] if re.search(rf"\b{name}\b", text)))


def _named(report: Report, known: Sequence[Abbreviation]) -> Iterator[Found]:
    """Yields what has a name that says what it is of, most often named first."""
    short_of = {fold(one.long): one for one in known}
    counted = Counter[str]()
    for sentence in report.sentences.values():
        counted.update(set(names_in(sentence.text)))
    names = [name for name, count in counted.items() if count >= FEWEST or fold(name) in short_of]
    in_full = {fold(one.long): one.long for one in known if kind_of(one.long)}
    for name in names:
        in_full.setdefault(fold(name), name)
    most = sorted(in_full.items(), key=lambda one: -counted[one[1]])[:MOST]
    called = {
        name: (name, short_of[folded].short) if folded in short_of else (name,)
        for folded, name in most
    }
    mentions = _mentions(report, called)
    for name in sorted(called, key=lambda name: (-len(mentions[name]), name)):
        if mentions[name]:
            names_of = dict.fromkeys(LANGUAGES, called[name])
            yield kind_of(name) or "", names_of, tuple(mentions[name])


def _mentions(
    report: Report, called: Mapping[str, Sequence[str]]
) -> Mapping[str, list[SentenceKey]]:
    """Returns the sentences that name each; one name within another is not told of."""
    whose = {_spelled(name): first for first, names in called.items() for name in names}
    written = sorted((name for names in called.values() for name in names), key=len, reverse=True)
    pattern = re.compile(
        "|".join(
            rf"(?<!\w){re.escape(name) if len(name) <= SHORT else f'(?i:{re.escape(name)})'}(?!\w)"
            for name in written
        )
        or r"(?!)"
    )
    found: dict[str, list[SentenceKey]] = {first: [] for first in called}
    for key, sentence in report.sentences.items():
        for first in {whose[_spelled(match[0])] for match in pattern.finditer(sentence.text)}:
            found[first].append(key)
    return found


def _spelled(name: str) -> str:
    """Returns what tells a name from others: short ones are told apart by their capitals."""
    return name if len(name) <= SHORT else name.lower()
