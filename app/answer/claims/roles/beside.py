"""Whether a value of a statement is that of another fact of the same sentence.

"1,171 returned and 1,859 were helped afterwards" has both figures of its sentence, each of the
other one's fact: what a part of a statement says beside a value must not be what tells another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from app.answer.claims.figures import figures
from app.query.periods import periods
from app.query.slots import countries
from index.language import Language
from index.lexical import LexicalStore
from ingest.facts import Fact

NAMED = frozenset({"organisation", "person", "place", "programme", "membership"})
DATED = frozenset({"date", "duration"})
OUTWEIGHS = 1.5  # how much more telling the words for the other fact must be
PARTS = re.compile(
    r"(?:[;:]|,(?!\d))\s+|\s+(?:and|en|but|maar|while|terwijl|whereas)\s+", re.IGNORECASE
)
CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]+")


def is_of_another(
    text: str, facts: Sequence[Fact], language: Language, store: LexicalStore
) -> bool:
    """Returns whether a part of a statement gives a fact's value for what another fact tells.

    Args:
        text: The statement.
        facts: What a sentence states.
        language: Of the statement.
        store: Knows the words of that language.
    """
    return any(
        _is_told_of_another(text, part, own, other, language, store)
        for part in PARTS.split(text)
        for own in facts
        if _gives(part, own, language)
        for other in facts
        if _is_rival(own, other, language) and not _gives(part, other, language)
    )


def _is_told_of_another(
    text: str, part: str, own: Fact, other: Fact, language: Language, store: LexicalStore
) -> bool:
    """Returns whether what a part says beside the value of a fact is what tells another fact."""
    told, told_otherwise = _telling(own, other, language, store)
    said = set(store.terms(part))
    if not said & (told | told_otherwise):
        # It has only the value: "Switzerland and UNHCR organised the forum".
        if _gives(text, other, language):
            return False
        said = set(store.terms(text))
    return _weight(said & told_otherwise, store) > OUTWEIGHS * _weight(said & told, store)


def _weight(words: Iterable[str], store: LexicalStore) -> float:
    return sum(map(store.idf, words))


def _is_rival(own: Fact, other: Fact, language: Language) -> bool:
    """Returns whether two facts give different values of one kind."""
    is_alike = own.kind == other.kind or {own.kind, other.kind} <= NAMED
    return is_alike and own.value[language] != other.value[language]


def _gives(part: str, fact: Fact, language: Language) -> bool:
    """Returns whether a part of a statement has the value of a fact."""
    value = fact.value[language]
    if fact.kind in NAMED:
        named = countries(value) & countries(part)
        return bool(named or set(CAPITALISED.findall(value)) & set(CAPITALISED.findall(part)))
    if fact.kind in DATED:
        return any(one.meets(two) for one in periods(value) for two in periods(part))
    own = [one for one in figures(value) if fact.number is not None]
    return any(one.is_said_by(two) for one in figures(part) for two in own)


def _telling(
    own: Fact, other: Fact, language: Language, store: LexicalStore
) -> tuple[set[str], set[str]]:
    """Returns the words that tell each of two facts from the other."""
    first, second = (set(_terms(fact, language, store)) for fact in (own, other))
    values = {term for fact in (own, other) for term in store.terms(fact.value[language])}
    return first - second - values, second - first - values


def _terms(fact: Fact, language: Language, store: LexicalStore) -> Iterator[str]:
    for text in (fact.subject[language], *fact.asks[language]):
        yield from store.terms(text)
