"""The facts that bear out the figures of a statement, and what else the report says of the same."""

from __future__ import annotations

from collections.abc import Iterator

from app.answer.claims.comparison import Comparison
from app.answer.claims.figures import Figure, figures
from app.answer.claims.statement import Statement
from index.language import LANGUAGES
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact


def facts_saying(statement: Statement, comparison: Comparison) -> tuple[Fact, ...]:
    """Returns the facts whose values are figures of a statement, each once."""
    found = [hit.fact for hit in comparison.evidence.hits]
    ordered = [*found, *(one for one in comparison.evidence.facts if one not in found)]
    saying = (
        next((fact for fact in ordered if _says(fact, figure)), None)
        for figure in statement.figures
    )
    return tuple({fact.id: fact for fact in saying if fact}.values())


def says_exactly(statement: Statement, fact: Fact) -> bool:
    """Returns whether a statement gives a fact's figure with its limits: "ca.", "more than"."""
    own = {(one.amount, one.limit) for one in _figures_of(fact)}
    return any((one.amount, one.limit) in own for one in statement.figures)


def rivals(fact: Fact, comparison: Comparison, library: Library) -> list[tuple[SentenceRef, Fact]]:
    """Returns the facts by which the report contradicts one, with their sentences."""
    ref = comparison.evidence.ref
    corpus = library.corpora[ref.report_id]
    return [
        (SentenceRef(ref.report_id, key), rival)
        for key in library.sentence(ref).conflicts
        for rival in corpus.facts_of.get(key, ())
        if (rival.kind, rival.unit) == (fact.kind, fact.unit)
        and set(rival.places) & set(fact.places)
        and rival.number != fact.number
    ]


def says_figure_of(statement: Statement, fact: Fact) -> bool:
    """Returns whether a fact's value is a figure of a statement, of no other country."""
    is_there = statement.countries <= set(fact.places)
    return is_there and any(_says(fact, figure) for figure in statement.figures)


def _says(fact: Fact, figure: Figure) -> bool:
    return fact.number is not None and any(figure.is_said_by(one) for one in _figures_of(fact))


def _figures_of(fact: Fact) -> Iterator[Figure]:
    for language in LANGUAGES:
        yield from figures(fact.value[language])
