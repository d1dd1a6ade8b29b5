"""What a question asks that the report nowhere states.

Known from three sources, the surest first: names, countries and years of the question that nothing
cited names; prepared questions like it, of which it is known what the report leaves out; and what
the facts near it are known not to state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.query.query import Query
from index.fact_search import FactsFound
from index.hits import SearchResult
from index.language import Language
from index.rows import SentenceRef

MOST = 2  # things said to be missing
# Of a prepared question's score (cosine and share of wording) and of a fact's cosine, below which
# what they leave out need not be what is asked; chosen by reading 120 of both (eval/LOG.md).
SAME_NEED = 1.15
NEAR = 0.5


def missing_in(
    query: Query,
    result: SearchResult,
    facts: FactsFound,
    cited: Sequence[SentenceRef],
    at_least_one: bool,
) -> tuple[str, ...]:
    """Returns what the report does not state of what is asked, in the answer's language.

    Args:
        query: What is asked.
        result: What was found for it.
        facts: The facts found for it.
        cited: The sentences that are said.
        at_least_one: Whether something is known to be missing, so that the nearest is named
            though it is not near.
    """
    language = query.answer_language
    sure = list(dict.fromkeys(_sure(result, facts, cited, language)))
    if sure or not at_least_one:
        return tuple(sure[:MOST])
    return tuple(_nearest(result, facts, cited, language))[:1]


def _sure(
    result: SearchResult, facts: FactsFound, cited: Sequence[SentenceRef], language: Language
) -> Iterator[str]:
    blocks = {(ref.report_id, ref.key.block) for ref in cited}
    for match in result.partial:
        is_near = any((ref.report_id, ref.key.block) in blocks for ref in match.answers)
        if is_near and match.score >= SAME_NEED:
            yield from match.missing[language]
            return
    for hit in facts.not_stated:
        if hit.cosine >= NEAR and (hit.report_id, hit.fact.key.block) in blocks:
            yield hit.text_in(language)
            return


def _nearest(
    result: SearchResult, facts: FactsFound, cited: Sequence[SentenceRef], language: Language
) -> Iterator[str]:
    """Yields what the facts of the cited blocks leave out, nearest to the question first."""
    blocks = {(ref.report_id, ref.key.block) for ref in cited}
    for hit in facts.not_stated:
        if (hit.report_id, hit.fact.key.block) in blocks:
            yield hit.text_in(language)
    for match in result.partial:
        if any((ref.report_id, ref.key.block) in blocks for ref in match.answers):
            yield from match.missing[language]
