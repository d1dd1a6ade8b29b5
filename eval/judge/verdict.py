"""Whether an answer is right, point by point, and how that is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.answer.record import RunRecord
from eval.asked.question_record import GoldQuestion

# Of which less is better.
COSTS = frozenset({"misleading", "too long", "lost", "misled", "over-claimed"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an answer fares by what its question says of right ones.

    Attributes:
        question: The question.
        values: By figure, 1 or 0, or None where the figure does not bear on the question. The
            first says whether the answer is right.
        group: What the question expects, to group by.
        reasons: Why it is not right, in words.
    """

    question: GoldQuestion
    values: Mapping[str, float | None]
    group: str
    reasons: tuple[str, ...]


def outcome_of(record: RunRecord) -> str:
    """Returns what came of a question; of a system that does not tell, whether it answered."""
    return record.outcome or ("answered" if record.answered else "not_in_report")
