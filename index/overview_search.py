"""A question -> the overviews of reports whose wordings are most like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from index.encoder import Encoder
from index.library import OVERVIEWS, Library
from index.once import query_vectors
from ingest.overviews import Overview

NEAREST = 3  # wordings that tell how near an overview is; one alone may be near by accident


@dataclass(frozen=True, slots=True)
class OverviewHit:
    """An overview that may be asked for.

    Attributes:
        report_id: Of its report.
        overview: The overview.
        cosine: Of its nearest wording, in [-1, 1].
        near: Mean of its `NEAREST` nearest ones, in [-1, 1].
    """

    report_id: str
    overview: Overview
    cosine: float
    near: float


class OverviewSearch:
    """Searches the overviews of a library.

    Args:
        library: Whose overviews.
        encoder: The one its vectors were made with.
    """

    def __init__(self, library: Library, encoder: Encoder) -> None:
        self._wordings = library.overview_wordings
        self._vectors = library.vectors.get(OVERVIEWS)
        self._encoder = encoder
        # The wordings of an overview stand together.
        own = [list(own) for _, own in groupby(range(len(self._wordings)), key=self._key)]
        self._first = [self._wordings[places[0]] for places in own]
        self._counts = np.array([min(len(places), NEAREST) for places in own], dtype=np.int64)
        # A row an overview, filled up with a place behind the last wording.
        most = max([NEAREST, *map(len, own)])
        nothing = len(self._wordings)
        self._places = np.array(
            [places + [nothing] * (most - len(places)) for places in own], dtype=np.int64
        )

    def search(self, texts: Sequence[str]) -> tuple[OverviewHit, ...]:
        """Returns all overviews, best first, each by its wordings nearest to any of the texts."""
        if not self._wordings or self._vectors is None or not texts:
            return ()
        vectors = query_vectors(self._encoder, texts)
        nearest_text = self._vectors.every(vectors).max(axis=0)
        cosines = np.append(nearest_text, np.float32(-np.inf))[self._places]
        nearest = np.sort(np.partition(cosines, -NEAREST, axis=1)[:, -NEAREST:], axis=1)
        is_counted = np.arange(NEAREST) >= NEAREST - self._counts[:, None]
        means = np.where(is_counted, nearest, 0).sum(axis=1) / self._counts.astype(np.float32)
        hits = [
            OverviewHit(wording.report_id, wording.overview, cosine, mean)
            for wording, cosine, mean in zip(
                self._first, nearest[:, -1].tolist(), means.tolist(), strict=True
            )
        ]
        return tuple(sorted(hits, key=lambda hit: -hit.cosine))

    def _key(self, place: int) -> tuple[str, str]:
        wording = self._wordings[place]
        return wording.report_id, wording.overview.id
