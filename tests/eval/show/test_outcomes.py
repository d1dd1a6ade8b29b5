from __future__ import annotations

from typing import Any

import pytest

from eval.score.conclusion import Conclusion
from eval.score.metrics import QuestionScore
from eval.show.outcomes import outcome_words
from tests.eval.examples import gold
from tests.eval.examples import score as bare

PARTLY = Conclusion("partly")


def score(**fields: Any) -> QuestionScore:  # noqa: ANN401 (any field of the score)
    """Returns the score of a question with a gold quote, if no other is given."""
    return bare(**{"question": gold(evidence=("Een zin.",)), **fields})


@pytest.mark.parametrize(
    ("scored", "words"),
    [
        (score(rank=1), "right, proof found at place 1"),
        (score(verified=False, rank=None), "not right, proof not found"),
        (
            score(answered=False, verified=False, confidence=0.1, rank=3),
            "wrongly declined, proof found at place 3",
        ),
        (
            score(answered=False, verified=False, rank=3, only_ranked=True),
            "ranked only, proof found at place 3",
        ),
        (
            score(verified=False, rank=1, failures=("missing_string", "too_long")),
            "not right (string asked for is missing, too long), proof found at place 1",
        ),
        (score(question=gold(answerable=False)), "wrongly answered"),
        (
            score(
                question=gold(partial=True, evidence=("Een zin.",)),
                verified=False,
                rank=1,
                conclusion=PARTLY,
            ),
            "rightly answered in part, proof found at place 1",
        ),
        (
            score(verified=False, rank=1, conclusion=PARTLY),
            "answered in part, not right, proof found at place 1",
        ),
        (score(rank=1, conclusion=PARTLY), "right, proof found at place 1"),
        (
            score(question=gold(answerable=False), answered=False, conclusion=PARTLY),
            "rightly not given as an answer: shown as a part only",
        ),
        (score(question=gold(answerable=False), answered=False), "rightly declined"),
    ],
)
def test_an_outcome_is_told_in_words(scored: QuestionScore, words: str) -> None:
    assert outcome_words(scored, "en") == words


@pytest.mark.parametrize(
    ("answered", "words"),
    [(True, "beantwoord, niet beoordeeld"), (False, "geen antwoord, niet beoordeeld")],
)
def test_what_cannot_be_judged_is_neither_right_nor_wrong(answered: bool, words: str) -> None:
    assert outcome_words(bare(answered=answered, verified=False), "nl") == words
