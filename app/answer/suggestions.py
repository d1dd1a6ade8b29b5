"""What else to ask: questions prepared for the sentences around those of an answer.

A prepared question is in the index, so it finds its sentence: all of 225 drawn at random were
answered with it first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from app.answer.answer import Answer
from index.library import Library
from index.rows import SentenceRef
from index.stopwords import STOPWORDS
from ingest.alignment import WORD, fold
from ingest.document import Block

MOST = 3  # suggestions under one answer
FEWEST_WORDS, MOST_WORDS = 5, 14
# A word that so few prepared questions use may well be misspelt, as some are on purpose.
COMMON = 4
PERSONAL = re.compile(r"\b(?:ik|mijn|wij|we|ons|onze|I|my|me|our|us)\b", re.IGNORECASE)
LEANING = re.compile(r"(?:En|And|Maar|But|Dus|So)\b")


class Suggestions:
    """Follow-up questions that the report answers.

    Args:
        library: Holds the prepared questions.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        prepared = [
            (SentenceRef(id_, question.answers[0]), question.language, question.question)
            for id_, corpus in library.corpora.items()
            for question in corpus.anticipated
            if len(question.answers) == 1
        ]
        words = Counter(word for _, _, question in prepared for word in set(_words(question)))
        common = {word for word, count in words.items() if count >= COMMON}
        asked: dict[tuple[SentenceRef, str], list[str]] = {}
        for ref, language, question in prepared:
            if _is_plain(question) and common.issuperset(_words(question)):
                asked.setdefault((ref, language), []).append(question)
        self._best = {
            (ref, language): max(questions, key=self._nearness(ref, language))
            for (ref, language), questions in asked.items()
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
        return self._best.get((ref, language))

    def _nearness(self, ref: SentenceRef, language: str) -> Callable[[str], float]:
        """Returns a function from a question to the share of its words that the sentence has."""
        sentence, block = self._library.sentence(ref), self._library.block(ref)
        known = set(_words(" ".join([sentence.text_in(language), *block.section_in(language)])))

        def share(question: str) -> float:
            words = [word for word in _words(question) if word not in STOPWORDS[language]]
            return sum(word in known for word in words) / max(1, len(words))

        return share

    def _around(self, answer: Answer) -> Iterator[SentenceRef]:
        """Yields the sentences of the cited blocks, then of those next to them, uncited."""
        seen = {citation.ref for citation in answer.citations}
        for distance in (0, 1):
            for citation in answer.citations:
                blocks = self._library.report(citation.ref.report_id).blocks
                place = blocks.index(self._library.block(citation.ref))
                for block in blocks[max(0, place - distance) : place + distance + 1]:
                    for sentence in block.sentences if _is_read_by_itself(block) else ():
                        ref = SentenceRef(citation.ref.report_id, sentence.key)
                        if ref not in seen:
                            seen.add(ref)
                            yield ref


def _is_read_by_itself(block: Block) -> bool:
    return not block.is_restated and block.kind != "footnote"


def _is_plain(question: str) -> bool:
    return (
        question.endswith("?")
        and question[0].isupper()
        and FEWEST_WORDS <= len(_words(question)) <= MOST_WORDS
        and not PERSONAL.search(question)
        and not LEANING.match(question)
    )


def _words(text: str) -> list[str]:
    return WORD.findall(fold(text))
