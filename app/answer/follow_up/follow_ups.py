"""A question about the last answer -> what is said to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from app.answer.answer import Answer
from app.answer.comparison.comparing import Comparer
from app.answer.conclusion import Concluder
from app.answer.follow_up.earlier import Earlier, Said
from app.answer.follow_up.meaning import meaning
from app.answer.follow_up.more import more
from app.answer.follow_up.other_language import in_other_language
from app.answer.follow_up.overviews import as_table
from app.answer.follow_up.places import certainty, where
from app.answer.follow_up.request import Request
from app.answer.follow_up.shorter import amounts, repeated, shorter
from app.answer.follow_up.sums import added_up, difference, larger, smaller
from app.answer.overview.overview_reply import OverviewReply
from app.query.acts.acts import Move
from app.query.conversation.about_last import AboutLast
from app.query.query import Query, Turn
from index.language import Language
from index.library import Library

MOVES: Mapping[Move, Callable[[Request], Answer | None]] = {
    "place": where,
    "more": more,
    "shorter": shorter,
    "repeat": repeated,
    "table": as_table,
    "amounts": amounts,
    "language": in_other_language,
    "larger": larger,
    "smaller": smaller,
    "difference": difference,
    "sum": added_up,
    "certainty": certainty,
    "meaning": meaning,
}


class FollowUps:
    """Answers what is asked about the last answers of a conversation.

    Args:
        library: That the answers are of.
        concluder: Finds more on a question.
        say_itself: Returns the answer to a question that is none of these.
        overviews: Says an overview in another form.
        comparer: Compares what was talked of.
    """

    def __init__(
        self,
        library: Library,
        concluder: Concluder,
        say_itself: Callable[[Query, Sequence[Turn]], Answer],
        overviews: OverviewReply,
        comparer: Comparer,
    ) -> None:
        self._library = library
        self._concluder = concluder
        self._say_itself = say_itself
        self._overviews = overviews
        self._comparer = comparer

    def __call__(self, query: Query, history: Sequence[Turn]) -> Answer | None:
        """Returns the answer; None if the question is not about an answer, or none can be given."""
        if query.about_last is None:
            return None
        earlier = Earlier(history, self._say, self._say_itself)
        return self._say(query, query.about_last, earlier)

    def _say(self, query: Query, asked: AboutLast, earlier: Earlier) -> Answer | None:
        move = MOVES.get(asked.move)
        language = asked.language or query.answer_language
        return move(self._request(query, asked, language, earlier)) if move else None

    def _request(
        self, query: Query, asked: AboutLast, language: Language, earlier: Earlier
    ) -> Request:
        return Request(
            query,
            asked,
            language,
            earlier,
            self._library,
            self._concluder,
            self._say_again,
            self._overviews,
            self._comparer,
        )

    def _say_again(self, said: Said, language: Language) -> Answer:
        """Returns what was said to a turn in another language."""
        query = replace(said.query, language=said.query.language and language)
        if said.is_own or query.about_last is None:
            return self._say_itself(query, said.turns)
        asked = replace(query.about_last, language=language)
        return self._say(query, asked, said.before) or said.answer
