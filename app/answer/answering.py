"""A question, with what was asked before -> an answer whose every sentence is cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.answer.abstention import AbstentionModel
from app.answer.asked_period import periods_asked
from app.answer.citations import Citation, cite
from app.answer.evidence import Evidence, weigh
from app.answer.sentence_choice import Choice, ChoiceSettings, choose, said
from app.query.follow_up import Resolved, resolve
from app.query.question import clean_question, without_markup, without_preamble
from app.query.slots import countries
from app.query.value_lookup import is_value_lookup
from app.wording import word
from index.answer_type import asked_for, question_type
from index.hits import Hit, SearchResult
from index.language import Language, LanguageDetector
from index.names import names_in
from index.search import Retriever
from ingest.errors import QuestionError

RANKING_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of a conversation: how it was searched for, and its language."""

    searched: str
    language: Language


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """A sentence of an answer.

    Attributes:
        text: In the language of the answer.
        citation: Number of its citation.
        emphasis: Spans of the figures or dates that were asked for.
    """

    text: str
    citation: int
    emphasis: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question.

    Attributes:
        question: As asked.
        searched: As searched for: with what a follow-up leans on.
        language: Language of the answer.
        answered: False if the report does not answer; "not in the report" is an answer, too.
        confidence: How probable it is that the report answers the question, in [0, 1].
        sentences: What is said, if answered.
        citations: One for each sentence, in order.
        is_set: Whether the sentences are a list of equals rather than a text.
        notice: What is said instead, if not answered.
        hits: Passages found, best first.
        ranking: Sentences found, best first, whether said or not.
    """

    question: str
    searched: str
    language: Language
    answered: bool
    confidence: float
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    is_set: bool
    notice: str
    hits: tuple[Hit, ...]
    ranking: tuple[Citation, ...]

    @property
    def text(self) -> str:
        """The answer as plain text with markers, or the notice."""
        if not self.answered:
            return self.notice
        lines = [f"{sentence.text} [{sentence.citation}]" for sentence in self.sentences]
        return "\n".join(f"- {line}" for line in lines) if self.is_set else " ".join(lines)


class Answerer(Protocol):
    """Whatever answers questions."""

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

    def turn(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Turn | None:
        """Returns what a later question may lean on, or None if this one offers nothing."""


class ExtractiveAnswerer:
    """Answers with sentences of the report, word for word.

    Args:
        retriever: Finds them.
        model: Decides whether they are an answer.
        settings: How many are said.
        detector: Tells the question's language.
    """

    def __init__(
        self,
        retriever: Retriever,
        model: AbstentionModel,
        settings: ChoiceSettings | None = None,
        detector: LanguageDetector | None = None,
    ) -> None:
        self._retriever = retriever
        self.library = retriever.library
        self._model = model
        self._settings = settings or ChoiceSettings()
        self._detector = detector or LanguageDetector(
            ((row.language, row.text) for row in self.library.rows),
            names_in(self.library.corpora.values()),
        )
        # Nothing can be answered about countries that no report names.
        self._named_countries = countries(
            "\n".join(
                f"{sentence.text} {sentence.translation or ''}"
                for corpus in self.library.corpora.values()
                for sentence in corpus.report.sentences.values()
            )
        )

    def answer(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Answer:
        """Returns the answer; see `Answerer`."""
        question = clean_question(question)
        language, resolved = self._understand(question, history, default)
        searched = resolved.text
        result = self._retriever.search(
            resolved.question, language or "en", context=resolved.context
        )
        if language is None:
            return self._decline(question, searched, "en", result, 0.0, "other_language")
        asked = periods_asked(resolved.question, resolved.context)
        choice = choose(searched, result, self.library, language, self._settings, asked)
        if not choice.refs or self._is_about_unnamed_countries(searched):
            return self._decline(question, searched, language, result, 0.0)
        evidence = self._weigh(searched, language, result, choice)
        # Whether the report holds a number is no matter of likelihood.
        certain = is_value_lookup(searched)
        confidence = 1.0 if certain else self._model.confidence(evidence)
        if confidence < self._model.threshold:
            return self._decline(question, searched, language, result, confidence)
        return self._say(question, searched, language, result, choice, confidence)

    def turn(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Turn | None:
        """Returns what a later question may lean on; see `Answerer`."""
        try:
            question = clean_question(question)
        except QuestionError:
            return None
        language, resolved = self._understand(question, history, default)
        # A question that cannot be answered is nothing to lean on.
        if self._is_about_unnamed_countries(resolved.text):
            return None
        return Turn(resolved.text, language or (history[-1].language if history else default))

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        """Returns the turns of the questions of a conversation, oldest first."""
        turns: list[Turn] = []
        for question in questions:
            if turn := self.turn(question, turns, default):
                turns.append(turn)
        return turns

    def _understand(
        self, question: str, history: Sequence[Turn], default: Language
    ) -> tuple[Language | None, Resolved]:
        """Returns a cleaned question's language, None for a third one, and what to search for."""
        language = self._detector.detect(question, history[-1].language if history else default)
        earlier = [turn.searched for turn in history]
        return language, resolve(without_preamble(without_markup(question)), earlier)

    def _is_about_unnamed_countries(self, text: str) -> bool:
        """Returns whether countries are asked about and no report names any of them."""
        asked = countries(text) - {"NL"}
        return bool(asked) and not asked & self._named_countries

    def support(self, question: str) -> Evidence | None:
        """Returns the evidence for answering a question asked first; None in other languages."""
        language = self._detector.detect(question)
        if language is None:
            return None
        result = self._retriever.search(question, language)
        choice = choose(question, result, self.library, language, self._settings)
        return self._weigh(question, language, result, choice)

    def _weigh(
        self, searched: str, language: Language, result: SearchResult, choice: Choice
    ) -> Evidence:
        spelled = self._retriever.numbers.spelled(searched, language)[0]
        return weigh(spelled, language, result, choice.refs, self.library)

    def _say(
        self,
        question: str,
        searched: str,
        language: Language,
        result: SearchResult,
        choice: Choice,
        confidence: float,
    ) -> Answer:
        kind = question_type(searched)
        texts = [said(self.library, ref, language) for ref in choice.refs]
        return Answer(
            question=question,
            searched=searched,
            language=language,
            answered=True,
            confidence=confidence,
            sentences=tuple(
                AnswerSentence(text, number, tuple(asked_for(kind, text)))
                for number, text in enumerate(texts, start=1)
            ),
            citations=tuple(
                cite(self.library, ref, number) for number, ref in enumerate(choice.refs, start=1)
            ),
            is_set=choice.is_set,
            notice="",
            hits=result.hits,
            ranking=self._ranking(result),
        )

    def _decline(
        self,
        question: str,
        searched: str,
        language: Language,
        result: SearchResult,
        confidence: float,
        notice: str = "not_in_report",
    ) -> Answer:
        return Answer(
            question=question,
            searched=searched,
            language=language,
            answered=False,
            confidence=confidence,
            sentences=(),
            citations=(),
            is_set=False,
            notice=word(notice, language),
            hits=result.hits,
            ranking=self._ranking(result),
        )

    def _ranking(self, result: SearchResult) -> tuple[Citation, ...]:
        best = result.sentences[:RANKING_DEPTH]
        return tuple(cite(self.library, hit.ref, rank) for rank, hit in enumerate(best, start=1))
