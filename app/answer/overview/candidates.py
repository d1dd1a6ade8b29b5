"""Which overview a question means, if it means one: those that may be meant, best first.

The cosine of a wording decides most; a chapter or country that is named, and where the sentences
found stand, decide between near ones.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.answer.overview.known import KnownOverview, KnownOverviews, OverviewKey
from app.answer.overview.signs import NAMES_CHAPTER, chapter_asked_for
from app.query.query import Query
from index.hits import SearchResult
from index.overview_search import OverviewHit
from index.rows import SentenceRef

# What is added to a cosine. On 100 fresh requests the right overview came first for .87 by cosine
# alone and for .91 with these; halves and doubles do about as well.
OF_CHAPTER = 0.4
OF_COUNTRY = 0.15
HELD = 0.15  # if it holds the five best sentences found
HELD_BY_RANK = (0.3, 0.25, 0.2, 0.15, 0.1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An overview that may be meant.

    Attributes:
        report_id: Of its report.
        known: The overview.
        cosine: Of its nearest wording, in [-1, 1].
        score: How well it fits; comparable within one question only.
        held: How many of the best sentences found it holds, the better ones counting more, in
            [0, 1].
    """

    report_id: str
    known: KnownOverview
    cosine: float
    score: float
    held: float

    @property
    def key(self) -> OverviewKey:
        """Ids of its report and of the overview."""
        return self.report_id, self.known.overview.id


def candidates(
    query: Query, result: SearchResult, hits: Sequence[OverviewHit], known: KnownOverviews
) -> tuple[Candidate, ...]:
    """Returns the overviews that a question may mean, best first."""
    chapter = chapter_asked_for(query.typed)
    names_chapter = chapter is not None or NAMES_CHAPTER.search(query.typed) is not None
    found = [hit.ref for hit in result.sentences[: len(HELD_BY_RANK)]]
    return tuple(
        sorted(
            (
                _candidate(hit, known, query.countries, chapter, names_chapter, found)
                for hit in hits
            ),
            key=lambda one: -one.score,
        )
    )


def _candidate(
    hit: OverviewHit,
    known: KnownOverviews,
    countries: Collection[str],
    chapter: int | None,
    names_chapter: bool,
    found: Sequence[SentenceRef],
) -> Candidate:
    own = known[hit.report_id, hit.overview.id]
    held = sum(
        weight
        for ref, weight in zip(found, HELD_BY_RANK, strict=False)
        if ref.report_id == hit.report_id and ref.key in own.keys
    )
    score = hit.cosine + HELD * held + _for_countries(own, countries)
    if names_chapter and own.chapter is not None:
        score += _for_chapter(own.chapter, chapter)
    return Candidate(hit.report_id, own, hit.cosine, score, held)


def _for_chapter(own: int, asked: int | None) -> float:
    if asked is None:
        return OF_CHAPTER / 2
    return OF_CHAPTER if own == asked else -OF_CHAPTER


def _for_countries(own: KnownOverview, asked: Collection[str]) -> float:
    if own.countries:
        return OF_COUNTRY if own.countries.intersection(asked) else -OF_COUNTRY
    return OF_COUNTRY / 2 if own.among.intersection(asked) else 0.0
