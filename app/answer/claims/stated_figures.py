"""Which facts of a sentence state the figures of a statement."""

from __future__ import annotations

from collections.abc import Iterator

from app.answer.claims.evidence import Evidence
from app.answer.claims.figures import Figure, figures
from app.answer.claims.statement import Statement
from index.language import LANGUAGES
from ingest.facts import Fact


def facts_saying(statement: Statement, evidence: Evidence) -> tuple[Fact, ...]:
    """Returns the facts whose values are figures of a statement, each once."""
    found = [hit.fact for hit in evidence.hits]
    ordered = [*found, *(one for one in evidence.facts if one not in found)]
    saying = (
        next((fact for fact in ordered if says_figure(fact, figure)), None)
        for figure in statement.figures
    )
    return tuple({fact.id: fact for fact in saying if fact}.values())


def says_figure(fact: Fact, figure: Figure) -> bool:
    """Returns whether the value of a fact is a figure."""
    return fact.number is not None and any(figure.is_said_by(one) for one in figures_of(fact))


def figures_of(fact: Fact) -> Iterator[Figure]:
    """Yields the figures in the value of a fact, in both languages."""
    for language in LANGUAGES:
        yield from figures(fact.value[language])
