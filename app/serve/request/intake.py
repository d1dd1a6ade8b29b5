"""How much of requests is in hand at once: nobody fills the memory with what is being sent."""

from __future__ import annotations

from collections import Counter

# Bytes. Two conversations of the greatest length, or a hundred of usual length, at once.
MOST_OF_PERSON = 5_000_000
MOST_OF_ALL = 64_000_000


class Intake:
    """Counts the bytes of the requests that are being answered.

    Args:
        most_of_person: Bytes that one person may have in hand.
        most_of_all: Bytes of everybody.
    """

    def __init__(
        self, most_of_person: int = MOST_OF_PERSON, most_of_all: int = MOST_OF_ALL
    ) -> None:
        self._most_of_person = most_of_person
        self._most_of_all = most_of_all
        self._held = Counter[str]()

    def request(self, owner: str) -> Share:
        """Returns the count of one request of somebody."""
        return Share(self, owner)

    def take(self, owner: str, size: int) -> bool:
        """Counts so many bytes more (less if negative); returns whether there is room for them."""
        if size > 0 and (
            self._held[owner] + size > self._most_of_person
            or self._held.total() + size > self._most_of_all
        ):
            return False
        self._held[owner] += size
        if not self._held[owner]:
            del self._held[owner]
        return True


class Share:
    """What one request has in hand; to be used with `with`, after which it has nothing.

    Args:
        intake: Counts.
        owner: Who sent it.
    """

    def __init__(self, intake: Intake, owner: str) -> None:
        self._intake = intake
        self._owner = owner
        self._size = 0

    def __enter__(self) -> Share:
        return self

    def __exit__(self, *_: object) -> None:
        self._intake.take(self._owner, -self._size)

    def add(self, size: int) -> bool:
        """Counts so many bytes more; returns whether there is room for them."""
        if not self._intake.take(self._owner, size):
            return False
        self._size += size
        return True
