"""Whatever answers, its quotes checked: what is not verbatim on its page is not said."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from app.answer.answer import Answer, Answerer, AnswerSentence, Claim, Lead
from app.answer.citations import Citation, cite, is_verbatim
from app.answer.comparison.check import verbatim_rows
from app.answer.reports.chosen import gone
from app.query.query import Turn
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.errors import QuestionError


class CheckedAnswerer:
    """Answers as another answerer does, without what cannot be shown to stand in the report.

    A sentence is left out if one of its quotes is not verbatim; if none remains, the question is
    declined. Such a quote is an error, and logged without a word of the question.

    Args:
        answerer: Answers.
    """

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        # Of the report alone: whatever else is quoted may hold words of a question.
        self._checked_whole: set[SentenceRef] = set()

    @property
    def library(self) -> Library:
        """What it answers from."""
        return self._answerer.library

    def answer(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Answer:
        """Returns the answer; see `Answerer`."""
        self._check(question)
        return self._checked(self._answerer.answer(question, history, default))

    def parts(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Iterator[Answer]:
        """Yields the answer so far; see `Answerer`."""
        self._check(question)
        yield from map(self._checked, self._answerer.parts(question, history, default))

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        """Returns the turns of the questions of a conversation; see `Answerer`."""
        known = self.library.corpora
        asked = [question for question in questions if not gone(question, known)]
        return self._answerer.turns(asked, default)

    def _check(self, question: str) -> None:
        """Raises QuestionError if a report that a question is put to is there no more."""
        if report := gone(question, self.library.corpora):
            raise QuestionError(f"The report {report} is no longer in the library.", "report_gone")

    def _checked(self, answer: Answer) -> Answer:
        good = {one.number for one in answer.citations if self._is_verbatim(one)}
        ranking = tuple(one for one in answer.ranking if self._is_verbatim(one))
        answer = self._with_verbatim_cells(answer, good)
        kept = [one for one in answer.sentences if one.citations and good.issuperset(one.citations)]
        if len(kept) == len(answer.sentences) and len(good) == len(answer.citations):
            return (
                answer if len(ranking) == len(answer.ranking) else replace(answer, ranking=ranking)
            )
        if answer.answered and not kept:
            return replace(
                answer,
                reason="not_verbatim",
                sentences=(),
                citations=(),
                lead=None,
                claims=(),
                comparison=None,
                hits=(),  # whose text need not be the report's either
                ranking=ranking,
            )
        return replace(_without_uncited(answer, kept, good), ranking=ranking)

    def _with_verbatim_cells(self, answer: Answer, good: set[int]) -> Answer:
        if not answer.comparison:
            return answer
        rows = verbatim_rows(
            answer.comparison, answer.citations, good, answer.language, self.library
        )
        return answer if rows is answer.comparison else replace(answer, comparison=rows)

    def _is_verbatim(self, citation: Citation) -> bool:
        ref, key = citation.ref, citation.ref.key
        is_whole = citation == cite(self.library, ref, citation.number)
        if is_whole and ref in self._checked_whole:
            return True
        if is_verbatim(self.library, citation):
            if is_whole:
                self._checked_whole.add(ref)
            return True
        told = {
            "report": ref.report_id,
            "sentence": f"{key.block}.{key.number}",
            "page": citation.page,
        }
        logging.getLogger(__name__).error("a quote is not verbatim on its page", extra=told)
        return False


Cites = TypeVar("Cites", AnswerSentence, Lead, Claim)


def _without_uncited(answer: Answer, kept: Sequence[AnswerSentence], good: set[int]) -> Answer:
    """Returns an answer with what can be shown, its citations numbered from 1.

    Args:
        answer: The answer.
        kept: The sentences of it that can be shown.
        good: Numbers of the citations that are verbatim.
    """
    lead = answer.lead if answer.lead and good.issuperset(answer.lead.citations) else None
    claims = [claim for claim in answer.claims if good.issuperset(claim.citations)]
    shown: list[AnswerSentence | Lead | Claim] = [*kept, *([lead] if lead else []), *claims]
    used = {number for one in shown for number in one.citations}
    left = [citation for citation in answer.citations if citation.number in used]
    new = {citation.number: place for place, citation in enumerate(left, start=1)}

    def renumbered(one: Cites) -> Cites:
        return replace(one, citations=tuple(new[number] for number in one.citations))

    return replace(
        answer,
        lead=renumbered(lead) if lead else None,
        claims=tuple(map(renumbered, claims)),
        comparison=answer.comparison.numbered(new) if answer.comparison else None,
        sentences=tuple(map(renumbered, kept)),
        citations=tuple(replace(citation, number=new[citation.number]) for citation in left),
    )
