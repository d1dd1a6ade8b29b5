"""The answers of a conversation so far, concluded again from its turns when they are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.answer.answer import Answer
from app.query.conversation.about_last import AboutLast
from app.query.query import Query, Turn


@dataclass(frozen=True, slots=True)
class Said:
    """What was said to a turn.

    Attributes:
        query: The question.
        answer: What was said.
        before: What was said before it.
        turns: The turns before it.
        is_own: Whether it was a question to the report, and not one about an answer.
    """

    query: Query
    answer: Answer
    before: Earlier
    turns: Sequence[Turn]
    is_own: bool

    @property
    def has_leaned(self) -> bool:
        """Whether the question took something from those before it."""
        return bool(self.query.asked or self.query.context)


class Earlier:
    """The answers to the turns of a conversation, each concluded at most once.

    Args:
        turns: Oldest first.
        say: Returns the answer to a question about an earlier answer; None if it cannot say.
        say_itself: Returns the answer to any other question.
    """

    def __init__(
        self,
        turns: Sequence[Turn],
        say: Callable[[Query, AboutLast, Earlier], Answer | None],
        say_itself: Callable[[Query, Sequence[Turn]], Answer],
    ) -> None:
        self._turns = turns
        self._say = say
        self._say_itself = say_itself
        self._known: dict[int, Said] = {}

    def latest(self) -> Iterator[Said]:
        """Yields what was said, the last first, but for small talk."""
        for place in range(len(self._turns) - 1, -1, -1):
            said = self._at(place)
            if said and (said.answer.citations or said.answer.reason):
                yield said

    def last(self) -> Said | None:
        """Returns what was said last, but for small talk."""
        return next(self.latest(), None)

    def ask(self, query: Query) -> Answer:
        """Returns what the report says to a question that could be about an answer as well."""
        return self._say_itself(query, self._turns)

    def since_own(self) -> list[Said]:
        """Returns the last answer to a question to the report and those about it, the last first.

        One that was declined is passed over if it leaned on another. Empty if there is none.
        """
        found: list[Said] = []
        for said in self.latest():
            found.append(said)
            if said.is_own and not (said.answer.reason and said.has_leaned):
                return found
        return found

    def _at(self, place: int) -> Said | None:
        query = self._turns[place].query
        if query is None:
            return None
        if place not in self._known:
            turns, before, answer = self._turns[:place], self._before(place), None
            if query.about_last:
                answer = self._say(query, query.about_last, before)
            said = answer or self._say_itself(query, turns)
            self._known[place] = Said(query, said, before, turns, is_own=answer is None)
        return self._known[place]

    def _before(self, place: int) -> Earlier:
        """Returns the same of the turns before one; what is known of them is shared."""
        earlier = Earlier(self._turns[:place], self._say, self._say_itself)
        earlier._known = self._known
        return earlier
