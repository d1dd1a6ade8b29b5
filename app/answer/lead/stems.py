"""The words of a text that say something, as stems, and whether two of them are one word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from index.lexical import StemAnalyser

SHARED = 0.75  # of the longer of two stems of one word
STEM = 5  # letters that tell a word, whatever its ending


def stems(text: str, language: str) -> list[str]:
    """Returns the stems of a text without function words, in order."""
    return _analyser(language).terms(text)


@lru_cache(maxsize=16384)
def stems_of_report(text: str, language: str) -> tuple[str, ...]:
    """Returns `stems` of a text of the report, which comes back with every question.

    Never of a question: it would be remembered.
    """
    return tuple(stems(text, language))


@lru_cache(maxsize=16384)
def openings_of_report(text: str, language: str) -> tuple[str, ...]:
    """Returns what the stems of a text of the report open with, in order.

    Never of a question: it would be remembered.
    """
    return tuple(opening(stem) for stem in stems(text, language))


def opening(term: str) -> str:
    """Returns what stems share that open alike: "doorreis" and "doorreisland" do."""
    return term[:STEM]


def alike(term: str, other: str) -> bool:
    """Returns whether two stems open alike."""
    return opening(term) == opening(other)


def is_same(term: str, other: str) -> bool:
    """Returns whether two stems are of one word and no compound: "terugker" and "terugkeer" are."""
    pairs = zip(term, other, strict=False)
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return term == other or (shared >= STEM and shared >= SHARED * max(len(term), len(other)))


def holds(stems_: Iterable[str], term: str) -> bool:
    """Returns whether one of some stems opens like another."""
    return any(alike(one, term) for one in stems_)


@lru_cache(maxsize=2)
def _analyser(language: str) -> StemAnalyser:
    return StemAnalyser(language)
