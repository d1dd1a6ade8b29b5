"""A sentence about another country than the one asked for is not said under it.

"The visit gave the cooperation an extra boost" is true of Morocco, and false under a question on
Tunisia. What a sentence is about shows in its words and in the places of its facts, which know what
its pronouns stand for.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.query.query import Query
from app.query.slots import HOME, countries_in_report
from index.library import Library
from index.rows import SentenceRef

LIST_COUNTRIES = 3  # a sentence that is about so many is a list
CODE = 2  # letters of a country; other places of facts are regions


def of_the_place_asked(
    query: Query, refs: Sequence[SentenceRef], library: Library
) -> list[SentenceRef]:
    """Returns the sentences, best first, without those about other countries than asked for.

    Args:
        query: What is asked.
        refs: The sentences that may answer it.
        library: That they stand in.
    """
    asked = query.countries
    if not asked:
        return list(refs)
    places = {ref: _places(ref, library) for ref in refs}
    # A longer list stays: that a country is not in it may be the answer.
    fitting = [
        ref
        for ref in refs
        if not places[ref] or places[ref] & asked or len(places[ref]) >= LIST_COUNTRIES
    ]
    if fitting and library.block(fitting[0]).is_restated:
        # Of a table, the rows asked for come before its title and total.
        table = library.block(fitting[0])
        fitting.sort(key=lambda ref: not (library.block(ref) is table and places[ref]))
    return fitting


def _places(ref: SentenceRef, library: Library) -> frozenset[str]:
    """Returns the countries that a sentence is about, the Netherlands left out."""
    named = countries_in_report(library.sentence(ref).text)
    facts = library.corpora[ref.report_id].facts_of.get(ref.key, ())
    resolved = {place for fact in facts for place in fact.places if len(place) == CODE}
    return (named | resolved) - HOME
