"""A question, with what was asked before -> an answer whose every sentence is cited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from app.answer.answer import Answer, AnswerSentence, Claim, Lead
from app.answer.antecedents import standing_alone, without
from app.answer.checking import with_claims
from app.answer.choice.sentence_choice import ChoiceSettings
from app.answer.citations import cite
from app.answer.comparison.comparing import Comparer
from app.answer.conclusion import Concluder, Conclusion
from app.answer.follow_up.follow_ups import FollowUps
from app.answer.lead.draft import Draft
from app.answer.outcome.abstention import AbstentionModel
from app.answer.outcome.completeness import CompletenessModel
from app.answer.outcome.evidence import Evidence
from app.answer.outcome.topic_alone import of_topic_alone
from app.answer.overview.overview_reply import OverviewReply
from app.answer.overview.recognition import Reading
from app.answer.reading.reader import Reader
from app.answer.reports.original import with_original
from app.answer.several import together
from app.answer.small_talk.figures import TalkFigures
from app.answer.small_talk.recognition import Recogniser, small_talk_model
from app.answer.small_talk.reply import SmallTalkReply
from app.query.query import Query, Turn, read_question
from index.hits import SearchResult
from index.language import Language, LanguageDetector
from index.library import Library
from index.names import names_in
from index.once import one_answer
from index.rows import SentenceRef
from index.search import Retriever
from ingest.errors import QuestionError

RANKING_DEPTH = 10
# What is said to what is no question of its own to the report; None leaves it to the next.
Reply = Callable[[Query, Sequence[Turn]], Answer | None]


class ExtractiveAnswerer:
    """Answers with sentences of the report, word for word.

    Args:
        retriever: Finds them.
        model: Decides whether they are an answer.
        own_models: By report id, for sentences of reports that have a model of their own.
        completeness: Decides, for these reports, whether the answer is whole; None to take every
            answer for whole.
        by_form: Whether, for the others, only what states a value asked for is an answer.
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
        completeness: CompletenessModel | None = None,
        by_form: bool = False,
    ) -> None:
        self.library = retriever.library
        self._retriever = retriever
        self._like_this = partial(
            ExtractiveAnswerer,
            model=model,
            settings=settings,
            own_models=own_models,
            completeness=completeness,
            by_form=by_form,
        )
        self._concluder = Concluder(
            retriever, model, own_models or {}, completeness, settings or ChoiceSettings(), by_form
        )
        self.overviews = OverviewReply(retriever)
        recogniser = Recogniser(
            self._concluder.search, self.overviews.recogniser.chance, small_talk_model()
        )
        self.small_talk = SmallTalkReply(self.library, recogniser, self._answer_alone)
        comparer = Comparer(self.library, self._concluder.search)
        # What is asked about the last answer comes before all else.
        self._follow_ups = FollowUps(
            self.library, self._concluder, self._say_itself, self.overviews, comparer
        )
        self._replies: tuple[Reply, ...] = (
            self.small_talk,
            comparer,
            self.overviews,
            self.small_talk.of_no_answer,
        )
        self._detector = detector or LanguageDetector(
            ((row.language, row.text) for row in self.library.rows),
            names_in(self.library.corpora.values()),
            [one for corpus in self.library.corpora.values() for one in corpus.entities],
        )
        self._reader = Reader(
            self._detector, self.library, self._concluder, self._is_no_question, self._say_itself
        )

    @one_answer()
    def answer(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Answer:
        """Returns the answer; see `Answerer`."""
        query = self._reader.read(question, history, default)
        said = self._follow_ups(query, history) or self._say_itself(query, history)
        return with_original(said, self.library)

    def parts(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Iterator[Answer]:
        """Yields the answer, whole at once; see `Answerer`."""
        yield self.answer(question, history, default)

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        """Returns the turns of the questions of a conversation; see `Answerer`."""
        turns: list[Turn] = []
        for question in questions:
            with suppress(QuestionError):
                turn = self.turn(question, turns, default)
                turns += [turn] if turn else []
        return turns

    @one_answer()
    def turn(self, question: str, history: Sequence[Turn], default: Language) -> Turn | None:
        """Returns the turn of a question; None if it offers nothing to lean on.

        Raises:
            QuestionError: It cannot be used.
        """
        query = self._reader.read(question, history, default)
        # "In het Nederlands" is about an answer, if there is one, before it is small talk.
        if query.about_last or self.small_talk.recogniser.act(query, history) is None:
            return self._turn(query)
        return None

    def of(self, reports: Collection[str]) -> ExtractiveAnswerer:
        """Returns one that answers like this from some of the reports."""
        return self._like_this(self._retriever.of(reports))

    def language_of(self, question: str, history: Sequence[Turn], default: Language) -> Language:
        """Returns the language of a question, or of its conversation where it does not tell."""
        conversation = history[-1].language if history else default
        return self._detector.detect(question, conversation) or conversation

    def support(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Evidence | None:
        """Returns the evidence for answering a question; None in other languages.

        None also if nothing was found that could answer.
        """
        query = self._reader.read(question, history, default)
        return None if query.language is None else self._concluder.support(query)

    def weighed(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> tuple[Evidence, ...]:
        """Returns the evidence by which the models of outcomes decide: of each part of a question.

        Empty for what they do not decide, such as small talk, overviews and statements to check.
        """
        query = self._reader.read(question, history, default)
        if query.language is None or self._follow_ups(query, history):
            return ()
        if any(reply(query, history) for reply in self._replies):
            return ()
        return self._concluder.weighed(query)

    def as_request(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Reading | None:
        """Returns how a question looks as a request for an overview; None if it cannot be one."""
        query = self._reader.read(question, history, default)
        return self.overviews.recogniser.read(query, history)

    def as_small_talk(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> TalkFigures | None:
        """Returns how a line looks as small talk; None if it surely asks the report something.

        None also for what is wanted of the last answer.
        """
        query = self._reader.read(question, history, default)
        return None if query.about_last else self.small_talk.recogniser.figures(query, history)

    def found(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> SearchResult | None:
        """Returns what is found for a question, whatever is made of it; None in other languages."""
        query = self._reader.read(question, history, default)
        return None if query.language is None else self._concluder.search(query)

    def _is_no_question(self, query: Query, history: Sequence[Turn]) -> bool:
        is_talk = self.small_talk.recogniser.act(query, history) is not None
        return is_talk or self.overviews.recogniser.asked_for(query, history) is not None

    def _say_itself(self, query: Query, history: Sequence[Turn]) -> Answer:
        """Returns the answer to a question that is not about the last answer."""
        for reply in self._replies:
            if said := reply(query, history):
                return said
        said = self._say(query, self._conclude(query))

        def ask(question: str) -> Answer:
            own = read_question(question, self._detector, (), query.answer_language)
            return self._say_itself(own, ())

        return of_topic_alone(query, said, ask)

    def _answer_alone(self, question: str, language: Language) -> Answer:
        """Returns the answer to a question of ours, whatever was asked before."""
        query = read_question(question, self._detector, (), language)
        return self._say(query, self._conclude(query))

    def _conclude(self, query: Query) -> Conclusion:
        concluded = self._concluder.conclude(query)
        if checked := self._concluder.check(query):
            return with_claims(concluded, checked, query.answer_language)
        if not query.parts or concluded.reason in ("other_language", "no_such_country"):
            return concluded
        return together(concluded, query.parts, [*map(self._concluder.conclude, query.parts)])

    def _turn(self, query: Query) -> Turn:
        # A question that cannot be answered is nothing to lean on.
        return query.passing if self._concluder.is_about_unnamed_countries(query) else query.turn

    def _say(self, query: Query, concluded: Conclusion) -> Answer:
        language, refs = query.answer_language, concluded.refs
        sentences = standing_alone(self.library, refs, language, query.kind)
        best = concluded.result.sentences[:RANKING_DEPTH]
        return Answer(
            question=query.typed,
            searched=query.searched,
            language=language,
            reason=concluded.reason,
            confidence=concluded.confidence,
            sentences=sentences,
            citations=tuple(cite(self.library, ref, n) for n, ref in enumerate(refs, start=1)),
            is_set=concluded.is_set,
            hits=concluded.result.hits,
            ranking=tuple(cite(self.library, hit.ref, n) for n, hit in enumerate(best, start=1)),
            turn=self._turn(query),
            understood=query.understood,
            lead=lead_of(concluded, sentences, self.library),
            is_partial=concluded.is_partial,
            missing=concluded.missing,
            nearest=concluded.nearest,
            claims=tuple(
                Claim(one.text, one.verdict, _numbers(one.refs, refs), bool(one.rivals))
                for one in concluded.claims
            ),
        )


def lead_of(
    concluded: Conclusion, sentences: Sequence[AnswerSentence], library: Library
) -> Lead | None:
    """Returns the lead of sentences that are said; one that says all of the first is that sentence.

    Sentences that contradict each other are shown together, so that none of them is a lead.
    """
    draft, refs = concluded.lead, concluded.refs
    if not draft and not concluded.opens_with_first:
        return None
    first = sentences[0]
    is_first = draft is None or (draft.refs == refs[:1] and _says_all_of(first, draft))
    if is_first and not _is_contradicted(refs, library):
        return Lead(first.text, first.citations, insertions=first.insertions)
    return _numbered(draft, refs) if draft else None


def _is_contradicted(refs: Sequence[SentenceRef], library: Library) -> bool:
    """Returns whether another of these sentences contradicts the first."""
    conflicts = library.sentence(refs[0]).conflicts
    return any(SentenceRef(refs[0].report_id, key) in refs for key in conflicts)


def _says_all_of(sentence: AnswerSentence, draft: Draft) -> bool:
    """Returns whether a lead says the words of a sentence, but for its full stop."""
    said, whole = (without(one.text, one.insertions) for one in (draft, sentence))
    return said.casefold().rstrip(" .") == whole.casefold().rstrip(" .")


def _numbered(draft: Draft, refs: Sequence[SentenceRef]) -> Lead:
    """Returns a lead that cites its sentences by their places among those said."""
    return Lead(draft.text, _numbers(draft.refs, refs), draft.calculation, draft.insertions)


def _numbers(cited: Sequence[SentenceRef], refs: Sequence[SentenceRef]) -> tuple[int, ...]:
    """Returns the places of sentences among those said, from 1, each once."""
    number = {ref: place for place, ref in enumerate(refs, start=1)}
    return tuple(dict.fromkeys(number[ref] for ref in cited))
