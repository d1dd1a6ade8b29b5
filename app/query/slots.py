"""What a question is tied to: the countries, years and names that its answer must be about."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.text.countries import OTHER_NAMES as OTHER_NAMES
from ingest.text.countries import countries as countries
from ingest.text.countries import country_name as country_name

YEAR = re.compile(r"\b(?:19|20)\d\d\b")

# The report's own point of view, in half of all questions and seldom what is meant.
HOME = frozenset({"NL"})
# A word in capitals, but for one that opens a sentence or quotation.
NAME = re.compile(r"(?<![.?!:\"'“‘(] )(?<!^)\b[A-ZÀ-Þ]\w+|\b[A-Z]{2,}\b")


@lru_cache(maxsize=8192)
def countries_in_report(text: str) -> frozenset[str]:
    """Returns `countries` of a text of the report, which comes back with every question.

    Never of a question: it would be remembered.
    """
    return countries(text)


def years(text: str) -> frozenset[str]:
    """Returns the years a text names."""
    return frozenset(YEAR.findall(text))


def names(text: str) -> frozenset[str]:
    """Returns the words of a text that are names, those of countries left out."""
    return frozenset(name for name in NAME.findall(text) if not countries(name))
