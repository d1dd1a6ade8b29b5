"""The facts that bear out the figures of a statement, and what else the report says of the same."""

from __future__ import annotations

from app.answer.claims.comparison import Comparison
from app.answer.claims.stated_figures import figures_of, says_figure
from app.answer.claims.statement import Statement
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact


def says_exactly(statement: Statement, fact: Fact) -> bool:
    """Returns whether a statement gives a fact's figure with its limits: "ca.", "more than"."""
    own = {(one.amount, one.limit) for one in figures_of(fact)}
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
    return is_there and any(says_figure(fact, figure) for figure in statement.figures)
