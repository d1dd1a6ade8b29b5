"""How well each sentence matches a question, by several signals, and how the signals are summed."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """How much each signal counts; the eval runs behind them are in eval/LOG.md.

    Attributes:
        expanded_bm25: BM25 of a sentence together with its anticipated questions.
        question_ngrams: N-gram BM25 of the single best anticipated question.
        question_cosine: Cosine of the single best anticipated question.
        sentence_cosine: Cosine of the sentence or its translation, whichever is nearer.
        neighbour: Share of the better neighbour's sum, within the block, that is added.
        set_decay: What each place in a broad question's answer set costs, as a factor.
        depth: Rows taken from the vector store.
    """

    expanded_bm25: float = 0.5
    question_ngrams: float = 2.0
    question_cosine: float = 2.0
    sentence_cosine: float = 0.5
    neighbour: float = 0.25
    set_decay: float = 0.9
    depth: int = 2000


@dataclass(frozen=True, slots=True)
class Signals:
    """Raw signals of one question: float32 (sentences,) each, and (rows,) for the rows."""

    question_cosine: Scores
    sentence_cosine: Scores
    question_ngrams: Scores
    expanded_bm25: Scores
    row_cosines: Scores
    row_ngrams: Scores

    def or_better(self, other: Signals) -> Signals:
        """Returns the larger of each value of two questions."""
        return Signals(
            *(
                np.maximum(getattr(self, field.name), getattr(other, field.name))
                for field in fields(self)
            )
        )


def zscore(scores: Scores) -> Scores:
    """Returns the scores less their mean, over their standard deviation; zeros if all equal."""
    spread = float(scores.std())
    if spread < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / spread, dtype=np.float32)
