"""A statement that is to be checked, read for all that must be borne out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.answer.claims.figures import PAID, Figure, figures
from app.answer.claims.signs import signs, without_records
from app.query.period import Period
from app.query.periods import periods
from app.query.slots import HOME, countries, names
from ingest.corpus import Corpus, Entity
from ingest.text.alignment import WORD, fold

# The report's own point of view, in most statements and seldom what is meant.
OWN = frozenset(
    "nederland nederlands nederlandse netherlands dutch holland kabinet regering government "
    "eur euro".split()
)
BINDING = frozenset({"organisation", "programme", "fund", "forum", "law", "person", "region"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement.

    Attributes:
        text: As typed.
        figures: Its figures; years are none.
        periods: That it names.
        countries: ISO 3166 codes, the Netherlands left out.
        entities: Others that the report knows, by all their names.
        strange: Names that the report does not know, folded.
        signs: Kinds of words that turn it round, widen it or make it stronger.
        plain: Its text without figures, periods and the report's own point of view; of an amount,
            also without the word by which it is said to be paid, and of a record without those
            that tell it.
    """

    text: str
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    countries: frozenset[str]
    entities: tuple[tuple[str, ...], ...]
    strange: frozenset[str]
    signs: frozenset[str]
    plain: str


def read_statement(text: str, corpora: Iterable[Corpus]) -> Statement:
    """Returns a statement, read with the names that some reports know."""
    named = periods(text)
    counted = [one for one in figures(text) if not _overlaps(one.span, named)]
    known = [one for corpus in corpora for one in corpus.entities if one.type in BINDING]
    entities = _entities(text, known)
    plain = text
    spans = [*(one.span for one in counted), *(one.span for one in named)]
    for start, end in sorted(spans, reverse=True):
        plain = f"{plain[:start]} {plain[end:]}"
    is_paid = any(one.kind == "money" for one in counted)
    words = " ".join(
        word
        for word in without_records(plain).split()
        if fold(word) not in OWN and not (is_paid and PAID.fullmatch(word))
    )
    spelled = padded(" ".join(name for same in entities for name in same))
    strange = {fold(name) for name in names(plain)} - OWN
    return Statement(
        text=text,
        figures=tuple(counted),
        periods=tuple(named),
        countries=countries(text) - HOME,
        entities=tuple(entities),
        strange=frozenset(name for name in strange if f" {name} " not in spelled),
        signs=signs(plain),
        plain=words,
    )


def padded(text: str) -> str:
    """Returns the folded words of a text between spaces, to look for whole words in."""
    return f" {' '.join(WORD.findall(fold(text)))} "


def holds_any(padded_text: str, spellings: Iterable[str]) -> bool:
    """Returns whether one of some names stands in a padded text."""
    return any(padded(name) in padded_text for name in spellings if name.strip())


def _entities(text: str, known: Iterable[Entity]) -> list[tuple[str, ...]]:
    inside, found = padded(text), dict[str, tuple[str, ...]]()
    for entity in known:
        spellings = tuple(name for same in entity.names.values() for name in same)
        # What is written small ("opvang in de regio") is a subject, not a name.
        is_name = any(re.search(r"[A-ZÀ-Þ]", name) for name in spellings)
        foreign = [name for name in spellings if not OWN.issuperset(padded(name).split())]
        if is_name and holds_any(inside, foreign):
            found[entity.id] = spellings
    return list(found.values())


def _overlaps(span: tuple[int, int], named: Iterable[Period]) -> bool:
    return any(span[0] < one.span[1] and one.span[0] < span[1] for one in named)
