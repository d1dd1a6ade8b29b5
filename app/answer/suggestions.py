"""What else to ask: questions prepared for the sentences around those of an answer.

Which of the prepared questions may be suggested is decided beforehand, by reading each and by
asking it (`ingest/report/README.md`): a reader who clicks one gets an answer with a lead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.answer.answer import Answer
from index.library import Library
from index.rows import SentenceRef

MOST = 3  # suggestions under one answer
DISTANCES = (0, 1, 2)  # in blocks, from those that are cited


class Suggestions:
    """Follow-up questions that the report answers.

    Args:
        library: Holds the questions that may be suggested.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._suggested = {
            (SentenceRef(id_, question.answers[0]), question.language): question.question
            for id_, corpus in library.corpora.items()
            for question in corpus.suggested
        }

    def after(self, answer: Answer, asked: Sequence[str] = ()) -> list[str]:
        """Returns up to three questions in the answer's language, nearest sentences first.

        Args:
            answer: What was answered.
            asked: Questions not to suggest again.
        """
        found: list[str] = []
        for ref in self._around(answer):
            question = self.for_sentence(ref, answer.language)
            if question and question not in (*found, *asked):
                found.append(question)
            if len(found) == MOST:
                break
        return found

    def for_sentence(self, ref: SentenceRef, language: str) -> str | None:
        """Returns the question to suggest for a sentence, if there is one."""
        return self._suggested.get((ref, language))

    def _around(self, answer: Answer) -> Iterator[SentenceRef]:
        """Yields the sentences of the cited blocks, then of those near them, uncited."""
        seen = {citation.ref for citation in answer.citations}
        for distance in DISTANCES:
            for citation in answer.citations:
                blocks = self._library.report(citation.ref.report_id).blocks
                place = blocks.index(self._library.block(citation.ref))
                for block in blocks[max(0, place - distance) : place + distance + 1]:
                    for sentence in block.sentences:
                        ref = SentenceRef(citation.ref.report_id, sentence.key)
                        if ref not in seen:
                            seen.add(ref)
                            yield ref
