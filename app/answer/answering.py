"""A question, with what was asked before -> an answer whose every sentence is cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.answer.abstention import AbstentionModel
from app.answer.answer import Answer, Reason
from app.answer.antecedents import standing_alone
from app.answer.choice.sentence_choice import Choice, ChoiceSettings, choose
from app.answer.citations import Citation, cite
from app.answer.evidence import Evidence, weigh
from app.query.query import Query, Turn, read_question
from app.query.slots import countries
from index.hits import SearchResult
from index.language import Language, LanguageDetector
from index.names import names_in
from index.search import Retriever
from ingest.document import Report
from ingest.errors import QuestionError

RANKING_DEPTH = 10


class ExtractiveAnswerer:
    """Answers with sentences of the report, word for word.

    Args:
        retriever: Finds them.
        model: Decides whether they are an answer.
        own_models: By report id, for sentences of reports that have a model of their own.
        settings: How many are said.
        detector: Tells the question's language.
    """

    def __init__(
        self,
        retriever: Retriever,
        model: AbstentionModel,
        settings: ChoiceSettings | None = None,
        detector: LanguageDetector | None = None,
        own_models: Mapping[str, AbstentionModel] | None = None,
    ) -> None:
        self._retriever = retriever
        self.library = retriever.library
        self._model = model
        self._own_models = own_models or {}
        self._settings = settings or ChoiceSettings()
        self._detector = detector or LanguageDetector(
            ((row.language, row.text) for row in self.library.rows),
            names_in(self.library.corpora.values()),
        )
        # Nothing can be answered about countries that a report does not name.
        self._named_countries = {
            id_: _countries_in(corpus.report) for id_, corpus in self.library.corpora.items()
        }

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
        result = self._of_reports_asked_about(query, result)
        choice = choose(query, result, self.library, self._settings)
        if not choice.refs:
            reason: Reason = "other_period" if choice.is_of_another_period else "not_in_report"
            return self._decline(query, result, reason)
        model = self._own_models.get(choice.refs[0].report_id, self._model)
        # Whether the report holds a number is no matter of likelihood.
        confidence = (
            1.0 if query.is_value_lookup else model.confidence(self._weigh(query, result, choice))
        )
        if confidence < model.threshold:
            return self._decline(query, result, "not_in_report", confidence)
        return self._say(query, result, choice, confidence)

    def parts(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Iterator[Answer]:
        """Yields the answer, whole at once; see `Answerer`."""
        yield self.answer(question, history, default)

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
        return bool(query.countries) and not self._reports_asked_about(query)

    def _reports_asked_about(self, query: Query) -> set[str]:
        """Returns the ids of the reports that name a country asked about; of all if none is."""
        named = self._named_countries.items()
        return {id_ for id_, known in named if not query.countries or query.countries & known}

    def _of_reports_asked_about(self, query: Query, result: SearchResult) -> SearchResult:
        ids = self._reports_asked_about(query)
        if len(ids) == len(self.library.corpora):
            return result
        return replace(
            result,
            sentences=tuple(hit for hit in result.sentences if hit.ref.report_id in ids),
            questions=tuple(
                match
                for match in result.questions
                if any(ref.report_id in ids for ref in match.answers)
            ),
        )

    def support(self, question: str) -> Evidence | None:
        """Returns the evidence for answering a question asked first; None in other languages."""
        query = read_question(question, self._detector)
        if query.language is None:
            return None
        result = self._search(query)
        choice = choose(query, result, self.library, self._settings)
        return self._weigh(query, result, choice)

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
        return Answer(
            question=query.typed,
            searched=query.searched,
            language=language,
            reason=None,
            confidence=confidence,
            sentences=standing_alone(self.library, choice.refs, language, query.kind),
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


def _countries_in(report: Report) -> frozenset[str]:
    texts = (f"{one.text} {one.translation or ''}" for one in report.sentences.values())
    return countries("\n".join(texts))
