"""What a question asks that the report nowhere states.

Prepared questions that are answered only in part, and facts, tell what the report leaves out. It is
said to be missing only if the question asks for it: most of its words must be the question's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answer.claims.figures import RANKS
from app.query.query import Query
from app.query.slots import HOME, countries, countries_in_report
from index.fact_search import FactsFound
from index.hits import SearchResult
from index.language import Language
from index.lexical import LexicalStore
from index.library import Library
from index.rows import SentenceRef

MOST = 2  # things said to be missing
NOT_STATED = 12  # of the nearest that facts leave out
# Share of its words, by their idf, that the question must have where only a part is answered, and
# where the rest may be no more than near; chosen by reading what was said of some 60 questions.
ASKED_IN_PART = 0.5
ASKED_OF_WHOLE = 0.7
NUMERALS = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    **{str(number): number for number in range(1, 6)},
}
ORDINAL = re.compile(rf"\b(?:{'|'.join(RANKS)})\b", re.IGNORECASE)
NUMBERED = re.compile(
    rf"\b(?:fase|phase|deel|part|ronde|round)\s(?P<numeral>{'|'.join(NUMERALS)})\b", re.IGNORECASE
)


def missing_in(
    query: Query,
    result: SearchResult,
    facts: FactsFound,
    cited: Sequence[SentenceRef],
    library: Library,
    is_partial: bool,
) -> tuple[str, ...]:
    """Returns what the report does not state of what is asked, in the answer's language.

    Args:
        query: What is asked.
        result: What was found for it.
        facts: The facts found for it.
        cited: The sentences that are said.
        library: That they stand in.
        is_partial: Whether only a part is answered.
    """
    language = query.answer_language
    lexical = library.lexical.get(language)
    if lexical is None:
        return ()
    store = lexical.sentences
    asked = set(store.terms(query.searched))
    texts = dict.fromkeys(_left_out(result, facts, cited, language))
    of_place = [text for text in texts if _is_of_place(text, query)]
    shares = {text: _share(text, asked, store) for text in of_place}
    least = ASKED_IN_PART if is_partial else ASKED_OF_WHOLE
    phase = _ordinals(query.searched)
    sure = [
        text
        for text in of_place
        if shares[text] >= least and _is_of_phase(_ordinals(text), phase, is_partial)
    ]
    chosen: list[str] = []
    for text in sorted(sure, key=lambda text: -shares[text]):
        words = set(store.terms(text))
        if not any(words & set(store.terms(other)) for other in chosen):
            chosen.append(text)
    return tuple(chosen[:MOST])


def _is_of_place(text: str, query: Query) -> bool:
    """Returns whether what is left out is left out of no other country than is asked about.

    The Netherlands may be meant where no country is named, and stand beside one that is.
    """
    named, asked = countries_in_report(text), countries(query.searched)
    if named & asked or not query.countries:
        asked |= HOME
    return named <= asked


def _is_of_phase(told: set[int], asked: set[int], is_partial: bool) -> bool:
    """Returns whether what is left out may be of the phase asked about: "the second phase".

    Where the whole of it is answered, what is left out of all phases was not asked.
    """
    return not asked or told == asked or (is_partial and not told)


def _ordinals(text: str) -> set[int]:
    """Returns the places in an order that a text names: "second", "fase I"."""
    numbered = {NUMERALS[match["numeral"].upper()] for match in NUMBERED.finditer(text)}
    return numbered | {RANKS[match[0].lower()] for match in ORDINAL.finditer(text)}


def _left_out(
    result: SearchResult, facts: FactsFound, cited: Sequence[SentenceRef], language: Language
) -> Iterator[str]:
    """Yields what is known to be left out near the sentences said, nearest first."""
    blocks = {(ref.report_id, ref.key.block) for ref in cited}
    for match in result.partial:
        if any((ref.report_id, ref.key.block) in blocks for ref in match.answers):
            yield from match.missing[language]
    for hit in facts.not_stated[:NOT_STATED]:
        if (hit.report_id, hit.fact.key.block) in blocks:
            yield hit.text_in(language)


def _share(text: str, asked: set[str], store: LexicalStore) -> float:
    """Returns the share of a text's words, by their idf, that are asked."""
    terms = dict.fromkeys(store.terms(text))
    total = sum(store.idf(term) for term in terms)
    return sum(store.idf(term) for term in terms if term in asked) / total if total else 0.0
