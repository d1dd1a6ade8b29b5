"""Whether a later question is about the topic of the last one though nothing in it shows that.

"Wie waren er op bezoek?" after a question about Morocco may be about Morocco or about all visits.
Both are searched for: it is about the topic if the questions and sentences found for that are
clearly nearer. Where the last question names no topic, what its answer cites tells one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from app.answer.answer import Answer
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
        say: Returns the answer to a question that is not about the last one.
    """

    def __init__(
        self,
        detector: LanguageDetector,
        library: Library,
        concluder: Concluder,
        is_no_question: Callable[[Query, Sequence[Turn]], bool],
        say: Callable[[Query, Sequence[Turn]], Answer],
    ) -> None:
        self._detector = detector
        self._library = library
        self._concluder = concluder
        self._is_no_question = is_no_question
        self._say = say
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
        answered = cache(lambda: self._answered(history))
        alone = read_question(question, self._detector, history, default, self._year, answered)
        if not history or alone.language is None:
            return alone
        if alone.step == "told":
            named = read_question(question, self._detector, history, default, self._year)
            return self._better_answered(alone, named)
        topics = tuple if history[-1].names_topic else lambda: _of_one_group(answered())
        about = about_topic(alone, self._detector, history, topics)
        if about is None or self._is_no_question(alone, history):
            return alone
        return about if self._is_nearer(about, alone) else alone

    def _answered(self, history: Sequence[Turn]) -> Sequence[Topic]:
        """Returns what the answer to the last question to the report names."""
        for place in range(len(history) - 1, -1, -1):
            query = history[place].query
            if query and not query.about_last:
                return cited_topics(self._say(query, history[:place]), self._library)
        return ()

    def _better_answered(self, told: Query, named: Query) -> Query:
        """Returns a question about what only the last answer named, or what its question named.

        Args:
            told: About what the answer named; left only if the report does not answer that.
            named: As it is read after an answer that names nothing.
        """
        is_of_topic = any(topic.group != "people" for topic in named.said.topics)
        if not is_of_topic or named.context or self._concluder.conclude(told).reason is None:
            return told
        is_answered = self._concluder.conclude(named).reason is None
        return replace(named, alternatives=(told.about,)) if is_answered else told

    def _is_nearer(self, about: Query, alone: Query) -> bool:
        otherwise = self._concluder.search(alone)
        by_itself = _likely(otherwise)
        if by_itself >= ANSWERED:
            return False
        found = self._concluder.search(about)
        nearer = found.answered_cosine - otherwise.answered_cosine
        return nearer >= NEARER and _likely(found) - by_itself >= LIKELIER


def _of_one_group(topics: Sequence[Topic]) -> Sequence[Topic]:
    """Returns the likeliest topics and those like them."""
    return [topic for topic in topics if topic.group == topics[0].group]


def _year_of(library: Library) -> int | None:
    """Returns the year in the title of the only report; None if there are several."""
    titles = [corpus.report.title for corpus in library.corpora.values()]
    named = [year for title in titles for year in years(title)]
    return int(named[0]) if len(titles) == len(named) == 1 else None


def _likely(result: SearchResult) -> float:
    """Returns how probable it is that the best sentence found answers."""
    return max(relevance(result).values(), default=0.0)
