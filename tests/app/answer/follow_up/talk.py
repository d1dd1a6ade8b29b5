"""A conversation, asked as the page asks it."""

from __future__ import annotations

from app.answer.answer import Answer, Answerer


def talk(answerer: Answerer, *questions: str) -> Answer:
    """Returns the answer to the last of some questions."""
    return answerer.answer(questions[-1], answerer.turns(questions[:-1]))
