"""What is said to a question, and what whoever says it must be able to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.answer.citations import Citation
from app.query.query import Turn
from app.wording import word
from index.hits import Hit
from index.language import Language
from index.library import Library

# Why a question is not answered; each has its wording under this name.
Reason = Literal[
    "not_in_report", "other_language", "no_such_country", "other_period", "not_verbatim"
]


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """A sentence of an answer.

    Attributes:
        text: In the language of the answer.
        citations: Numbers of its citations, at least one.
        emphasis: Spans of the figures or dates that were asked for.
    """

    text: str
    citations: tuple[int, ...]
    emphasis: tuple[tuple[int, int], ...] = ()

    @property
    def marked(self) -> str:
        """Its text with the markers of its citations: "So it is. [1][2]"."""
        return f"{self.text} {''.join(f'[{number}]' for number in self.citations)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question.

    Attributes:
        question: As asked.
        searched: As searched for: with what a follow-up leans on.
        language: Language of the answer.
        reason: Why the report does not answer; None if it does.
        confidence: How probable it is that the report answers the question, in [0, 1].
        sentences: What is said, if answered.
        citations: What its sentences cite, numbered from 1 in this order.
        is_set: Whether the sentences are a list of equals rather than a text.
        hits: Passages found, best first.
        ranking: Sentences found, best first, whether said or not.
        turn: What a later question may lean on; None if this one offers nothing.
    """

    question: str
    searched: str
    language: Language
    reason: Reason | None
    confidence: float
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    is_set: bool
    hits: tuple[Hit, ...]
    ranking: tuple[Citation, ...]
    turn: Turn | None = None

    @property
    def answered(self) -> bool:
        """Whether the report answers."""
        return self.reason is None

    @property
    def notice(self) -> str:
        """What is said instead of an answer; "" if there is one."""
        return word(self.reason, self.language) if self.reason else ""

    @property
    def text(self) -> str:
        """The answer as plain text with markers, or the notice."""
        if not self.answered:
            return self.notice
        lines = [sentence.marked for sentence in self.sentences]
        return "\n".join(f"- {line}" for line in lines) if self.is_set else " ".join(lines)


class Answerer(Protocol):
    """Whatever answers questions."""

    @property
    def library(self) -> Library:
        """What it answers from."""

    def answer(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Answer:
        """Returns the answer.

        Args:
            question: As typed.
            history: Earlier turns of the conversation, oldest first.
            default: Language to assume if neither question nor history tells.

        Raises:
            QuestionError: The question is empty, too long or without words.
        """

    def parts(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Iterator[Answer]:
        """Yields what is known of the answer so far, at least once; the whole of it at last.

        See `answer`, which returns the last of them.
        """

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        """Returns the turns of the questions of a conversation, oldest first.

        Those that cannot be used, and those that offer nothing to lean on, are left out.
        """
