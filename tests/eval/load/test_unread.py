from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Callable

import httpx
import pytest

import eval.load.unread
from app.serve.gradio_wire.request_body import MOST_CONVERSATION_BYTES, MOST_MESSAGES
from eval.load.client import Browser
from eval.load.unread import MOST_GROWTH, Unread, run_unread
from tests.eval.load.test_client import FakeServer


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eval.load.unread, "SECONDS_UNREAD", 0.0)
    monkeypatch.setattr(eval.load.unread, "MARGIN_SECONDS", 0.0)
    monkeypatch.setattr(eval.load.unread, "SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr(eval.load.unread, "WARM_UP", 2)


def browser(server: Callable[[httpx.Request], httpx.Response]) -> Browser:
    return Browser("http://127.0.0.1:1", "nl", transport=httpx.MockTransport(server))


def run(server: FakeServer, number: int = 10) -> Unread:
    memory = map(float, itertools.count(100))
    return run_unread(browser(server), number, lambda: next(memory))


def test_each_question_comes_after_a_long_conversation_in_a_session_of_its_own() -> None:
    server = FakeServer()
    run(server)
    unread = server.joined[2:]  # the first were read
    assert len(unread) == 2 + 10
    assert len({sent["session_hash"] for sent in unread}) == 12
    for sent in unread:
        assert 0.9 * MOST_CONVERSATION_BYTES < len(json.dumps(sent)) <= MOST_CONVERSATION_BYTES
        assert len(sent["data"][1]) <= MOST_MESSAGES
    read = [request for request in server.requests if request.url.path.endswith("/queue/data")]
    assert len(read) == 2


def test_memory_is_taken_before_and_after_warm_up_at_its_peak_and_in_the_end() -> None:
    found = run(FakeServer())
    assert (found.before, found.warm, found.peak, found.after) == (100.0, 103.0, 113.0, 114.0)
    assert found.growth == 10.0
    assert found.statuses == Counter({"200": 10})
    assert found.is_bounded


@pytest.mark.parametrize(
    ("statuses", "peak", "is_bounded"),
    [
        ({"200": 1, "429": 8, "503": 1}, 100 + MOST_GROWTH, True),
        ({"200": 1}, 101 + MOST_GROWTH, False),
        ({"429": 9}, 100, False),  # nothing was tried
        ({"200": 9, "500": 1}, 100, False),
        ({"200": 9, "ReadError": 1}, 100, False),
    ],
)
def test_it_is_bounded_if_questions_were_taken_none_failed_and_memory_stayed(
    statuses: dict[str, int], peak: float, is_bounded: bool
) -> None:
    found = Unread(warm=100.0, peak=peak, statuses=Counter(statuses))
    assert found.is_bounded is is_bounded


def test_a_server_that_breaks_off_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    server = FakeServer()

    def broken(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/queue/join"):
            raise httpx.ReadError("gone")
        return server(request)

    monkeypatch.setattr(eval.load.unread, "WARM_UP", 0)
    found = run_unread(browser(broken), 3, lambda: 1.0)
    assert found.statuses == Counter({"ReadError": 3})
