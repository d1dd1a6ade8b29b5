"""How probable it is that a sentence found answers, by how it was found and how the others were.

A logistic model; `python -m eval calibrate` fits it and writes the file. The fused score ranks
the sentences of one search and says nothing across searches: this does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.answer.choice.score_share import share_of_best
from app.answer.logistic import LogisticModel, read_models
from index.hits import SearchResult, SentenceHit
from index.rows import SentenceRef

FILE = Path(__file__).parent / "relevance.json"
DEPTH = 8  # sentences that are weighed
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class SentenceFigures:
    """How a sentence was found.

    Attributes:
        share: Of the best sentence's fused score, in [0, 1].
        squared_share: Its square.
        best: The best sentence's fused score.
        second_share: Share of it that the second one has.
        rank: From 0.
        reciprocal_rank: 1 for the best one.
        question_cosine: Of its anticipated questions, in [-1, 1].
        sentence_cosine: Of its text or translation, in [-1, 1].
        question_ngrams: Share of the best n-gram BM25, in [0, 1].
        expanded_bm25: Share of the best BM25, in [0, 1].
        of_nearest_question: 1 if the indexed question most like the one asked points at it.
        of_near_questions: Share of the five most like it that do.
    """

    share: float
    squared_share: float
    best: float
    second_share: float
    rank: float
    reciprocal_rank: float
    question_cosine: float
    sentence_cosine: float
    question_ngrams: float
    expanded_bm25: float
    of_nearest_question: float
    of_near_questions: float


def sentence_figures(result: SearchResult) -> list[SentenceFigures]:
    """Returns how the best sentences were found, best first."""
    hits = result.sentences[:DEPTH]
    if not hits:
        return []
    best = hits[0].score
    second = share_of_best(hits[1].score, best) if len(hits) > 1 else 0.0
    ngrams = max(max(hit.question_ngrams for hit in hits), TINY)
    bm25 = max(max(hit.expanded_bm25 for hit in hits), TINY)
    pointed = [frozenset(match.answers) for match in result.questions]

    def figures(rank: int, hit: SentenceHit) -> SentenceFigures:
        share = share_of_best(hit.score, best)
        return SentenceFigures(
            share=share,
            squared_share=share**2,
            best=best,
            second_share=second,
            rank=float(rank),
            reciprocal_rank=1 / (1 + rank),
            question_cosine=hit.question_cosine,
            sentence_cosine=hit.sentence_cosine,
            question_ngrams=hit.question_ngrams / ngrams,
            expanded_bm25=hit.expanded_bm25 / bm25,
            of_nearest_question=float(bool(pointed) and hit.ref in pointed[0]),
            of_near_questions=sum(hit.ref in refs for refs in pointed) / max(1, len(pointed)),
        )

    return [figures(rank, hit) for rank, hit in enumerate(hits)]


def relevance(result: SearchResult) -> dict[SentenceRef, float]:
    """Returns for each of the best sentences, best first, how probable it is that it answers."""
    model = relevance_model()
    return {
        hit.ref: model.probability(figures)
        for hit, figures in zip(result.sentences, sentence_figures(result), strict=False)
    }


@lru_cache(maxsize=1)
def relevance_model() -> LogisticModel:
    """Returns the model of the file.

    Raises:
        SettingsError: It cannot be read.
    """
    return read_models(FILE)["sentence"]


def enough(probabilities: Sequence[float], doubt: float, share: float, most: int) -> list[int]:
    """Returns the places of the sentences to say, best first, until enough is said.

    Args:
        probabilities: How probable it is that each answers.
        doubt: Enough is said once the chance that none of them answers is below this.
        share: A further sentence must be this probable, as a share of the first.
        most: Most sentences.
    """
    chosen: list[int] = []
    missed = 1.0
    for place, probability in enumerate(probabilities):
        if chosen and (len(chosen) == most or missed < doubt):
            break
        if not chosen or probability >= share * probabilities[0]:
            chosen.append(place)
            missed *= 1 - probability
    return chosen
