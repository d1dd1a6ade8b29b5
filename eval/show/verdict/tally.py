"""How often a run went well, counted in questions."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.asked.question_record import GoldQuestion
from eval.score.metrics import QuestionScore
from eval.score.summary import wilson_interval


@dataclass(frozen=True, slots=True)
class Share:
    """Some of a number of questions."""

    count: int
    total: int

    @property
    def of_hundred(self) -> int:
        """How many of 100 that is; 0 and 100 only if it is none and all. 0 of no questions."""
        if not self.total or self.count in (0, self.total):
            return 100 if self.total and self.count else 0
        return min(99, max(1, round(100 * self.count / self.total)))

    @property
    def margin(self) -> tuple[int, int]:
        """How many of 100 other such questions it may be: Wilson's 95 % interval, outward.

        Of no questions it is anything.
        """
        if not self.total:
            return 0, 100
        low, high = wilson_interval(self.count, self.total)
        # An end of exactly 0 or 1 is so only to the last digits.
        return max(0, math.floor(100 * low + 1e-9)), min(100, math.ceil(100 * high - 1e-9))


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the questions of a run.

    Attributes:
        asked: How many there are.
        well: That went well, of those that can be judged.
        right: With a right answer that shows its proof, of those that the report answers.
        wrong: With another answer, of the same.
        refused: Without an answer, of the same.
        declined: Rightly without an answer, of those that the report does not answer.
        related: Of these rightly declined, those that got sentences that come near.
        first: Whose proof is in the passage found first, of those that the report answers.
        five: Whose proof is in one of the first five, of the same.
        only_ranked: Whether the system answers nothing.
        answered: With an answer or a part of one, of those that cannot be judged: the report is
            said to answer them, and no proof is given.
    """

    asked: int
    well: Share
    right: Share
    wrong: Share
    refused: Share
    declined: Share
    related: int
    first: Share
    five: Share
    only_ranked: bool
    answered: Share

    @classmethod
    def of(cls, scores: Sequence[QuestionScore]) -> Tally:
        """Returns the tally of a run."""
        judged = [score for score in scores if can_be_judged(score.question)]
        with_answer = [score for score in judged if score.question.answerable]
        without = [score for score in judged if not score.question.answerable]
        looked_up = [score for score in with_answer if score.question.is_looked_up]
        only_ranked = bool(scores) and all(score.only_ranked for score in scores)
        first = _share(looked_up, lambda score: score.rank == 1)
        return cls(
            asked=len(scores),
            well=first if only_ranked else _share(judged, lambda score: score.is_right),
            right=_share(with_answer, lambda score: score.is_right),
            wrong=_share(with_answer, lambda score: score.answered and not score.is_right),
            refused=_share(with_answer, lambda score: not (score.answered or score.is_right)),
            declined=_share(without, lambda score: score.is_right),
            related=sum(score.is_right and _is_partial(score) for score in without),
            first=first,
            five=_share(looked_up, lambda score: score.rank is not None and score.rank <= 5),
            only_ranked=only_ranked,
            answered=_share(
                [score for score in scores if not can_be_judged(score.question)],
                lambda score: score.answered,
            ),
        )


def can_be_judged(question: GoldQuestion) -> bool:
    """Returns whether the question file says how a right answer is told."""
    return not question.answerable or bool(question.evidence or question.overviews)


def went_well(score: QuestionScore, *, by_rank: bool) -> bool | None:
    """Returns whether a question went well; None if that cannot be told.

    Args:
        score: The question's.
        by_rank: Whether the passage found first is all that counts.
    """
    if not can_be_judged(score.question):
        return None
    if by_rank:
        return score.rank == 1 if score.question.is_looked_up else None
    return score.is_right


def _share(scores: Sequence[QuestionScore], holds: Callable[[QuestionScore], bool]) -> Share:
    return Share(sum(map(holds, scores)), len(scores))


def _is_partial(score: QuestionScore) -> bool:
    return bool(score.conclusion and score.conclusion.is_partial)
