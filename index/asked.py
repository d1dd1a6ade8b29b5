"""What is searched for: a question with all that it is searched and judged by."""

from __future__ import annotations

from dataclasses import dataclass

from index.answer_type import QuestionType


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is searched for; two that are equal find the same.

    Attributes:
        query: The question or keywords.
        language: "nl" or "en": the language whose text BM25 reads.
        searched: What is searched for: the question with what it leans on, and where it can be
            judged by itself also alone.
        kinds: What each of these asks for.
        worded: Each of these with the words that are matched; the same where none are.
    """

    query: str
    language: str
    searched: tuple[str, ...]
    kinds: tuple[QuestionType, ...]
    worded: tuple[str, ...]
