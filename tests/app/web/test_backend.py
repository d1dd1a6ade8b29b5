from __future__ import annotations

import gc
import threading
import weakref

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.web.assistant import Assistant
from app.web.backend import Backend
from ingest.errors import EncoderError, SettingsError


def test_it_waits_until_all_is_loaded(answerer: ExtractiveAnswerer) -> None:
    may_load = threading.Event()
    assistant = Assistant(answerer, None)

    def start() -> Assistant:
        may_load.wait(10)
        return assistant

    backend = Backend(start)
    assert not backend.is_ready()
    assert backend.state() == "loading"
    may_load.set()
    assert backend.wait() is assistant
    assert backend.is_ready()
    assert backend.state() == "ready"


def test_what_went_wrong_is_told_in_a_sentence() -> None:
    def start() -> Assistant:
        raise EncoderError("There is no such encoder.")

    with pytest.raises(SettingsError, match=r"^There is no such encoder\.$"):
        Backend(start).wait()


def test_what_could_not_be_loaded_is_ready_to_say_so() -> None:
    def start() -> Assistant:
        raise EncoderError("There is no such encoder.")

    backend = Backend(start)

    assert backend.is_ready(10)
    assert backend.state() == "failed"


def test_what_changed_is_loaded_anew_and_what_fails_leaves_the_old_one(
    answerer: ExtractiveAnswerer,
) -> None:
    loaded, stamp, tried = [Assistant(answerer, None) for _ in range(2)], ["a"], threading.Event()

    def start() -> Assistant:
        tried.set()
        if stamp[0] == "b":
            raise EncoderError("It is being replaced.")
        return loaded[0 if stamp[0] == "a" else 1]

    backend = Backend(start, lambda: stamp[0], look_every=0.01)
    assert backend.wait() is loaded[0]
    for state, expected in (("b", loaded[0]), ("c", loaded[1])):
        tried.clear()
        stamp[0] = state
        assert tried.wait(10)
        assert backend.state() == "ready"
        for _ in range(100):
            if backend.wait() is expected:
                break
            threading.Event().wait(0.05)
        assert backend.wait() is expected


def test_the_old_one_is_ended_and_freed_once_another_has_taken_its_place(
    answerer: ExtractiveAnswerer,
) -> None:
    stamp, old, freed = ["a"], list[weakref.ref[Assistant]](), threading.Event()
    ended = list[bool]()

    class Ending(Assistant):
        def __init__(self) -> None:
            super().__init__(answerer, None)
            self.itself = self  # only the collector of garbage can free it

        def end(self) -> None:
            super().end()
            ended.append(True)

    def start() -> Assistant:
        assistant = Ending()
        old.append(weakref.ref(assistant))
        return assistant

    def settle() -> None:
        gc.collect()
        if old[0]() is None:
            freed.set()

    backend = Backend(start, lambda: stamp[0], look_every=0.01, settle=settle)
    backend.wait()
    assert not freed.is_set()
    stamp[0] = "b"
    assert freed.wait(10)
    assert ended == [True]
