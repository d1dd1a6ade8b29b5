"""Scores of questions that fared as they are called, and nothing else."""

from __future__ import annotations

from eval.score.conclusion import Conclusion
from eval.score.metrics import QuestionScore
from tests.eval.examples import gold, score

PROOF = ("Een zin.",)


def right() -> QuestionScore:
    return score(question=gold(evidence=PROOF), rank=1)


def wrong() -> QuestionScore:
    return score(question=gold(evidence=PROOF), verified=False, rank=4)


def refused() -> QuestionScore:
    return score(question=gold(evidence=PROOF), answered=False, verified=False, rank=None)


def declined(*, related: bool = False) -> QuestionScore:
    found = Conclusion("partly" if related else "not_in_report")
    return score(question=gold(answerable=False), answered=False, verified=False, conclusion=found)


def misled() -> QuestionScore:
    return score(question=gold(answerable=False), verified=False)


def unproven(*, answered: bool = True) -> QuestionScore:
    return score(question=gold(), answered=answered, verified=False)


def ranked(rank: int | None) -> QuestionScore:
    return score(
        question=gold(evidence=PROOF), answered=False, verified=False, rank=rank, only_ranked=True
    )
