from __future__ import annotations

import threading

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
