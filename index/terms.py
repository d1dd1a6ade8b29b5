"""Documents as the terms that BM25 counts: made once for each report, joined for any number."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]


class Analyser(Protocol):
    """Text -> the terms that are counted."""

    def terms(self, text: str) -> list[str]:
        """Returns the terms of a text in order, possibly none."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of documents.

    Attributes:
        vocabulary: Every term once.
        numbers: int32 (terms in all,): place in the vocabulary of each, document by document.
        lengths: int32 (documents,): how many terms each has.
    """

    vocabulary: tuple[str, ...]
    numbers: Numbers
    lengths: Numbers

    @classmethod
    def of(cls, documents: Sequence[str], analyser: Analyser) -> Terms:
        """Returns the terms of texts."""
        number: dict[str, int] = {}
        numbers, lengths = array("i"), array("i")
        for text in documents:
            before = len(numbers)
            numbers.extend(number.setdefault(term, len(number)) for term in analyser.terms(text))
            lengths.append(len(numbers) - before)
        return cls(tuple(number), np.array(numbers, np.int32), np.array(lengths, np.int32))

    @classmethod
    def none(cls, documents: int) -> Terms:
        """Returns the terms of so many documents without any."""
        return cls((), np.zeros(0, np.int32), np.zeros(documents, np.int32))

    @classmethod
    def joined(cls, parts: Sequence[Terms]) -> Terms:
        """Returns the terms of the documents of all parts, one part after the other."""
        number: dict[str, int] = {}
        numbers = []
        for part in parts:
            places = [number.setdefault(term, len(number)) for term in part.vocabulary]
            numbers.append(np.array(places, np.int32)[part.numbers])
        lengths = [part.lengths for part in parts]
        return cls(tuple(number), end_to_end(numbers), end_to_end(lengths))

    def with_one_more(self) -> Terms:
        """Returns these and a document of one term that no text has: BM25 needs one of each."""
        return Terms.joined([self, Terms(("\0",), np.zeros(1, np.int32), np.ones(1, np.int32))])

    def documents(self) -> list[Numbers]:
        """Returns the terms of each document, as places in the vocabulary."""
        return np.split(self.numbers, np.cumsum(self.lengths)[:-1]) if len(self.lengths) else []


def end_to_end(arrays: Sequence[Numbers]) -> Numbers:
    """Returns arrays one after the other."""
    return np.concatenate([np.zeros(0, np.int32), *arrays])
