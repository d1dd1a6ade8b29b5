"""What the report says instead of a part of a statement: the fact whose value stands in its place.

A figure, date or name is one instead of another only where both are of the same kind and all else
that is said is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.answer.claims.comparison import Comparison, coverage, is_of_another_country
from app.answer.claims.figures import Figure, figures
from app.answer.claims.signs import NEGATIVE
from app.answer.claims.statement import Statement, holds_any, padded, read_statement
from app.answer.claims.times import is_said
from app.query.slots import HOME, countries_in_report
from index.library import Library
from ingest.corpus import Corpus
from ingest.currencies import UNITS
from ingest.facts import LANGUAGES, Fact

# Whose values are names, of which there is one.
NAMED = frozenset({"organisation", "person", "place", "programme", "membership"})
DATED = frozenset({"date", "duration"})
# Of the words of a fact's subject, or of a question it answers with no, a statement must have all:
# who is host and who organises differs in one.
ALL = 0.99
LONGEST_LIST = 2  # names; a longer list says nothing of others


def instead(statement: Statement, comparison: Comparison, library: Library) -> Fact | None:
    """Returns the fact that a sentence states instead of one part of a statement.

    None if none does, or if more than one kind of part is not borne out.
    """
    parts = (
        bool(comparison.others),
        comparison.no_period,
        bool(comparison.no_country or comparison.no_name),
    )
    is_apart = bool(comparison.no_figure) or comparison.is_elsewhere
    if sum(parts) > 1 or is_apart or _has_right_ones(statement, comparison):
        return None
    if comparison.others:
        return _figure(statement, comparison, library)
    if comparison.no_period:
        return _dated(comparison)
    if parts[2]:
        return _name(statement, comparison, library)
    return None


def named_otherwise(statement: Statement, comparison: Comparison, library: Library) -> Fact | None:
    """Returns the fact that names another country for what a statement says of one.

    "The largest host country" is Iran: a statement that says it of Türkiye alone is not borne out
    by the sentence, though every word of it stands there.
    """
    for fact in comparison.evidence.facts:
        values = countries_in_report("\n".join(fact.value.values())) - HOME
        if fact.kind not in NAMED or not values or not statement.countries:
            continue
        is_about = any(
            coverage(fact.subject[language], statement.text, library, language) >= ALL
            for language in LANGUAGES
            if language in library.lexical
        )
        if is_about and not values & statement.countries and len(values) < LONGEST_LIST:
            return fact
    return None


def denied(
    statement: Statement, comparison: Comparison, library: Library, cosine: float
) -> Fact | None:
    """Returns the fact whose sentence answers no to what is stated.

    Args:
        statement: What is stated.
        comparison: With the sentence.
        library: That it stands in.
        cosine: Least of the question that is answered with no.
    """
    corpora = library.corpora.values()
    hits = [
        hit
        for hit in comparison.evidence.hits
        if hit.yes_or_no == "denied"
        and hit.yes_or_no_cosine >= cosine
        and any(
            _asks_of(read_statement(text, corpora), statement)
            and coverage(text, statement.text, library, language) >= ALL
            for language, text in hit.fact.denies.items()
            if language in library.lexical
        )
    ]
    best = max(hits, key=lambda hit: hit.yes_or_no_cosine, default=None)
    return best.fact if best else None


def _asks_of(question: Statement, statement: Statement) -> bool:
    """Returns whether all that a question is tied to stands in a statement, which says no more."""
    names = padded(statement.text)
    return (
        question.countries <= statement.countries
        and question.signs == statement.signs
        and all(holds_any(names, same) for same in question.entities)
        and all(holds_any(names, [name]) for name in question.strange)
        and all(
            any(one.is_said_by(other) for other in statement.figures) for one in question.figures
        )
        and all(is_said(period, statement.periods) for period in question.periods)
    )


def is_negative(statement: Statement) -> bool:
    """Returns whether a statement denies something."""
    return not statement.signs.isdisjoint(NEGATIVE)


def _has_right_ones(statement: Statement, comparison: Comparison) -> bool:
    """Returns whether figures of the kind that is another one are borne out beside it."""
    kinds = {one.kind for one in comparison.others}
    return any(one.kind in kinds and one not in comparison.others for one in statement.figures)


def _figure(statement: Statement, comparison: Comparison, library: Library) -> Fact | None:
    """Returns the fact with the other figure, best one that counts the same."""
    wanted, names = comparison.others[0], padded(comparison.evidence.about(library))
    fitting = [
        fact
        for fact in _ordered(comparison)
        if _is_like(fact, wanted) and not is_of_another_country(statement, fact, names)
    ]
    counting = [
        fact
        for fact in fitting
        if set(wanted.counted) & {word for one in _figures(fact) for word in one.counted}
    ]
    return next(iter(counting or fitting), None)


def _is_like(fact: Fact, wanted: Figure) -> bool:
    """Returns whether a fact's figure is of the same kind as another."""
    if wanted.kind == "rank":
        return any(one.kind == "rank" for one in _figures(fact))
    if fact.number is None or fact.unit is None:
        return False
    units = {"money": fact.unit in UNITS, "share": fact.unit == "percent"}
    if wanted.kind in units:
        return units[wanted.kind]
    if wanted.kind == "duration":
        return fact.kind == "duration"
    return fact.kind == "count" and fact.unit != "activities"


def _figures(fact: Fact) -> list[Figure]:
    return [one for text in fact.value.values() for one in figures(text)]


def _name(statement: Statement, comparison: Comparison, library: Library) -> Fact | None:
    corpus = library.corpora[comparison.evidence.ref.report_id]
    for fact in _ordered(comparison):
        if fact.kind not in NAMED:
            continue
        value = "\n".join(fact.value.values())
        if comparison.no_country:
            if countries_in_report(value) - HOME - statement.countries:
                return fact
        elif _names(value, corpus) and not any(
            holds_any(padded(value), same) for same in statement.entities
        ):
            return fact
    return None


def _names(value: str, corpus: Corpus) -> list[str]:
    inside = padded(value)
    return [
        entity.id
        for entity in corpus.entities
        if entity.type != "country"
        and any(holds_any(inside, same) for same in entity.names.values())
    ]


def _ordered(comparison: Comparison) -> Iterator[Fact]:
    """Yields the facts of a sentence, those found first."""
    found = [hit.fact for hit in comparison.evidence.hits]
    yield from found
    yield from (fact for fact in comparison.evidence.facts if fact not in found)


def _dated(comparison: Comparison) -> Fact | None:
    dated = (one for one in _ordered(comparison) if one.kind in DATED and one.time is not None)
    return next(dated, None)
