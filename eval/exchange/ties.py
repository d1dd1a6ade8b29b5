"""What the order of equal scores does to the figures of another system's run.

Whichever order is chosen, it is a convention: the figures of a run with equal scores lie between
those of the kindest and of the harshest order (McSherry and Najork 2008, "Computing information
retrieval performance measures efficiently in the presence of tied scores", ECIR). Every ranking
figure falls as the rank of a need grows, so the two ends follow from the best and the worst rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from statistics import mean

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from app.answer.record import RunRecord
from eval.asked.question_record import GoldQuestion
from eval.asked.relevance import GoldSource
from eval.score.metrics import is_met, quotes_held, rank_of_need, ranking_scores

Quotes = frozenset[int]  # places of a question's gold quotes


@dataclass(frozen=True, slots=True)
class TieRange:
    """A ranking figure over the answerable questions, in the order taken and in any other.

    Attributes:
        taken: With equal scores in the order of the records.
        worst: With each question's equal scores in their harshest order.
        best: In their kindest order.
    """

    taken: float
    worst: float
    best: float


@dataclass(frozen=True, slots=True)
class TieEffect:
    """What equal scores do to a run.

    Attributes:
        tied: Questions with equal scores among their passages.
        changed: Answerable ones, a figure of which depends on the order of equal scores.
        ranges: By metric, in the order of `RANKING`; only those that depend on it.
    """

    tied: int
    changed: int
    ranges: Mapping[str, TieRange]


def tie_effect(
    questions: Sequence[GoldQuestion],
    run: Mapping[str, RunRecord],
    ties: Mapping[str, Sequence[int]],
    source: GoldSource,
) -> TieEffect:
    """Returns what the order of equal scores does to a run.

    Args:
        questions: The gold questions.
        run: Records by question id; every question must be there.
        ties: For each question, how many passages share each score, from the first passage on.
        source: Where gold quotes are looked up.
    """
    answerable = [question for question in questions if question.answerable]
    taken, worst, best = {}, {}, {}
    for question in answerable:
        record = run[question.id]
        taken[question.id] = rank_of_need(question, record, source)
        held = [quotes for _, quotes in quotes_held(question, record, source)]
        best[question.id], worst[question.id] = _ranks(question, held, ties[question.id])
    orders = [ranking_scores(ranks) if ranks else {} for ranks in (taken, worst, best)]
    _, harsh, kind = orders
    changed = [id_ for id_ in kind if harsh[id_] != kind[id_]]
    metrics = {metric: None for id_ in changed for metric in kind[id_]}
    ranges = {
        metric: TieRange(*(mean(scores[metric] for scores in order.values()) for order in orders))
        for metric in metrics
        if any(harsh[id_][metric] != kind[id_][metric] for id_ in changed)
    }
    tied = sum(any(count > 1 for count in counts) for counts in ties.values())
    return TieEffect(tied, len(changed), ranges)


def _ranks(
    question: GoldQuestion, held: Sequence[Quotes], counts: Iterable[int]
) -> tuple[int | None, int | None]:
    """Returns the best and the worst rank of a need over the orders of equal scores."""
    met: Quotes = frozenset()
    first = 0
    for count in counts:
        equal = held[first : first + count]
        if is_met(question, met.union(*equal)):
            return first + _fewest(question, met, equal), first + _most(question, met, equal)
        met = met.union(*equal)
        first += count
    return None, None


def _fewest(question: GoldQuestion, met: Quotes, equal: Sequence[Quotes]) -> int:
    """Returns how many passages of equal score meet the need at the earliest."""
    missing = sorted(set(range(len(question.evidence))) - met)
    if not question.evidence_all or len(missing) == 1:
        return 1
    helpful = list({quotes - met for quotes in equal})
    # The fewest sets that cover what is missing: rows are quotes, columns are passages.
    covers = np.array([[quote in quotes for quotes in helpful] for quote in missing], dtype=float)
    found = milp(
        np.ones(len(helpful)),
        integrality=np.ones(len(helpful)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(covers, lb=1),
    )
    return round(float(found.fun))


def _most(question: GoldQuestion, met: Set[int], equal: Sequence[Quotes]) -> int:
    """Returns after how many passages of equal score the need is met at the latest.

    That is one more than can be taken without meeting it: without a quote that is needed, or, if
    one suffices, without any.
    """
    if not question.evidence_all:
        return 1 + sum(not quotes for quotes in equal)
    missing = set(range(len(question.evidence))) - met
    return 1 + max(sum(quote not in quotes for quotes in equal) for quote in missing)
