"""What a question is tied to: the countries and years that its answer must be about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from babel import Locale

from ingest.alignment import WORD, fold

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
DEMONYM_ENDING = re.compile(r"[a-z]{0,2}(?:aan|an|ees|isch|ian|ese|ish)(?:s|se|e|en)?")
# "Réunion" and "Jersey" are ordinary words far more often than places.
NOT_MEANT = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "RE", "JE"})


@lru_cache(maxsize=8192)
def countries(text: str) -> frozenset[str]:
    """Returns the ISO 3166 codes of the countries a text names, also by an adjective."""
    folded = f" {' '.join(WORD.findall(fold(text)))} "
    found = {code for name, code in _names() if f" {name} " in folded}
    for word in re.findall(r"\b[A-ZÀ-Þ][^\W\d_]{4,}", text):
        folded_word = fold(word)
        found |= {
            code
            for stem, code in _stems()
            if folded_word.startswith(stem) and DEMONYM_ENDING.fullmatch(folded_word[len(stem) :])
        }
    # Two letters are a name only in capitals; "us" and "vs" are words of their own.
    found |= {code for name, code in _initials() if re.search(rf"\b{name}\b", text)}
    if "SS" in found:  # "Zuid-Soedan" does not name Soedan
        rest = re.sub(r"(?i)\b(?:zuid|south)[- ](?:soedan|sudan)\w*", "", text)
        return frozenset({"SS"}) | (countries(rest) if rest != text else frozenset())
    return frozenset(found)


def years(text: str) -> frozenset[str]:
    """Returns the years a text names."""
    return frozenset(YEAR.findall(text))


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, str], ...]:
    names = set()
    for code, name in _territories():
        names.add((" ".join(WORD.findall(fold(name))), code))
    return tuple(sorted((name, code) for name, code in names if len(name) > 2))


def _initials() -> Iterable[tuple[str, str]]:
    return ((name, code) for code, names in OTHER_NAMES.items() for name in names if len(name) == 2)


@lru_cache(maxsize=1)
def _stems() -> tuple[tuple[str, str], ...]:
    stems: dict[str, set[str]] = {}
    for code, name in _territories():
        if name.isalpha() and len(name) > MIN_STEM:
            stems.setdefault(fold(name)[: max(MIN_STEM, len(name) - 3)], set()).add(code)
    # An opening that several countries share, or that is another's name, says nothing.
    names = {name for name, _ in _names()}
    return tuple(
        (stem, next(iter(codes)))
        for stem, codes in stems.items()
        if len(codes) == 1 and stem not in names
    )


def _territories() -> Iterable[tuple[str, str]]:
    for language in ("nl", "en"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NOT_MEANT:
                yield code, str(name)
    for code, names in OTHER_NAMES.items():
        for name in names:
            yield code, name
