"""What a store finds for a query: the best few of its rows, whatever else it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fusion import Scores

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that a store found, at most as many as were asked for.

    Attributes:
        places: int64 (n,), ascending, each once.
        scores: float32 (n,): of each of these.
        floor: What a row that was not found counts as: it scores this at most.
    """

    places: Places
    scores: Scores
    floor: float

    @classmethod
    def of(cls, places: Places, scores: Scores, floor: float) -> Found:
        """Returns what was found, in any order."""
        order = np.argsort(places)  # each is there once
        return cls(places[order], scores[order].astype(np.float32), float(floor))

    @classmethod
    def nothing(cls) -> Found:
        """Returns the outcome of a search that found no row."""
        return cls(np.empty(0, np.int64), np.empty(0, np.float32), 0.0)

    def at(self, places: Places) -> Scores:
        """Returns float32 (places,): the scores of any rows, the floor if they were not found."""
        scores = np.full(len(places), self.floor, dtype=np.float32)
        if len(self.places):
            near = np.minimum(np.searchsorted(self.places, places), len(self.places) - 1)
            is_found = self.places[near] == places
            scores[is_found] = self.scores[near[is_found]]
        return scores

    def or_better(self, other: Found) -> Found:
        """Returns what two searches of one store found, each row with its better score."""
        places = union([self.places, other.places])
        scores = np.maximum(self.at(places), other.at(places))
        return Found(places, scores, max(self.floor, other.floor))

    def only(self, is_wanted: NDArray[np.bool_]) -> Found:
        """Returns the rows of a kind.

        Args:
            is_wanted: bool (rows of the store,).
        """
        kept = is_wanted[self.places]
        return Found(self.places[kept], self.scores[kept], self.floor)


def union(parts: Sequence[Places]) -> Places:
    """Returns every place of any part, ascending, each once."""
    return distinct(np.concatenate(parts)) if parts else np.empty(0, np.int64)


def distinct(places: Places) -> Places:
    """Returns places in ascending order, each once: for some thousands faster than by a hash."""
    ordered = np.sort(places)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def best_places(scores: Scores, count: int) -> Places:
    """Returns the places of the highest scores, best first; of equals, the first places."""
    if 0 < count < len(scores):
        least = np.partition(scores, len(scores) - count)[len(scores) - count]
        places = np.flatnonzero(scores >= least)
    else:
        places = np.arange(len(scores))
    return np.asarray(places[np.argsort(-scores[places], kind="stable")][:count], dtype=np.int64)
