"""A fact's value as its sentence says it, with what stands before it and limits it."""

from __future__ import annotations

import re

from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact

# What limits a value and is part of it wherever it stands right before or behind it.
BEFORE = re.compile(
    r"(?:\b(?:ca\.|circa|ongeveer|bijna|ruim|meer dan|minder dan|max\.|maximaal|minimaal|minstens|"
    r"naar schatting|aannemelijk|plausibel|mogelijk|vooral|met name|voornamelijk|zoals|"
    r"onder andere|onder meer|waaronder|o\.a\.|bijvoorbeeld|"
    r"approx\.|approximately|around|almost|nearly|more than|less than|up to|at least|at most|"
    r"an estimated|plausible|possibly|mainly|primarily|especially|in particular|such as|including|"
    r"among others,?|among other things,?|for example|for instance)\s+|[~±]\s?)+$",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"^(?:,?\s+(?:of meer|en andere\w*|en anderen|or more|and others?|among others)\b)",
    re.IGNORECASE,
)
# What a sentence holds for likely it does not hold for certain.
HEDGE = re.compile(
    r"\b(?:aannemelijk|plausibel|vermoedelijk|waarschijnlijk|plausible|presumably|probably|likely)\b",
    re.IGNORECASE,
)
HEDGED_KINDS = frozenset({"result", "expectation", "position"})


def is_legible(ref: SentenceRef, library: Library) -> bool:
    """Returns whether the figures of a sentence can be read in the source."""
    return not library.sentence(ref).value_uncertain


def spoken_value(fact: Fact, ref: SentenceRef, library: Library, language: Language) -> str | None:
    """Returns the value with its limits; None if it cannot be said without its sentence.

    That is so of a value that the report holds for likely only where it does not say so itself.
    """
    return value_in(library.sentence(ref).text_in(language), fact, language)


def value_in(text: str, fact: Fact, language: Language) -> str | None:
    """Returns `spoken_value` of a fact of a sentence with this text."""
    value = fact.value[language]
    start = text.find(value)
    if start < 0:  # the report is not translated
        return None
    end = start + len(value)
    if before := BEFORE.search(text[:start]):
        start = before.start()
    if behind := BEHIND.search(text[end:]):
        end += behind.end()
    spoken = text[start:end]
    is_hedged = HEDGE.search(text) is not None and HEDGE.search(spoken) is None
    return None if is_hedged and fact.kind in HEDGED_KINDS else spoken.strip()
