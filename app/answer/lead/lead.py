"""Question and facts found -> the line that the answer opens with, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answer.lead.calculation.comparison import compare
from app.answer.lead.calculation.operations import calculate
from app.answer.lead.candidates import candidates
from app.answer.lead.contradiction import contradicting
from app.answer.lead.draft import Candidate, Draft, capitalised
from app.answer.lead.listing import list_of
from app.answer.lead.request import asks_for_explanation, asks_for_list
from app.answer.lead.yes_no import yes_or_no
from app.query.query import Query
from index.fact_search import FactHit
from index.library import Library
from index.rows import SentenceRef

CERTAIN = 0.5  # chance of a value below which nothing is said first
FOUND = 0.2  # chance of the best fact below which nothing is made of several
MOST_WORDS = 15
MOST_WORDS_OF_LIST = 30
MOST_WORDS_OF_EXPLANATION = 25


def draft_lead(
    query: Query, hits: Sequence[FactHit], said: Sequence[SentenceRef], library: Library
) -> Draft | None:
    """Returns the lead; None where none is certain.

    Args:
        query: What is asked.
        hits: Facts found for it, best first.
        said: The sentences of the answer, best first.
        library: That they stand in.
    """
    found = candidates(query, hits, said, library)
    if not found or found[0].chance < FOUND:
        return None
    draft = (
        calculate(query, found, library)
        or compare(query, found, library)
        or yes_or_no(query, found, library)
        or contradicting(query, found, library)
        or list_of(query, found, library)
        or _value(query, found)
    )
    return replace(draft, text=capitalised(draft.text)) if draft else None


def _value(query: Query, found: Sequence[Candidate]) -> Draft | None:
    """Returns the value of the best fact, if it is certain and short enough to open with."""
    best = found[0]
    if best.chance < CERTAIN or len(best.text.split()) > _most_words(query):
        return None
    return Draft(best.text, (best.ref,))


def _most_words(query: Query) -> int:
    if asks_for_list(query.text):
        return MOST_WORDS_OF_LIST
    return MOST_WORDS_OF_EXPLANATION if asks_for_explanation(query.text) else MOST_WORDS
