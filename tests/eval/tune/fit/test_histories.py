from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from app.answer.answering import ExtractiveAnswerer
from eval.tune.fit.histories import with_histories
from tests.eval.examples import gold


@dataclass
class Rememberer:
    """Leans on every question that it is told of."""

    def turns(self, questions: Sequence[str], language: str) -> list[str]:
        return [f"{language} {question}" for question in questions]


def test_a_question_has_the_turns_of_its_dialogue_and_its_own_before_it() -> None:
    questions = [
        gold(question="a", dialogue="D1"),
        gold(question="b", dialogue="D1", language="en"),
        gold(question="c", dialogue="D2"),
        gold(question="d"),
        gold(question="e", before=("x", "y")),
        gold(question="f"),
    ]

    found = with_histories(cast(ExtractiveAnswerer, Rememberer()), questions)

    assert [(question.question, [*map(str, turns)]) for question, turns in found] == [
        ("a", []),
        ("b", ["en a"]),
        ("c", []),
        ("d", []),
        ("e", ["nl x", "nl y"]),
        ("f", []),
    ]
