from __future__ import annotations

from app.serve.gradio_wire.undelivered import (
    MOST_OF_ALL,
    MOST_OF_PERSON,
    MOST_SESSIONS_OF_PERSON,
    SECONDS_UNREAD,
    Undelivered,
)


class Clock:
    """Tells the time that a test wants."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def asked(sessions: Undelivered, name: str, owner: str = "ann", size: int = 1) -> None:
    sessions.open(name, owner, size)
    sessions.close(name)


def test_an_answer_is_stale_after_its_time_from_when_nobody_read_it() -> None:
    clock = Clock()
    sessions = Undelivered(clock)
    asked(sessions, "s")
    clock.now += 10 * SECONDS_UNREAD  # the question waited for so long
    assert not sessions.is_stale("s")
    clock.now += SECONDS_UNREAD - 1
    assert not sessions.is_stale("s")
    clock.now += 1
    assert sessions.is_stale("s")


def test_who_begins_to_read_again_has_the_whole_time_anew() -> None:
    clock = Clock()
    sessions = Undelivered(clock)
    asked(sessions, "s")
    assert not sessions.is_stale("s")
    clock.now += SECONDS_UNREAD - 1
    sessions.open("s", "ann")
    assert sessions.is_open("s")
    sessions.close("s")
    clock.now += 2
    assert not sessions.is_stale("s")


def test_what_is_being_read_is_not_forgotten() -> None:
    sessions = Undelivered()
    sessions.open("s", "ann", 1)
    sessions.drop("s")
    assert list(sessions) == ["s"]
    sessions.close("s")
    sessions.drop("s")
    assert list(sessions) == []


def test_there_is_room_up_to_the_limit() -> None:
    sessions = Undelivered()
    asked(sessions, "s", size=MOST_OF_PERSON - 10)
    assert sessions.in_the_way("ann", 10, ()) == []
    assert sessions.in_the_way("ann", 11, ()) == ["s"]


def test_the_oldest_of_the_same_person_go_and_no_more_than_needed() -> None:
    sessions = Undelivered()
    asked(sessions, "bens", "ben", MOST_OF_PERSON)
    for name in ("1", "2", "3"):
        asked(sessions, name, "ann", MOST_OF_PERSON // 4)
    assert sessions.in_the_way("ann", MOST_OF_PERSON // 2, ()) == ["1"]


def test_sessions_that_wait_or_are_read_stay() -> None:
    sessions = Undelivered()
    sessions.open("read", "ann", MOST_OF_PERSON // 2)
    asked(sessions, "waits", size=MOST_OF_PERSON // 2)
    assert sessions.in_the_way("ann", MOST_OF_PERSON // 2, {"waits"}) is None
    assert sessions.in_the_way("ann", MOST_OF_PERSON // 2, {}) == ["waits"]
    assert sessions.in_the_way("ben", MOST_OF_PERSON // 2, {"waits"}) == []


def test_one_person_has_only_so_many_sessions() -> None:
    sessions = Undelivered()
    names = [str(number) for number in range(MOST_SESSIONS_OF_PERSON)]
    for name in names:
        asked(sessions, name)
    assert sessions.in_the_way("ann", 1, ()) == ["0"]
    assert sessions.in_the_way("ann", 1, names) is None
    assert sessions.in_the_way("ben", 1, names) == []


def test_all_together_have_a_limit_too() -> None:
    sessions = Undelivered()
    people = -(-MOST_OF_ALL // MOST_OF_PERSON)
    for number in range(people):
        asked(sessions, f"s{number}", f"person {number}", MOST_OF_PERSON)
    assert sessions.in_the_way("ann", MOST_OF_PERSON // 2, ()) == ["s0"]
    assert sessions.in_the_way("ann", 1, [f"s{number}" for number in range(people)]) is None
