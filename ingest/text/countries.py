"""The countries that a text names, in Dutch or English, by the names of CLDR."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from babel import Locale

from ingest.text.alignment import WORD, fold

# Names that people use and CLDR does not list for Dutch or English.
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "TR": ("Turkey", "Turkije"),
    "US": ("VS", "USA", "US", "Amerika", "America"),
    "GB": ("VK", "UK", "Engeland", "England", "Groot-Brittannië", "Great Britain"),
    "CI": ("Ivoorkust", "Ivory Coast"),
    "CD": ("Congo", "DRC"),
    "PS": ("Palestina", "Palestine", "Gaza"),
    "SS": ("Zuid-Soedan", "South Sudan", "Zuid-Sudan"),
    "SD": ("Soedan", "Sudan"),
    "MD": ("Moldavië", "Moldova"),
    "CZ": ("Tsjechië", "Czech Republic"),
    "NL": ("Nederland", "Netherlands"),
}
# Demonyms share the opening of the name and end like one ("Jordaanse", "Moroccan"); shorter
# openings and other endings mislead ("Liberalisatie").
MIN_STEM = 5
AT_ONCE = 10_000  # lines
INITIALS = 2  # letters of a name that is one only in capitals
CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][^\W\d_]{4,}")
SOUTH_SUDAN = re.compile(r"(?i)\b(?:zuid|south)[- ](?:soedan|sudan)\w*")
DEMONYM_ENDING = re.compile(r"[a-z]{0,2}(?:aan|an|ees|isch|ian|ese|ish)(?:s|se|e|en)?")
# "Réunion" and "Jersey" are ordinary words far more often than places.
NOT_MEANT = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "RE", "JE"})


def countries(text: str) -> frozenset[str]:
    """Returns the ISO 3166 codes of the countries a text names, also by an adjective.

    Nothing is remembered of the text, which may be a question.
    """
    adjectives = (_by_adjective(fold(word)) for word in set(CAPITALISED.findall(text)))
    return _apart(text, set(_named(WORD.findall(fold(text)))).union(*adjectives), countries)


def countries_in(texts: Sequence[str]) -> frozenset[str]:
    """Returns the codes of the countries that lines of text name, of a whole library if need be.

    They are read some at a time, as all of them together would be held several times.
    """
    parts = (texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE))
    return frozenset().union(*(countries("\n".join(part)) for part in parts))


def countries_by_name(text: str) -> frozenset[str]:
    """Returns the ISO 3166 codes of the countries a text names by their own names."""
    return _apart(text, set(_named(WORD.findall(fold(text)))), countries_by_name)


def _apart(text: str, found: set[str], read: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """Returns countries with those told by two capitals, and Soedan apart from Zuid-Soedan."""
    # Two letters are a name only in capitals; "us" and "vs" are words of their own.
    found |= {code for pattern, code in _initials() if pattern.search(text)}
    if "SS" in found:  # "Zuid-Soedan" does not name Soedan
        rest = SOUTH_SUDAN.sub("", text)
        return frozenset({"SS"}) | (read(rest) if rest != text else frozenset())
    return frozenset(found)


def country_name(code: str, language: str) -> str:
    """Returns the name of a country, by its ISO 3166 code, in "nl" or "en"."""
    return str(Locale(language).territories[code])


def country_names(code: str, language: str) -> tuple[str, ...]:
    """Returns what a country is called in a language, that of CLDR first."""
    return tuple(dict.fromkeys((country_name(code, language), *OTHER_NAMES.get(code, ()))))


def _named(words: Sequence[str]) -> Iterable[str]:
    """Yields the codes of the names that stand in folded words, one after another."""
    names = _names()
    for start, first in enumerate(words):
        for name, code in names.get(first, ()):
            if tuple(words[start : start + len(name)]) == name:
                yield code


def _by_adjective(word: str) -> set[str]:
    """Returns the codes of the names that a folded word shares its opening with."""
    stems = _stems()
    return {
        stems[word[:length]]
        for length in range(MIN_STEM, len(word) + 1)
        if word[:length] in stems and DEMONYM_ENDING.fullmatch(word, length)
    }


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Returns the names in folded words, with their codes, by the first word."""
    names = {(tuple(WORD.findall(fold(name))), code) for code, name in _territories()}
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in names:
        if len(" ".join(name)) > INITIALS:
            by_first.setdefault(name[0], []).append((name, code))
    return by_first


@lru_cache(maxsize=1)
def _initials() -> Sequence[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(rf"\b{name}\b"), code)
        for code, names in OTHER_NAMES.items()
        for name in names
        if len(name) == INITIALS
    ]


@lru_cache(maxsize=1)
def _stems() -> Mapping[str, str]:
    stems: dict[str, set[str]] = {}
    for code, name in _territories():
        if name.isalpha() and len(name) > MIN_STEM:
            stems.setdefault(fold(name)[: max(MIN_STEM, len(name) - 3)], set()).add(code)
    # An opening that several countries share, or that is another's name, says nothing.
    names = {" ".join(name) for same in _names().values() for name, _ in same}
    return {
        stem: next(iter(codes))
        for stem, codes in stems.items()
        if len(codes) == 1 and stem not in names
    }


def _territories() -> Iterable[tuple[str, str]]:
    for language in ("nl", "en"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NOT_MEANT:
                yield code, str(name)
    for code, names in OTHER_NAMES.items():
        for name in names:
            yield code, name
