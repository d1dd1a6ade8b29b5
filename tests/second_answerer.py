"""A second answerer: in its own words, of several sources, in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.answer.answer import Answer, AnswerSentence
from app.answer.citations import cite
from app.query.query import Turn
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from tests.fakes import JORDAN, RETURN, SUPPORT

OF_TWO = "Nederland steunt opvang, zoals in Jordanië."
OF_ONE = "In 2022 keerden mensen terug."


class SecondAnswerer:
    """Says the same to every question: a sentence of two sources, then one of one.

    Args:
        library: Of which the report "proef" is cited.
    """

    def __init__(self, library: Library) -> None:
        self.library = library

    def answer(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Answer:
        *_, whole = self.parts(question, history, default)
        return whole

    def parts(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Iterator[Answer]:
        refs = [SentenceRef("proef", key) for key in (SUPPORT, JORDAN, RETURN)]
        citations = tuple(cite(self.library, ref, number) for number, ref in enumerate(refs, 1))
        whole = Answer(
            question=question,
            searched=question,
            language=default,
            reason=None,
            confidence=0.8,
            sentences=(AnswerSentence(OF_TWO, (1, 2)), AnswerSentence(OF_ONE, (3,))),
            citations=citations,
            is_set=False,
            hits=(),
            ranking=citations,
            turn=Turn(question, default),
        )
        yield replace(whole, sentences=whole.sentences[:1], citations=citations[:2])
        yield whole

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        return [Turn(question, default) for question in questions]
