"""Which sentences hold the numbers of a question, and how the library spells these.

People type "550000", "550 000" or "0,55 miljoen" where a report has "550.000". A question is
searched for in every spelling that the library has, so that all spellings find the same, and
sentences that hold most of its numbers come first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.number_values import Number, Value, numbers
from index.rows import QUESTION_KINDS, RowKind

Scores = NDArray[np.float32]
# A question's wording is compared with the questions there are, so their spelling goes first.
SPELLED_IN: tuple[tuple[RowKind, ...], ...] = (
    ("anticipated", "broad"),
    ("sentence", "translation"),
)


class KnownNumbers:
    """The numbers of a library by value.

    Args:
        library: Whose sentences and questions hold them.
    """

    def __init__(self, library: Library) -> None:
        # By value and language, one spelling of each kind of row: the first there is.
        self._spellings: dict[Value, dict[str, dict[str, None]]] = {}
        self._holders: dict[Value, list[int]] = {}
        for kinds in SPELLED_IN:
            self._learn(library, kinds)

    def _learn(self, library: Library, kinds: tuple[RowKind, ...]) -> None:
        learned = set[tuple[Value, str]]()
        for row in library.rows:
            if row.kind not in kinds:
                continue
            is_text = row.kind not in QUESTION_KINDS
            for number in numbers(row.text):
                if is_text:
                    self._hold(number.value, *row.sentences)
                if number.is_telling and (number.value, row.language) not in learned:
                    learned.add((number.value, row.language))
                    spelling = row.text[slice(*number.span)]
                    by_language = self._spellings.setdefault(number.value, {})
                    by_language.setdefault(row.language, {})[spelling] = None

    def _hold(self, value: Value, place: int) -> None:
        """Notes that a sentence holds a value; its text and translation are read one by one."""
        places = self._holders.setdefault(value, [])
        if not places or places[-1] != place:
            places.append(place)

    def spelled(self, query: str, language: str) -> list[str]:
        """Returns a query once for each spelling of its numbers, at least once.

        Numbers that the library does not have, small ones and years stay as they are.
        """
        found = [number for number in numbers(query) if number.is_telling]
        choices = [self._known(number, language) for number in found]
        count = max((len(spellings) for spellings in choices), default=0)
        if not count:
            return [query]
        versions = [_respelled(query, found, choices, turn) for turn in range(count)]
        return list(dict.fromkeys(versions))

    def _known(self, number: Number, language: str) -> list[str]:
        by_language = self._spellings.get(number.value, {})
        spellings = by_language.get(language) or next(iter(by_language.values()), {})
        return list(spellings)

    def holding(self, query: str, every: bool = False) -> NDArray[np.int64]:
        """Returns the places of the sentences that hold most of a query's numbers, or none.

        Args:
            query: A question.
            every: Whether small numbers and years count as well.
        """
        values = {number.value for number in numbers(query) if every or number.is_telling}
        held: dict[int, int] = {}
        for value in values:
            for place in self._holders.get(value, ()):
                held[place] = held.get(place, 0) + 1
        most = max(held.values(), default=0)
        return np.array(sorted(place for place in held if held[place] == most), dtype=np.int64)

    def first(self, query: str, sentences: NDArray[np.int64], scores: Scores) -> Scores:
        """Returns the scores with the sentences that hold a query's numbers above all others.

        The others keep their scores, so that what is said beside the first does not change.

        Args:
            query: A question.
            sentences: int64 (n,): places of sentences, all that hold the numbers among them.
            scores: float32 (n,): of these.
        """
        is_holding = np.isin(sentences, self.holding(query))
        if not is_holding.any() or is_holding.all():
            return scores
        lift = max(0.0, float(scores[~is_holding].max()) - float(scores[is_holding].max())) + 1e-3
        return np.where(is_holding, scores + np.float32(lift), scores).astype(np.float32)


def _respelled(
    query: str, found: Sequence[Number], choices: Sequence[Sequence[str]], turn: int
) -> str:
    for number, spellings in reversed(list(zip(found, choices, strict=True))):
        if spellings:
            start, end = number.span
            query = query[:start] + spellings[min(turn, len(spellings) - 1)] + query[end:]
    return query
