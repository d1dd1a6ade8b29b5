"""What somebody typed into the search box -> the terms that a sentence should hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.view.search.tokens import Token, exact, tokens
from index.stopwords import STOPWORDS
from ingest.text.characters import plain

MOST_CHARACTERS = 200
MOST_TERMS = 12  # each looks at every word of the reports
QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
EVERYWHERE = frozenset().union(*STOPWORDS.values())


@dataclass(frozen=True, slots=True)
class Term:
    """A word or number that is searched for, or a phrase.

    Attributes:
        typed: As it was typed.
        tokens: One, or those of a phrase in order.
        is_quoted: Whether it is wanted word for word.
    """

    typed: str
    tokens: tuple[Token, ...]
    is_quoted: bool = False


def search_terms(query: str) -> list[Term]:
    """Returns what is searched for, each once; none if no word was typed.

    Function words count only if there is nothing else.
    """
    text = plain(query[:MOST_CHARACTERS])
    phrases, loose = list(_phrases(text)), list(_loose(QUOTED.sub(" ", text)))
    telling = [term for term in loose if term.tokens[0].word not in EVERYWHERE]
    terms = [*phrases, *telling] or loose
    once = {tuple((one.word, one.amounts) for one in term.tokens): term for term in reversed(terms)}
    return list(reversed(once.values()))[:MOST_TERMS]


def _phrases(text: str) -> Iterator[Term]:
    for match in QUOTED.finditer(text):
        if found := tuple(map(_meant, tokens(match[1]))):
            yield Term(match[0], found, is_quoted=True)


def _loose(text: str) -> Iterator[Term]:
    for token in tokens(text):
        yield Term(text[slice(*token.span)], (_meant(token),))


def _meant(token: Token) -> Token:
    return exact(token) if token.amounts else token
