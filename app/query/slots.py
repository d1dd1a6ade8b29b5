"""What a question is tied to: the countries, years and names that its answer must be about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from babel import Locale

from ingest.text.alignment import WORD, fold

YEAR = re.compile(r"\b(?:19|20)\d\d\b")

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
INITIALS = 2  # letters of a name that is one only in capitals
CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][^\W\d_]{4,}")
SOUTH_SUDAN = re.compile(r"(?i)\b(?:zuid|south)[- ](?:soedan|sudan)\w*")
DEMONYM_ENDING = re.compile(r"[a-z]{0,2}(?:aan|an|ees|isch|ian|ese|ish)(?:s|se|e|en)?")
# The report's own point of view, in half of all questions and seldom what is meant.
HOME = frozenset({"NL"})
# A word in capitals, but for one that opens a sentence or quotation.
NAME = re.compile(r"(?<![.?!:\"'“‘(] )(?<!^)\b[A-ZÀ-Þ]\w+|\b[A-Z]{2,}\b")
# "Réunion" and "Jersey" are ordinary words far more often than places.
NOT_MEANT = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "RE", "JE"})


def countries(text: str) -> frozenset[str]:
    """Returns the ISO 3166 codes of the countries a text names, also by an adjective.

    Nothing is remembered of the text, which may be a question.
    """
    found = set(_named(WORD.findall(fold(text))))
    for word in CAPITALISED.findall(text):
        found |= _by_adjective(fold(word))
    # Two letters are a name only in capitals; "us" and "vs" are words of their own.
    found |= {code for pattern, code in _initials() if pattern.search(text)}
    if "SS" in found:  # "Zuid-Soedan" does not name Soedan
        rest = SOUTH_SUDAN.sub("", text)
        return frozenset({"SS"}) | (countries(rest) if rest != text else frozenset())
    return frozenset(found)


@lru_cache(maxsize=8192)
def countries_in_report(text: str) -> frozenset[str]:
    """Returns `countries` of a text of the report, which comes back with every question.

    Never of a question: it would be remembered.
    """
    return countries(text)


def country_name(code: str, language: str) -> str:
    """Returns the name of a country, by its ISO 3166 code, in "nl" or "en"."""
    return str(Locale(language).territories[code])


def years(text: str) -> frozenset[str]:
    """Returns the years a text names."""
    return frozenset(YEAR.findall(text))


def names(text: str) -> frozenset[str]:
    """Returns the words of a text that are names, those of countries left out."""
    return frozenset(name for name in NAME.findall(text) if not countries(name))


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
