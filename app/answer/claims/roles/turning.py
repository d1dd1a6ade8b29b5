"""Sentences that have every word of a statement -> those in which it is not turned round.

"The fund paid the Netherlands" has all words of "the Netherlands paid the fund".
"""

from __future__ import annotations

from collections.abc import Sequence

from app.answer.claims.comparison import Comparison, coverage
from app.answer.claims.roles.actors import actors, known_actors
from app.answer.claims.roles.beside import is_of_another
from app.answer.claims.roles.reading import are_swapped, roles, ways
from app.answer.claims.statement import Statement
from index.language import LANGUAGES, Language
from index.library import Library


def not_turned(
    statement: Statement, compared: Sequence[Comparison], library: Library
) -> list[Comparison]:
    """Returns those sentences that say a statement as it is.

    Once one of them turns it round, one that names none of those in the statement proves nothing.

    Args:
        statement: To be checked.
        compared: With sentences that have all its words.
        library: That they stand in.
    """
    if not compared:
        return []  # of most statements; the names of all reports would be read for nothing
    known = known_actors(library.corpora.values())
    own, own_ways = roles(statement.text, actors(statement.text, known)), ways(statement.text)
    kept: list[tuple[Comparison, bool]] = []
    is_turned = False
    for one in compared:
        language = _language(statement, one, library)
        said = one.evidence.said(library, language)
        others = roles(said, actors(said, known))
        store = library.lexical[language].sentences
        turned = (
            are_swapped(own, others)
            or are_swapped(own_ways, ways(said))
            or is_of_another(statement.text, one.evidence.facts, language, store)
        )
        if one.is_verbatim or not turned:
            kept.append((one, not own or bool(own.keys() & others.keys())))
        is_turned = is_turned or (turned and not one.is_verbatim)
    return [one for one, names in kept if names or one.is_verbatim or not is_turned]


def _language(statement: Statement, one: Comparison, library: Library) -> Language:
    """Returns the language in which a sentence has more of the words of a statement."""
    known: list[Language] = [language for language in LANGUAGES if language in library.lexical]
    return max(
        known,
        key=lambda language: coverage(
            statement.plain, one.evidence.said(library, language), library, language
        ),
    )
