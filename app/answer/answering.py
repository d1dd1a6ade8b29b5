"""A question, with what was asked before -> an answer whose every sentence is cited."""

from __future__ import annotations

from collections.abc import Sequence

from app.answer.abstention import AbstentionModel
from app.answer.answer import Answer, AnswerSentence, Reason
from app.answer.citations import Citation, cite
from app.answer.evidence import Evidence, weigh
from app.answer.sentence_choice import Choice, ChoiceSettings, choose
from app.query.query import Query, Turn, read_question
from app.query.slots import countries
from index.answer_type import asked_for
from index.hits import SearchResult
from index.language import Language, LanguageDetector
from index.names import names_in
from index.search import Retriever
from ingest.errors import QuestionError

RANKING_DEPTH = 10


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
        query = read_question(question, self._detector, history, default)
        result = self._search(query)
        if query.language is None:
            return self._decline(query, result, "other_language")
        if self._is_about_unnamed_countries(query):
            return self._decline(query, result, "no_such_country")
        choice = choose(query, result, self.library, self._settings)
        if not choice.refs:
            reason: Reason = "other_period" if choice.is_of_another_period else "not_in_report"
            return self._decline(query, result, reason)
        confidence = self._confidence(query, result, choice)
        if confidence < self._model.threshold:
            return self._decline(query, result, "not_in_report", confidence)
        return self._say(query, result, choice, confidence)

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        """Returns the turns of the questions of a conversation; see `Answerer`."""
        turns: list[Turn] = []
        for question in questions:
            try:
                query = read_question(question, self._detector, turns, default)
            except QuestionError:
                continue
            if turn := self._turn(query):
                turns.append(turn)
        return turns

    def _turn(self, query: Query) -> Turn | None:
        # A question that cannot be answered is nothing to lean on.
        return None if self._is_about_unnamed_countries(query) else query.turn

    def _is_about_unnamed_countries(self, query: Query) -> bool:
        """Returns whether countries are asked about and no report names any of them."""
        return bool(query.countries) and not query.countries & self._named_countries

    def support(self, question: str) -> Evidence | None:
        """Returns the evidence for answering a question asked first; None in other languages."""
        query = read_question(question, self._detector)
        if query.language is None:
            return None
        result = self._search(query)
        choice = choose(query, result, self.library, self._settings)
        return self._weigh(query, result, choice)

    def _confidence(self, query: Query, result: SearchResult, choice: Choice) -> float:
        # Whether the report holds a number is no matter of likelihood.
        if query.is_value_lookup:
            return 1.0
        return self._model.confidence(self._weigh(query, result, choice))

    def _search(self, query: Query) -> SearchResult:
        return self._retriever.search(
            query.text,
            query.answer_language,
            context=query.context,
            kind=query.kind,
            own_kind=query.own_kind,
        )

    def _weigh(self, query: Query, result: SearchResult, choice: Choice) -> Evidence:
        spelled = self._retriever.numbers.spelled(query.searched, query.answer_language)[0]
        return weigh(query, spelled, result, choice.refs, self.library)

    def _say(self, query: Query, result: SearchResult, choice: Choice, confidence: float) -> Answer:
        language = query.answer_language
        texts = [self.library.sentence(ref).text_in(language) for ref in choice.refs]
        return Answer(
            question=query.typed,
            searched=query.searched,
            language=language,
            reason=None,
            confidence=confidence,
            sentences=tuple(
                AnswerSentence(text, number, tuple(asked_for(query.kind, text)))
                for number, text in enumerate(texts, start=1)
            ),
            citations=tuple(
                cite(self.library, ref, number) for number, ref in enumerate(choice.refs, start=1)
            ),
            is_set=choice.is_set,
            hits=result.hits,
            ranking=self._ranking(result),
            turn=self._turn(query),
        )

    def _decline(
        self, query: Query, result: SearchResult, reason: Reason, confidence: float = 0.0
    ) -> Answer:
        return Answer(
            question=query.typed,
            searched=query.searched,
            language=query.answer_language,
            reason=reason,
            confidence=confidence,
            sentences=(),
            citations=(),
            is_set=False,
            hits=result.hits,
            ranking=self._ranking(result),
            turn=self._turn(query),
        )

    def _ranking(self, result: SearchResult) -> tuple[Citation, ...]:
        best = result.sentences[:RANKING_DEPTH]
        return tuple(cite(self.library, hit.ref, rank) for rank, hit in enumerate(best, start=1))
