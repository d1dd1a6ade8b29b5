"""A question read -> what is to be said to it: answered, in part or not, by which sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.answer.answer import Reason
from app.answer.choice.relevance import relevance
from app.answer.choice.sentence_choice import Choice, ChoiceSettings, choose
from app.answer.claims.check import CheckedClaim, check_claims
from app.answer.lead.draft import Draft
from app.answer.lead.lead import draft_lead
from app.answer.outcome.abstention import AbstentionModel
from app.answer.outcome.bare_value import states_bare_value
from app.answer.outcome.completeness import CompletenessModel
from app.answer.outcome.evidence import Evidence, weigh
from app.answer.outcome.missing import missing_in
from app.answer.outcome.people import uncounted_people
from app.answer.outcome.places import unnamed_place
from app.answer.outcome.unprepared.by_form import finding
from app.query.claims import claims_in
from app.query.query import Query
from index.fact_search import FactSearch, FactsFound
from index.hits import SearchResult
from index.rows import SentenceRef
from index.search import Retriever
from ingest.document import Report
from ingest.text.countries import countries_in

OPENING = 0.5  # chance from which on a sentence opens the answer as its lead
OPENING_IN_PART = 0.6  # confidence from which on a part of an answer opens with anything
OF_CLAIM = 2  # sentences that are said of a statement; of several, one of each
BESIDE = 2  # sentences that are said under a lead, those that it is made of among them


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What is to be said to a question.

    Attributes:
        result: What was found for it.
        reason: Why it is declined; None if it is not.
        confidence: How probable it is that the report bears on it, in [0, 1].
        refs: The sentences to say, in order; none if it is declined.
        is_set: Whether they are a list of equals.
        lead: What was asked, in a few words, of sentences among these.
        opens_with_first: Whether, without a lead, the first of them is so probable to answer that
            it is one.
        is_partial: Whether they answer only a part.
        missing: What is asked and not stated, in the answer's language.
        nearest: What is said of sentences that only come nearest; "" for all others.
        claims: The statements to check, with what the report says of each.
    """

    result: SearchResult
    reason: Reason | None
    confidence: float = 0.0
    refs: tuple[SentenceRef, ...] = ()
    is_set: bool = False
    lead: Draft | None = None
    opens_with_first: bool = False
    is_partial: bool = False
    missing: tuple[str, ...] = ()
    nearest: str = ""
    claims: tuple[CheckedClaim, ...] = ()


class Concluder:
    """Concludes what is to be said to questions.

    Args:
        retriever: Finds sentences.
        model: Tells whether they are an answer.
        own_models: By report id, for sentences of reports that have a model of their own.
        completeness: Tells, for these reports, whether they are a whole answer; None to take all
            for whole.
        settings: How many are said.
        by_form: Whether, of the other reports, only what states a value asked for is an answer.
    """

    def __init__(
        self,
        retriever: Retriever,
        model: AbstentionModel,
        own_models: Mapping[str, AbstentionModel],
        completeness: CompletenessModel | None,
        settings: ChoiceSettings,
        by_form: bool = False,
    ) -> None:
        self._retriever = retriever
        self._library = retriever.library
        self._facts = FactSearch(retriever.library, retriever.encoder)
        self._model = model
        self._own_models = own_models
        self._completeness = completeness
        self._settings = settings
        self._by_form = by_form
        # Nothing can be answered about countries that a report does not name.
        self._named_countries = {
            id_: _countries_in(corpus.report) for id_, corpus in self._library.corpora.items()
        }

    def conclude(self, query: Query, said: Collection[SentenceRef] = ()) -> Conclusion:
        """Returns what is to be said to a question.

        Args:
            query: The question.
            said: Sentences that were said to it and are not to be said again.
        """
        result = _without(said, self.search(query))
        if query.language is None:
            return Conclusion(result, "other_language")
        if self.is_about_unnamed_countries(query):
            return Conclusion(result, "no_such_country")
        if unnamed_place(query.text, query.language, self._library):
            return Conclusion(result, "not_in_report")
        result = self._of_reports_asked_about(query, result)
        choice = choose(query, result, self._library, self._settings)
        if not choice.refs:
            reason: Reason = "other_period" if choice.is_of_another_period else "not_in_report"
            return Conclusion(result, reason)
        facts = self._facts.search(query.searched)
        if query.is_value_lookup:  # whether the report holds a number is no matter of likelihood
            return Conclusion(result, None, 1.0, choice.refs, choice.is_set)
        evidence = self._weigh(query, result, facts, choice)
        model = self._own_models.get(choice.refs[0].report_id, self._model)
        confidence = model.confidence(evidence)
        if self._by_form and choice.refs[0].report_id not in self._own_models:
            return self._conclude_by_form(query, result, choice, confidence)
        if confidence < model.threshold or self._states(query, choice) is False:
            return Conclusion(result, "not_in_report", confidence)
        return self._conclude(query, result, facts, choice, evidence, confidence)

    def check(self, query: Query) -> tuple[CheckedClaim, ...]:
        """Returns the statements that a question wants checked, with what the report says."""
        statements = claims_in(query.typed) if query.language else ()
        checked = check_claims(
            statements, self._facts.search, lambda text: self._find(text, query), self._library
        )
        most = OF_CLAIM if len(checked) == 1 else 1
        return tuple(
            replace(one, refs=one.refs[: OF_CLAIM if one.rivals else most]) for one in checked
        )

    def search(self, query: Query) -> SearchResult:
        """Returns what is found for a question."""
        return self._retriever.search(
            query.text,
            query.answer_language,
            context=query.context,
            kind=query.kind,
            own_kind=query.own_kind,
            typed=query.typed,
        )

    def is_about_unnamed_countries(self, query: Query) -> bool:
        """Returns whether countries are asked about and no report names any of them."""
        return bool(query.countries) and not self._reports_asked_about(query)

    def support(self, query: Query) -> Evidence | None:
        """Returns the evidence for answering a question; None if nothing was found for it."""
        result = self.search(query)
        choice = choose(query, result, self._library, self._settings)
        if not choice.refs:
            return None
        return self._weigh(query, result, self._facts.search(query.searched), choice)

    def weighed(self, query: Query) -> tuple[Evidence, ...]:
        """Returns the evidence by which the models decide, of each part; empty if they do not."""
        is_plain = query.language is not None and not query.is_value_lookup
        if not is_plain or self.is_about_unnamed_countries(query) or self.check(query):
            return ()
        if unnamed_place(query.text, query.language, self._library):
            return ()
        found = map(self.support, query.parts or (query,))
        return tuple(evidence for evidence in found if evidence)

    def _conclude_by_form(
        self, query: Query, result: SearchResult, choice: Choice, confidence: float
    ) -> Conclusion:
        encoder = self._retriever.encoder
        found = finding(query, result, choice, self._library, encoder, confidence)
        if not found.refs:
            return Conclusion(result, "not_in_report", found.confidence)
        return Conclusion(
            result,
            None,
            found.confidence,
            found.refs,
            choice.is_set,
            opens_with_first=not found.nearest and not choice.is_set,
            is_partial=bool(found.nearest),
            nearest=found.nearest,
        )

    def _conclude(
        self,
        query: Query,
        result: SearchResult,
        facts: FactsFound,
        choice: Choice,
        evidence: Evidence,
        confidence: float,
    ) -> Conclusion:
        model = self._completeness
        is_known = model is not None and choice.refs[0].report_id in self._own_models
        whole = model.whole(evidence) if model and is_known else 1.0
        uncounted = uncounted_people(query, choice.refs, self._library)
        is_partial = model is not None and is_known and confidence * whole < model.answered_from
        is_partial = is_partial and not self._states(query, choice)  # and all that is asked
        is_partial = is_partial or bool(uncounted) or choice.is_beside_another_place
        if is_partial:
            choice = choose(query, result, self._library, self._settings.in_part)
        missing: tuple[str, ...] = ()
        if model and is_known and (is_partial or confidence * (1 - whole) >= model.missing_from):
            missing = missing_in(query, result, facts, choice.refs, self._library, is_partial)
        missing = uncounted or missing
        # What may well not bear on the question has nothing to open with.
        opens = not uncounted and (not is_partial or confidence >= OPENING_IN_PART)
        lead = None
        if opens:
            lead = draft_lead(query, facts.facts, result.sentences, choice.refs, self._library)
        refs = choice.refs
        if lead:
            most = len(refs) if is_partial or choice.is_set else BESIDE
            refs = self._with_rivals(_with_those_of(lead, refs, most), choice.refs)
        return Conclusion(
            result,
            None,
            confidence,
            refs,
            choice.is_set,
            lead,
            opens and relevance(result).get(refs[0], 0.0) >= OPENING and not choice.is_set,
            is_partial,
            missing,
        )

    def _states(self, query: Query, choice: Choice) -> bool | None:
        return states_bare_value(query, choice.refs, self._library)

    def _find(self, text: str, query: Query) -> SearchResult:
        return self._retriever.search(text, query.answer_language)

    def _with_rivals(
        self, refs: Sequence[SentenceRef], chosen: Sequence[SentenceRef]
    ) -> tuple[SentenceRef, ...]:
        """Returns sentences with those chosen that give another figure for the same thing."""
        rivals = {
            SentenceRef(ref.report_id, key)
            for ref in refs
            for key in self._library.sentence(ref).conflicts
        }
        return tuple(dict.fromkeys([*refs, *(ref for ref in chosen if ref in rivals)]))

    def _weigh(
        self, query: Query, result: SearchResult, facts: FactsFound, choice: Choice
    ) -> Evidence:
        spelled = self._retriever.numbers.spelled(query.searched, query.answer_language)[0]
        return weigh(query, spelled, result, facts, choice.refs, self._library)

    def _reports_asked_about(self, query: Query) -> set[str]:
        """Returns the ids of the reports that name a country asked about; of all if none is."""
        named = self._named_countries.items()
        return {id_ for id_, known in named if not query.countries or query.countries & known}

    def _of_reports_asked_about(self, query: Query, result: SearchResult) -> SearchResult:
        ids = self._reports_asked_about(query)
        if len(ids) == len(self._library.corpora):
            return result
        sentences = tuple(hit for hit in result.sentences if hit.ref.report_id in ids)
        questions = tuple(
            one for one in result.questions if any(ref.report_id in ids for ref in one.answers)
        )
        return replace(result, sentences=sentences, questions=questions)


def _without(said: Collection[SentenceRef], result: SearchResult) -> SearchResult:
    """Returns what was found but for some sentences."""
    if not said:
        return result
    left = tuple(hit for hit in result.sentences if hit.ref not in said)
    return replace(result, sentences=left)


def _with_those_of(lead: Draft, refs: Sequence[SentenceRef], most: int) -> tuple[SentenceRef, ...]:
    """Returns the sentences that the lead is made of, and the best others up to so many in all.

    A calculation needs none beside its terms.
    """
    beside = [] if lead.calculation else [ref for ref in refs if ref not in lead.refs]
    return (*dict.fromkeys(lead.refs), *beside[: max(0, most - len(lead.refs))])


def _countries_in(report: Report) -> frozenset[str]:
    sentences = report.sentences.values()
    return countries_in([f"{one.text} {one.translation or ''}" for one in sentences])
