"""Which overview a question means, if it means one.

How near its wordings are and whether they have the words of the question decide most; a chapter or
country that is named, and where the sentences found stand, decide between near ones.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.answer.overview.form import CHAPTERS
from app.answer.overview.known import SUMMARY, KnownOverview, KnownOverviews
from app.answer.overview.signs import NAMES_CHAPTER, chapters_asked_for
from app.query.query import Query
from index.hits import SearchResult
from index.overview_search import OverviewHit
from index.overview_terms import OverviewKey

# What is added to the mean cosine of the nearest wordings. Fitted as a conditional logit to 787
# requests by three writers, whose own wordings were left out: the right overview came first for .87
# in five folds, and for .80 by cosine, country, chapter and sentences found alone.
OF_WORDS = 0.028  # times the score of `Vocabulary`
HELD = 0.09  # if it holds the five best sentences found
OF_COUNTRY = 0.06
OF_WHOLE = 0.3  # taken off if a topic is named and it is of the whole report; not fitted
OF_CHAPTER = 0.4  # fitted .07; a number that is given leaves no doubt
OF_WORDING = 0.4  # if it is asked for in these very words; not fitted
SHARPNESS = 16.0  # of the logit: what a difference of scores says
WHOLE = "report"  # the scope of an overview of all of it
HELD_BY_RANK = (0.3, 0.25, 0.2, 0.15, 0.1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An overview that may be meant.

    Attributes:
        report_id: Of its report.
        known: The overview.
        cosine: Of its nearest wording, in [-1, 1].
        near: Mean of its few nearest ones, in [-1, 1].
        words: How much more its wordings use the words of the question than all do.
        score: How well it fits; comparable within one question only.
        share: How probable it is that it is the one, if one is meant, in [0, 1].
        held: How many of the best sentences found it holds, the better ones counting more, in
            [0, 1].
        is_worded: Whether it is asked for, or called, in these very words.
    """

    report_id: str
    known: KnownOverview
    cosine: float
    near: float
    words: float
    score: float
    share: float
    held: float
    is_worded: bool = False

    @property
    def key(self) -> OverviewKey:
        """Ids of its report and of the overview."""
        return self.report_id, self.known.overview.id


def likeliest(
    query: Query,
    result: SearchResult,
    hits: Sequence[OverviewHit],
    words: Mapping[OverviewKey, float],
    known: KnownOverviews,
) -> Candidate:
    """Returns the overview that a question means, if it means one.

    Args:
        query: The question.
        result: What was found for it.
        hits: The overviews, at least one.
        words: Score of each by the words of the question; see `Vocabulary`.
        known: What is known of them.
    """
    named = _named(query, known)
    held = known.held([hit.ref for hit in result.sentences[: len(HELD_BY_RANK)]], HELD_BY_RANK)
    scores = []
    for hit in hits:
        key = hit.report_id, hit.overview.id
        score = hit.near + OF_WORDS * words[key] + HELD * held.get(key, 0.0)
        scores.append(_scored(score, known[key], key, named))
    most = max(scores)
    best = hits[scores.index(most)]
    key = best.report_id, best.overview.id
    return Candidate(
        best.report_id,
        known[key],
        best.cosine,
        best.near,
        words[key],
        most,
        1 / sum(math.exp(SHARPNESS * (score - most)) for score in scores),
        held.get(key, 0.0),
        key in named.worded,
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """What a question names that an overview may be of."""

    countries: frozenset[str]
    chapter: int | None
    is_chapter: bool
    is_each_chapter: bool
    is_topic: bool
    parts: Collection[OverviewKey]
    worded: Collection[OverviewKey]


def _named(query: Query, known: KnownOverviews) -> _Named:
    chapters = chapters_asked_for(query.typed)
    chapter = chapters[0] if len(chapters) == 1 else None
    return _Named(
        query.countries,
        chapter,
        # Who names two of them wants neither alone, and "chapter by chapter" is of all.
        len(chapters) < 2 and bool(chapters or NAMES_CHAPTER.search(query.typed)),
        CHAPTERS.search(query.typed) is not None,
        any(topic.group != "people" for topic in query.own_topics),
        known.parts_named(query.typed, chapter) if chapter is not None else (),
        {*known.worded(query.typed), *known.worded(query.text)},
    )


def _scored(score: float, own: KnownOverview, key: OverviewKey, named: _Named) -> float:
    """Returns the score of an overview with what its names and those of a question tell."""
    if own.countries:
        score += -OF_COUNTRY if own.countries.isdisjoint(named.countries) else OF_COUNTRY
    elif named.countries and not own.among.isdisjoint(named.countries):
        score += OF_COUNTRY / 2
    if key in named.worded:
        score += OF_WORDING
    if named.is_topic and own.overview.scope == WHOLE:
        score -= OF_WHOLE
    if named.is_each_chapter:
        is_whole = own.overview.scope == WHOLE and own.overview.kind == SUMMARY
        score += OF_CHAPTER * is_whole
    elif key in named.parts:
        score += OF_CHAPTER
    elif named.is_chapter and own.chapter is not None and not named.parts:
        score += _for_chapter(own.chapter, named.chapter)
    return score


def _for_chapter(own: int, asked: int | None) -> float:
    if asked is None:
        return OF_CHAPTER / 2
    return OF_CHAPTER if own == asked else -OF_CHAPTER
