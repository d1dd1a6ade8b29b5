"""What is said where no sentence of a report answers and none was looked for."""

from __future__ import annotations

from app.answer.answer import Answer
from index.language import Language


def without_sentences(
    typed: str, said: str, language: Language, is_welcoming: bool = False
) -> Answer:
    """Returns an answer that says something of its own: small talk, or what to ask instead.

    Args:
        typed: The question.
        said: What is said.
        language: It is said in.
        is_welcoming: Whether questions to begin with go with it.
    """
    return Answer(
        question=typed,
        searched=typed,
        language=language,
        reason=None,
        confidence=0.0,
        sentences=(),
        citations=(),
        is_set=False,
        hits=(),
        ranking=(),
        help=said,
        is_welcoming=is_welcoming,
    )
