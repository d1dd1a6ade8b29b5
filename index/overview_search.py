"""A question -> the overviews of reports whose wordings are most like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.encoder import Encoder
from index.library import OVERVIEWS, Library
from ingest.overviews import Overview

DEPTH = 4000  # wordings looked at: all those of one report, about twenty an overview


@dataclass(frozen=True, slots=True)
class OverviewHit:
    """An overview that may be asked for.

    Attributes:
        report_id: Of its report.
        overview: The overview.
        cosine: Of its nearest wording, in [-1, 1].
    """

    report_id: str
    overview: Overview
    cosine: float


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

    def search(self, texts: Sequence[str]) -> tuple[OverviewHit, ...]:
        """Returns the overviews, best first, each by its wording nearest to any of the texts."""
        if not self._wordings or self._vectors is None:
            return ()
        depth = min(DEPTH, len(self._wordings))
        ids, cosines = self._vectors.search(self._encoder.encode_queries([*texts]), depth)
        best: dict[tuple[str, str], OverviewHit] = {}
        for id_, cosine in zip(ids.ravel().tolist(), cosines.ravel().tolist(), strict=True):
            if id_ < 0:  # a graph index may return fewer than asked
                continue
            wording = self._wordings[id_]
            key = (wording.report_id, wording.overview.id)
            if key not in best or best[key].cosine < cosine:
                best[key] = OverviewHit(wording.report_id, wording.overview, cosine)
        return tuple(sorted(best.values(), key=lambda hit: -hit.cosine))
