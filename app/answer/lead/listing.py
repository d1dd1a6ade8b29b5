"""Values that together are the list asked for: of one sentence, or of the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from app.answer.choice.sets import row_family
from app.answer.lead.calculation.like import are_like, said_in_full
from app.answer.lead.draft import Candidate, Draft, listed, sentences_of
from app.answer.lead.request import asks_for_list
from app.query.query import Query
from index.library import Library
from index.rows import SentenceRef
from ingest.facts import Fact, FactKind

MOST_ITEMS = 14
MOST_WORDS = 40
ROWS = 3  # so many rows of a table are a list
# Figures of a row are said with its name, never as a list of their own.
NAMED: frozenset[FactKind] = frozenset(
    {"place", "membership", "person", "organisation", "programme", "definition", "purpose", "means"}
)


def list_of(query: Query, found: Sequence[Candidate], library: Library) -> Draft | None:
    """Returns the whole list that the best fact is one of; None if it is none or not asked for."""
    best = found[0]
    if not asks_for_list(query.text) or best.fact.kind not in NAMED:
        return None
    items = _rows_of(best, query, library) or _persons_of(best, found)
    texts = list(dict.fromkeys(one.text for one in items))
    if not 1 < len(texts) <= MOST_ITEMS or sum(len(text.split()) for text in texts) > MOST_WORDS:
        return None
    return Draft(listed(texts, query.answer_language), sentences_of(items))


def _rows_of(best: Candidate, query: Query, library: Library) -> list[Candidate]:
    """Returns the values of all rows of the table that are like the one found."""
    block = library.block(best.ref)
    if not block.is_restated:
        return []
    pattern = _pattern(best.fact, library, best.ref)
    rows = [
        fact
        for fact in library.corpora[best.ref.report_id].facts
        if fact.key.block == block.id
        and fact.kind == best.fact.kind
        and _pattern(fact, library, SentenceRef(best.ref.report_id, fact.key)) == pattern
    ]
    if len(rows) < ROWS:
        return []
    return said_in_full(rows, best, library, query.answer_language)


def _pattern(fact: Fact, library: Library, ref: SentenceRef) -> str:
    """Returns what rows of one list share: the row without names, numbers and the value."""
    text = library.sentence(ref).text.replace(fact.value["nl"], " ")
    return row_family(text)


def _persons_of(best: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
    """Returns the persons or bodies of one block whose facts are like the best one's."""
    if best.fact.kind not in ("person", "organisation"):
        return []
    like = [
        one
        for one in found
        if one.fact.key.block == best.fact.key.block
        and are_like(one.fact, best.fact)
        and 2 * one.chance >= best.chance
    ]
    return sorted(like, key=lambda one: (one.fact.key.number, one.fact.id))
