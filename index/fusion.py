"""How well each sentence matches a question, by several signals, and how the signals are summed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]
STANDARD = 500  # sentences that the scores of all are measured by
OF_SECTION = 5  # best sentences of a section, which tell how well it matches


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """How much each signal counts; the eval runs behind them are in eval/LOG.md.

    Attributes:
        expanded_bm25: BM25 of a sentence together with its anticipated questions.
        question_ngrams: N-gram BM25 of the anticipated questions, mean of the best three.
        question_cosine: Cosine of the anticipated questions, mean of the best three.
        sentence_cosine: Cosine of the sentence or its translation, whichever is nearer.
        block_cosine: Cosine of the block it stands in, under its headings.
        answer_type: For holding a figure or date, if that is what is asked for.
        word_match: Share of the question's words that the sentence says, near ones included.
        around_match: Share of them that it or the text around it says.
        answer_cue: For having the form of what is asked for: a reason, a name, a date.
        section: For how well the best sentences under its headings match by all of these.
        set_decay: What each place in a broad question's answer set costs, as a factor.
        depth: Rows taken from the stores of vectors together, and from each lexical one.
    """

    expanded_bm25: float = 0.3
    question_ngrams: float = 0.6
    question_cosine: float = 0.5
    sentence_cosine: float = 0.05
    block_cosine: float = 0.2
    answer_type: float = 2.0
    word_match: float = 0.0
    around_match: float = 0.0
    answer_cue: float = 0.0
    section: float = 0.0
    set_decay: float = 0.9
    depth: int = 2000


# Without indexed questions, single words tell most: fitted on five documents, each time without the
# one that was measured (eval/LOG.md, "Reports of one's own").
TEXT_ONLY = FusionWeights(
    expanded_bm25=0.0,
    question_ngrams=0.0,
    question_cosine=0.0,
    sentence_cosine=0.4,
    block_cosine=0.0,
    answer_type=0.0,
    word_match=0.5,
    around_match=0.4,
    answer_cue=1.8,
    section=0.3,
)

NO_LEAST: Mapping[str, float] = {}
# Where both kinds of reports meet: the least that a standard deviation of these shares counts as,
# what it rarely is below in real reports. Near-copies make it so small that a single word would
# outweigh all else (eval/LOG.md, "Found among 100,000 sentences").
LEAST_SPREADS: Mapping[str, float] = {"word_match": 0.04, "around_match": 0.055}
NEARER = 0.25  # reports with questions that are nearer than the others: a standard deviation


@dataclass(frozen=True, slots=True)
class Signals:
    """Raw signals of one question for its candidates: float32 (candidates,) each.

    `answer_type` and `answer_cue` are 1 where a sentence holds what is asked for, 0 elsewhere; the
    matches are shares, the others cosines and BM25 scores.
    """

    question_cosine: Scores
    sentence_cosine: Scores
    question_ngrams: Scores
    expanded_bm25: Scores
    block_cosine: Scores
    answer_type: Scores
    word_match: Scores
    around_match: Scores
    answer_cue: Scores

    def or_better(self, other: Signals) -> Signals:
        """Returns the larger of each value of two questions with the same candidates."""
        return Signals(
            *(
                np.maximum(getattr(self, field.name), getattr(other, field.name))
                for field in fields(self)
            )
        )

    def standardised(
        self, floors: SignalFloors, unfound: int, least: Mapping[str, float] = NO_LEAST
    ) -> Signals:
        """Returns the signals on one scale, so that they can be summed.

        Args:
            floors: What the signals of a sentence that is no candidate count as.
            unfound: How many sentences are no candidates.
            least: The least that a standard deviation counts as, by signal.
        """
        signals = {
            name: standard(getattr(self, name), getattr(floors, name), unfound, least.get(name, 0))
            for name in (field.name for field in fields(floors))
        }
        return replace(self, **signals)

    def weighted(self, weights: FusionWeights) -> Scores:
        """Returns the weighted sum of the signals, float32 (candidates,)."""
        total = sum(
            getattr(weights, field.name) * getattr(self, field.name) for field in fields(self)
        )
        return np.asarray(total, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class SignalFloors:
    """What a sentence that no store found counts as, signal by signal (units as in `Signals`)."""

    question_cosine: float
    sentence_cosine: float
    question_ngrams: float
    expanded_bm25: float
    block_cosine: float
    word_match: float = 0.0
    around_match: float = 0.0


def standard(scores: Scores, floor: float, unfound: int, least: float = 0.0) -> Scores:
    """Returns how far scores lie from the mean of the best sentences, in standard deviations.

    The best 500 set the measure, so that it does not depend on how large a library is; in a
    smaller one all of its sentences do. Zeros if the best are all equal.

    Args:
        scores: float32 (candidates,).
        floor: What a sentence that is no candidate scores.
        unfound: How many sentences are no candidates.
        least: The least that a standard deviation counts as, unless all are equal.
    """
    best = np.partition(scores, -STANDARD)[-STANDARD:] if len(scores) > STANDARD else scores
    padding = np.full(min(unfound, STANDARD - len(best)), floor, dtype=np.float32)
    best = np.concatenate([best, padding])
    spread = float(best.std()) if len(best) else 0.0
    if spread < 1e-6:
        return np.zeros_like(scores)
    return np.asarray((scores - best.mean()) / max(spread, least), dtype=np.float32)


def by_report(
    signals: Signals,
    floors: SignalFloors,
    unfound: int,
    is_prepared: NDArray[np.bool_],
    prepared: int,
    sections: Numbers,
) -> Scores:
    """Returns the signals summed as suits each report, float32 (candidates,).

    Two sums of other signals cannot be compared. So where candidates of both kinds of reports meet,
    the best one with prepared questions counts as much as the signals tell that both kinds have,
    more if such a question is nearer than what other reports say, and more the more sentences these
    have, of which the best is good by chance; the others of its kind are as far below it as ever.

    Args:
        signals: Of one question.
        floors: What the signals of a sentence that is no candidate count as.
        unfound: How many sentences are no candidates.
        is_prepared: bool (candidates,): whether questions were prepared for its report.
        prepared: How many sentences of the library this is true of.
        sections: int64 (candidates,): the same for what stands under the same headings.
    """
    standard = signals.standardised(floors, unfound)
    by_questions, by_text = standard.weighted(FusionWeights()), standard.weighted(TEXT_ONLY)
    if is_prepared.any() and not is_prepared.all():
        # A prepared question that is near says as much as a sentence that is.
        near = np.maximum(signals.sentence_cosine, signals.question_cosine)
        alike = replace(signals, sentence_cosine=near).standardised(floors, unfound, LEAST_SPREADS)
        by_text = alike.weighted(TEXT_ONLY)
        nearness = alike.sentence_cosine
        others = unfound + len(is_prepared) - prepared
        best = by_text[is_prepared].max()
        best += NEARER * (nearness[is_prepared].max() - nearness[~is_prepared].max())
        best += by_text.std() * (best_by_chance(others) - best_by_chance(prepared))
        by_questions += best - by_questions[is_prepared].max()
    if not is_prepared.all():
        by_text += TEXT_ONLY.section * behind_best_section(by_text, sections)
    return np.asarray(np.where(is_prepared, by_questions, by_text), dtype=np.float32)


def by_weights(
    signals: Signals,
    floors: SignalFloors,
    unfound: int,
    weights: FusionWeights,
    sections: Numbers,
) -> Scores:
    """Returns the signals summed by the same weights for every report, float32 (candidates,)."""
    total = signals.standardised(floors, unfound).weighted(weights)
    if weights.section:
        total += weights.section * behind_best_section(total, sections)
    return total


def behind_best_section(scores: Scores, sections: Numbers) -> Scores:
    """Returns how far each sentence's section lies behind the best one, float32 (candidates,).

    A section is as good as its best five sentences are on average: where much bears on a question,
    a sentence in other words than the question's probably does, too. At most 0, in standard
    deviations.

    Args:
        scores: float32 (candidates,).
        sections: int64 (candidates,): the same for what stands under the same headings.
    """
    order = np.lexsort((-scores, sections))
    _, starts, own, counts = np.unique(
        sections[order], return_index=True, return_inverse=True, return_counts=True
    )
    is_best = np.arange(len(order)) - starts[own] < OF_SECTION
    sums = np.bincount(own[is_best], scores[order][is_best], len(starts))
    means = np.empty_like(scores)
    means[order] = (sums / np.minimum(counts, OF_SECTION))[own]
    lift = standard(means, 0.0, 0)
    return np.asarray(lift - lift.max(initial=0.0), dtype=np.float32)


def best_by_chance(count: int) -> float:
    """Returns how many standard deviations the best of so many draws lies above the mean, about."""
    return math.sqrt(2 * math.log(max(count, 1)))
