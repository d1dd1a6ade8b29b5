"""Answers that were asked for and not yet delivered: whose they are, how large, how long unread."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

# Who asks reads within a second; a program may send a question now and read its answer later.
SECONDS_UNREAD = 60.0
# Bytes of questions with their conversations, as they were sent: two of the greatest length, or
# some seventy of five turns.
MOST_OF_PERSON = 4_000_000
MOST_OF_ALL = 64_000_000
MOST_SESSIONS_OF_PERSON = 64


@dataclass(slots=True)
class Session:
    """A session of which something is not delivered.

    Attributes:
        owner: Who asked.
        size: Bytes that were sent in it.
        requests: How many requests of it are being answered now, such as a stream of answers.
        unread_since: When its answers were there and nobody read them; None if that is not so.
    """

    owner: str
    size: int = 0
    requests: int = 0
    unread_since: float | None = None


class Undelivered:
    """Sessions of which something is not delivered, oldest first.

    Args:
        clock: Returns seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sessions: dict[str, Session] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._sessions))

    def __len__(self) -> int:
        return len(self._sessions)

    def open(self, name: str, owner: str, size: int = 0) -> None:
        """Notes that a request of a session is being answered.

        Args:
            name: Of the session.
            owner: Who sent it.
            size: Bytes of the question in it.
        """
        session = self._sessions.setdefault(name, Session(owner))
        session.requests += 1
        session.size += size
        session.unread_since = None

    def close(self, name: str) -> None:
        """Notes that a request of a session is answered."""
        self._sessions[name].requests -= 1

    def drop(self, name: str) -> None:
        """Forgets a session, but for its open requests."""
        if not self.is_open(name):
            self._sessions.pop(name, None)

    def is_open(self, name: str) -> bool:
        """Returns whether a request of a session is being answered."""
        return name in self._sessions and self._sessions[name].requests > 0

    def is_stale(self, name: str) -> bool:
        """Returns whether nobody has read the answers of a session for long; counts from now on."""
        session = self._sessions.get(name)
        if session is None:
            return True
        if session.unread_since is None:
            session.unread_since = self._clock()
        return self._clock() - session.unread_since >= SECONDS_UNREAD

    def in_the_way(self, owner: str, size: int, working: Collection[str]) -> list[str] | None:
        """Returns the sessions to drop so that somebody may ask one more question.

        Only what is answered and read by nobody is dropped, the oldest first, of whoever asks
        as long as that is enough.

        Args:
            owner: Who asks.
            size: Bytes of the question.
            working: Sessions whose questions are not answered yet.

        Returns:
            None if there is no room even so.
        """
        theirs = {name: one for name, one in self._sessions.items() if one.owner == owner}
        dropped = _oldest(theirs, size, MOST_OF_PERSON, MOST_SESSIONS_OF_PERSON, working)
        if dropped is None:
            return None
        left = {name: one for name, one in self._sessions.items() if name not in dropped}
        more = _oldest(left, size, MOST_OF_ALL, None, working)
        return None if more is None else dropped + more


def _oldest(
    sessions: dict[str, Session],
    size: int,
    most_bytes: int,
    most_sessions: int | None,
    working: Collection[str],
) -> list[str] | None:
    """Returns which of some sessions must go for one more; None if that is not enough."""
    held, number = sum(one.size for one in sessions.values()), len(sessions)
    dropped = list[str]()
    for name, session in sessions.items():
        if held + size <= most_bytes and (most_sessions is None or number < most_sessions):
            break
        if not session.requests and name not in working:
            dropped.append(name)
            held, number = held - session.size, number - 1
    fits = held + size <= most_bytes and (most_sessions is None or number < most_sessions)
    return dropped if fits else None
