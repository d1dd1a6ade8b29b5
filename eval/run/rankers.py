"""Ways to rank texts for a question: by cosine, by BM25, and by the ranks of several rankings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.encoder import Encoder
from index.lexical import LexicalIndex, StemAnalyser
from index.store import FaissStore

RRF_K = 60  # the constant of Cormack, Clarke and Buettcher 2009

Ranking = tuple[Sequence[int], Sequence[float]]  # places and scores, best first
Ranker = Callable[[str], Ranking]


def by_cosine(texts: list[str], encoder: Encoder) -> Ranker:
    """Returns a ranker of all texts by the cosine of their vectors, by FAISS."""
    store = FaissStore.build(encoder.encode_documents(texts))

    def rank(question: str) -> Ranking:
        ids, cosines = store.search(encoder.encode_queries([question]), len(texts))
        return ids[0].tolist(), cosines[0].tolist()

    return rank


def by_bm25(texts: Sequence[str], language: str) -> Ranker:
    """Returns a ranker of all texts by BM25 over the stems of a language.

    Texts without any stem of the question score 0 and come last, in their own order.
    """
    index = LexicalIndex.build(texts, StemAnalyser(language))

    def rank(question: str) -> Ranking:
        scores = index.scores(question)
        best = np.argsort(-scores, kind="stable")
        return best.tolist(), scores[best].tolist()

    return rank


def matching(ranker: Ranker) -> Ranker:
    """Returns a ranker without the texts that another one scores 0: they match in nothing."""

    def rank(question: str) -> Ranking:
        places, scores = ranker(question)
        found = [pair for pair in zip(places, scores, strict=True) if pair[1] > 0]
        return [place for place, _ in found], [score for _, score in found]

    return rank


def fused(rankers: Sequence[Ranker]) -> Ranker:
    """Returns a ranker by the reciprocal rank fusion of whole rankings."""
    return lambda question: reciprocal_rank_fusion([ranker(question)[0] for ranker in rankers])


def reciprocal_rank_fusion(rankings: Sequence[Sequence[int]]) -> Ranking:
    """Returns the places of any ranking by the sum of 1 / (60 + rank), ranks counted from 1.

    Cormack, Clarke and Buettcher 2009, "Reciprocal rank fusion outperforms Condorcet and
    individual rank learning methods", SIGIR. Equal sums stay in the order of their places.

    Args:
        rankings: Places, best first, each at most once in a ranking.
    """
    sums: dict[int, float] = {}
    for ranking in rankings:
        for rank, place in enumerate(ranking, start=1):
            sums[place] = sums.get(place, 0.0) + 1 / (RRF_K + rank)
    best = sorted(sums, key=lambda place: (-sums[place], place))
    return best, [sums[place] for place in best]
