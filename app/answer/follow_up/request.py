"""What is asked about the last answer, with all that it takes to answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.answer.answer import Answer, AnswerSentence, Heading, Lead
from app.answer.antecedents import standing_alone
from app.answer.citations import cite
from app.answer.comparison.comparing import Comparer
from app.answer.conclusion import Concluder
from app.answer.follow_up.earlier import Earlier, Said
from app.answer.lead.draft import Draft
from app.answer.overview.overview_reply import OverviewReply
from app.query.conversation.about_last import AboutLast
from app.query.conversation.understood import Understood
from app.query.query import Query
from app.wording import word
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.overviews import Overview


@dataclass(frozen=True, slots=True)
class Request:
    """A question about the last answer.

    Attributes:
        query: The question.
        asked: What it wants.
        language: To answer in.
        earlier: What was said before it.
        library: That all stands in.
        concluder: Finds more.
        say_again: Says a question to the report in another language.
        overviews: Says an overview in another form.
        comparer: Compares what was talked of.
    """

    query: Query
    asked: AboutLast
    language: Language
    earlier: Earlier
    library: Library
    concluder: Concluder
    say_again: Callable[[Said, Language], Answer]
    overviews: OverviewReply
    comparer: Comparer

    def helped(self, key: str, like: Said) -> Answer:
        """Returns a friendly line instead of an answer."""
        return replace(self.declined(like), reason=None, help=word(key, self.language))

    def declined(self, like: Said) -> Answer:
        """Returns that the report does not say what is asked."""
        return replace(
            self.repeated(like.answer),
            language=self.language,
            reason="not_in_report",
            sentences=(),
            citations=(),
            is_set=False,
            lead=None,
            is_partial=False,
            missing=(),
            claims=(),
            heading=None,
            comparison=None,
            help="",
            remark="",
        )

    def repeated(self, answer: Answer) -> Answer:
        """Returns an answer as the answer to this question."""
        return replace(
            answer, question=self.query.typed, turn=self.query.turn, understood=self._understood
        )

    @property
    def _understood(self) -> Understood:
        language, typed = self.language, self.query.typed
        asked = typed[:1].lower() + typed[1:] if typed[1:2].islower() else typed
        return Understood(typed, language, word("last_question", language), asked)

    def answered(
        self,
        like: Said,
        refs: Iterable[SentenceRef],
        draft: Draft | None = None,
        *,
        only_lead: bool = False,
        opens: bool = False,
    ) -> Answer:
        """Returns an answer like another, of other sentences.

        Args:
            like: What it has outcome, confidence, heading and passages in common with.
            refs: Its sentences.
            draft: Its lead, if it has one; its sentences are said first.
            only_lead: Whether the lead is all that is said.
            opens: Whether, without a lead, the first sentence is one.
        """
        refs = tuple(dict.fromkeys([*(draft.refs if draft else ()), *refs]))
        number = {ref: place for place, ref in enumerate(refs, start=1)}
        sentences = standing_alone(self.library, refs, self.language, like.query.kind)
        lead = _numbered(draft, number) if draft else None
        if opens and not lead and sentences:
            first = sentences[0]
            lead = Lead(first.text, first.citations, insertions=first.insertions)
        return replace(
            self.repeated(like.answer),
            language=self.language,
            sentences=() if only_lead else self._labelled(sentences, refs, like.answer),
            citations=tuple(cite(self.library, ref, place) for ref, place in number.items()),
            heading=self._headed(like.answer),
            lead=lead,
            claims=(),
            comparison=None,
        )

    def _headed(self, like: Answer) -> Heading | None:
        """Returns the heading of an answer, in the language of this question."""
        if not like.heading or like.language == self.language:
            return like.heading
        for _, overview in self._overviews(like.heading.overview):
            title, note = overview.title[self.language], overview.note.get(self.language, "")
            return replace(like.heading, title=title, note=note)
        return like.heading

    def _labelled(
        self, sentences: Sequence[AnswerSentence], refs: Sequence[SentenceRef], like: Answer
    ) -> tuple[AnswerSentence, ...]:
        """Returns sentences with the labels that they have in the overview that they are of."""
        if not like.heading:
            return tuple(sentences)
        labels = {
            SentenceRef(id_, item.key): "; ".join(item.label_parts(self.language))
            for id_, overview in self._overviews(like.heading.overview)
            for item in overview.items
        }
        return tuple(
            replace(one, label=labels.get(ref, ""))
            for one, ref in zip(sentences, refs, strict=True)
        )

    def _overviews(self, id_: str) -> Iterator[tuple[str, Overview]]:
        """Yields the overviews of an id, each with the id of its report."""
        for report_id, corpus in self.library.corpora.items():
            for overview in corpus.overviews:
                if overview.id == id_:
                    yield report_id, overview


def _numbered(draft: Draft, number: Mapping[SentenceRef, int]) -> Lead:
    numbers = tuple(number[ref] for ref in dict.fromkeys(draft.refs))
    return Lead(draft.text, numbers, draft.calculation, draft.insertions)


def refs_of(answer: Answer) -> list[SentenceRef]:
    """Returns the sentences that an answer cites, in order."""
    return [citation.ref for citation in answer.citations]


def draft_of(answer: Answer) -> Draft | None:
    """Returns the lead of an answer before its sentences were numbered."""
    if not answer.lead:
        return None
    cited = {citation.number: citation.ref for citation in answer.citations}
    lead = answer.lead
    refs = tuple(cited[number] for number in lead.citations)
    return Draft(lead.text, refs, lead.calculation, lead.insertions)


def states_figure(ref: SentenceRef, request: Request) -> bool:
    """Returns whether a sentence states a figure that is no date."""
    facts = request.library.corpora[ref.report_id].facts_of.get(ref.key, ())
    return any(fact.number is not None and fact.kind != "date" for fact in facts)
