"""Whether a later question is about the topic of the last one though nothing in it shows that.

"Wie waren er op bezoek?" after a question about Morocco may be about Morocco or about all visits.
Both are searched for: it is about the topic if the questions and sentences found for that are
clearly nearer. Where the last question names no topic, what its answer cites tells one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.answer.choice.relevance import relevance
from app.answer.conclusion import Concluder
from app.answer.reading.cited_topics import cited_topics
from app.query.conversation.topics import Topic
from app.query.query import Query, Turn, about_topic, read_question
from app.query.slots import years
from index.hits import SearchResult
from index.language import Language, LanguageDetector
from index.library import Library

# How much nearer the nearest answered question is by cosine, and how much more probable it is that
# the best sentence answers, of what is about the topic (eval/LOG.md).
NEARER = 0.05
LIKELIER = 0.1
ANSWERED = 0.45  # how probable it is that what stands by itself is answered, and left as it is


class Reader:
    """Reads questions.

    Args:
        detector: Tells their language, and knows names.
        library: That is asked.
        concluder: Finds what it has on them.
        is_no_question: Whether a line is small talk or asks for an overview, which lean on nothing.
    """

    def __init__(
        self,
        detector: LanguageDetector,
        library: Library,
        concluder: Concluder,
        is_no_question: Callable[[Query, Sequence[Turn]], bool],
    ) -> None:
        self._detector = detector
        self._library = library
        self._concluder = concluder
        self._is_no_question = is_no_question
        self._year = _year_of(library)

    def read(self, question: str, history: Sequence[Turn], default: Language) -> Query:
        """Returns a question as it is read.

        Args:
            question: As typed.
            history: Earlier turns of the conversation, oldest first.
            default: Language to assume if neither question nor history tells.

        Raises:
            QuestionError: It is empty, too long or without words.
        """
        alone = read_question(question, self._detector, history, default, self._year)
        if not history or alone.language is None:
            return alone
        topics = () if history[-1].names_topic else self._cited(history[-1])
        about = about_topic(alone, self._detector, history, topics)
        if about is None or self._is_no_question(alone, history):
            return alone
        return about if self._is_nearer(about, alone) else alone

    def _cited(self, turn: Turn) -> Sequence[Topic]:
        if turn.query is None or turn.query.about_last:
            return ()
        concluded = self._concluder.conclude(turn.query)
        return cited_topics(concluded.refs, self._library)

    def _is_nearer(self, about: Query, alone: Query) -> bool:
        otherwise = self._concluder.search(alone)
        by_itself = _likely(otherwise)
        if by_itself >= ANSWERED:
            return False
        found = self._concluder.search(about)
        nearer = found.answered_cosine - otherwise.answered_cosine
        return nearer >= NEARER and _likely(found) - by_itself >= LIKELIER


def _year_of(library: Library) -> int | None:
    """Returns the year in the title of the only report; None if there are several."""
    titles = [corpus.report.title for corpus in library.corpora.values()]
    named = [year for title in titles for year in years(title)]
    return int(named[0]) if len(titles) == len(named) == 1 else None


def _likely(result: SearchResult) -> float:
    """Returns how probable it is that the best sentence found answers."""
    return max(relevance(result).values(), default=0.0)
