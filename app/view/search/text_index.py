"""The words and numbers of a report's sentences in one language, and where each stands."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property

from app.view.search.search_query import Term
from app.view.search.tokens import Token, amounts, tokens, words
from index.lexical import StemAnalyser

COMPOUNDING = {"nl"}
LEAST_PART = 4  # letters of a word that is looked for in compounds: "EUR" is none of "Europese"
LONG = 5
LONG_STEM = 6
# Snowball makes "keren" into "keer", but not "terugkeren" into "terugkeer".
DOUBLED = re.compile(r"([aeou])\1(?=[^aeiou]$)")
LEAST_REST = 3  # and of what stands before or behind it
LINKS = ("", "s", "en", "e", "n")  # between the parts of a compound, and behind the last one


class TextIndex:
    """An inverted index.

    Args:
        texts: Of the sentences in order; "" where there is none.
        language: ISO 639-1 code.
        vocabulary: Other words of the language, by which compounds are told from chance.
    """

    def __init__(self, texts: Sequence[str], language: str, vocabulary: Iterable[str] = ()) -> None:
        self.texts = texts
        self._language = language
        self._analyser = StemAnalyser(language)
        self._places: dict[str, array[int]] = {}
        for place, text in enumerate(texts):
            for word in {token.word for token in words(text)}:
                self._places.setdefault(word, array("I")).append(place)
        self._of_stem: dict[str, list[str]] = {}
        for word in self._places:
            self._of_stem.setdefault(self._stem(word), []).append(word)
        others = {token.word for text in vocabulary for token in words(text)}
        self._known = {*self._of_stem, *map(self._stem, others), *self._places, *others}

    def __contains__(self, word: str) -> bool:
        """Returns whether a text has a word."""
        return word in self._places

    def forms(self, word: str) -> set[str]:
        """Returns the words that are a word, an inflection of it or a compound with it.

        Whatever begins with a long word counts: "asielzoekers", "Afrikaanse".
        """
        stem = self._stem(word)
        found = set(self._of_stem.get(stem, ()))
        if len(word) >= LONG:
            found |= self.holding(word, at_start=True)
        if self._language in COMPOUNDING and len(word) >= LEAST_PART:
            parts = {part for part in (word, stem) if len(part) >= LEAST_PART}
            found |= {one for one in self._places if self._is_compound(one, parts)}
        return found

    def holding(self, part: str, *, at_start: bool) -> set[str]:
        """Returns the words that hold some letters, or begin with them."""
        if at_start:
            return {word for word in self._places if word.startswith(part)}
        return {word for word in self._places if part in word}

    def places(self, term: Term, forms: Iterable[str]) -> set[int]:
        """Returns the sentences that hold a term.

        Args:
            term: What is searched for.
            forms: The words that it may be, if it is a word.
        """
        if term.is_quoted:
            return self._with_phrase(term.tokens)
        if term.tokens[0].amounts:
            return self._with_amount(term.tokens[0])
        return {place for word in forms for place in self._places.get(word, ())}

    def _stem(self, word: str) -> str:
        stem = next(iter(self._analyser.terms(word)), word)
        if self._language in COMPOUNDING and len(stem) >= LONG_STEM:
            return DOUBLED.sub(r"\1", stem)
        return stem

    def _is_compound(self, word: str, parts: Iterable[str]) -> bool:
        for part in parts:
            start = word.find(part)
            while start >= 0:
                before, behind = word[:start], word[start + len(part) :]
                is_whole = behind in LINKS or self._is_rest(behind, at_end=True)
                if is_whole and (not before or self._is_rest(before, at_end=False)):
                    return True
                start = word.find(part, start + 1)
        return False

    def _is_rest(self, rest: str, *, at_end: bool) -> bool:
        """Returns whether the rest of a compound is a word of its own."""
        for link in LINKS:
            cut = rest.removeprefix(link) if at_end else rest.removesuffix(link)
            is_cut = len(cut) + len(link) == len(rest)
            if is_cut and len(cut) >= LEAST_REST and {cut, self._stem(cut)} & self._known:
                return True
        return False

    def _with_amount(self, wanted: Token) -> set[int]:
        (amount,) = wanted.amounts
        found = self._amounts.get(amount, [])
        return {place for place, is_share in found if is_share or not wanted.is_share}

    def _with_phrase(self, phrase: Sequence[Token]) -> set[int]:
        held = [
            self._with_amount(token) if token.amounts else set(self._places.get(token.word, ()))
            for token in phrase
        ]
        together = set.intersection(*held)
        return {place for place in together if phrase_spans(self.texts[place], phrase)}

    @cached_property
    def _amounts(self) -> dict[Decimal, list[tuple[int, bool]]]:
        """Where each number stands, and whether as a percentage."""
        found: dict[Decimal, list[tuple[int, bool]]] = {}
        for place, text in enumerate(self.texts):
            for token in amounts(text):
                for amount in token.amounts:
                    found.setdefault(amount, []).append((place, token.is_share))
        return found


def phrase_spans(text: str, phrase: Sequence[Token]) -> list[tuple[int, int]]:
    """Returns where a phrase stands in a text, word for word."""
    found, size = tokens(text), len(phrase)
    return [
        (found[start].span[0], found[start + size - 1].span[1])
        for start in range(len(found) - size + 1)
        if all(one.is_said_by(found[start + n]) for n, one in enumerate(phrase))
    ]
