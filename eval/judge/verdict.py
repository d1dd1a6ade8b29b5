"""Whether an answer is right, point by point, and how that is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.asked.question_record import GoldQuestion


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an answer fares by what its question says of right ones.

    Attributes:
        question: The question.
        values: By figure, 1 or 0, or None where the figure does not bear on the question. The
            first says whether the answer is right.
        group: What the question expects, to group by.
        reasons: Why it is not right, in words.
        outcomes: The one labelled and the one given; None where none is labelled.
    """

    question: GoldQuestion
    values: Mapping[str, float | None]
    group: str
    reasons: tuple[str, ...]
    outcomes: tuple[str, str] | None = None
