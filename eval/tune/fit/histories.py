"""Development questions with what was asked before them, as the chat would have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.answer.answering import ExtractiveAnswerer
from app.query.query import Turn
from eval.asked.question_record import GoldQuestion


def with_histories(
    answerer: ExtractiveAnswerer, questions: Sequence[GoldQuestion]
) -> Iterator[tuple[GoldQuestion, list[Turn]]]:
    """Yields each question with the turns before it: those of its dialogue, then its own.

    Args:
        answerer: Tells what a later turn may lean on.
        questions: The turns of a dialogue one after another, in order.
    """
    before: list[str] = []
    dialogue = None
    for question in questions:
        if question.dialogue is None or question.dialogue != dialogue:
            before = []
        dialogue = question.dialogue
        yield question, answerer.turns([*before, *question.before], question.language)
        before.append(question.question)
