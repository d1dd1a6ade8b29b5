from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

import app.serve.gradio_wire.undelivered
from app.serve.gradio_wire.gradio_sessions import GradioSessions
from app.serve.gradio_wire.request_body import Body
from app.serve.gradio_wire.undelivered import MOST_OF_PERSON
from app.web.conversation import ENDPOINTS
from ingest.checkout import ROOT

JOIN = "/gradio_api/queue/join"
DATA = "/gradio_api/queue/data"


def events(sessions: list[str]) -> list[SimpleNamespace]:
    return [SimpleNamespace(session_hash=session) for session in sessions]


def make_page(*, queued: list[str], active: list[str]) -> Any:  # noqa: ANN401
    sessions = {"ann": 1, "ben": 2, "carl": 3}
    return SimpleNamespace(
        state_holder=SimpleNamespace(session_data=dict(sessions), time_last_used=dict(sessions)),
        _queue=SimpleNamespace(
            event_queue_per_concurrency_id={"answer": SimpleNamespace(queue=events(queued))},
            active_jobs=[None, events(active)],
            pending_messages_per_session={},
            pending_event_ids_session={},
            event_ids_to_events={},
        ),
    )


class Gradio:
    """Keeps answers until they are read, as Gradio does."""

    def __init__(self) -> None:
        self.page = make_page(queued=[], active=[])
        self.queue = self.page._queue
        self.sessions = GradioSessions(self._answer, self.page)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == JOIN:
            session = scope["rapportwijzer.test"]
            self.queue.pending_messages_per_session[session] = ["the answer"]
            self.queue.pending_event_ids_session.setdefault(session, set()).add(f"e-{session}")
        elif scope["path"] == DATA:
            for asked in self.queue.pending_event_ids_session.values():
                asked.clear()
        await PlainTextResponse("ok")(scope, receive, send)

    def browser(self, address: str = "10.0.0.1") -> TestClient:
        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            scope["rapportwijzer.test"] = scope.get("rapportwijzer.json", {}).get("session_hash")
            await self.sessions(scope, receive, send)

        return TestClient(Body(app), client=(address, 1))

    def ask(self, session: str, address: str = "10.0.0.1", size: int = 1) -> None:
        sent = {"session_hash": session, "data": ["x" * size]}
        assert self.browser(address).post(JOIN, json=sent).status_code == 200

    @property
    def kept(self) -> tuple[list[str], list[str], list[str]]:
        return (
            sorted(self.queue.pending_messages_per_session),
            sorted(self.queue.pending_event_ids_session),
            sorted(self.sessions._undelivered),
        )


@pytest.mark.parametrize(
    ("path", "left"),
    [("/gradio_api/queue/data", ["ben", "carl"]), ("/assets/x.js", ["ann", "ben", "carl"])],
)
def test_only_who_waits_for_an_answer_is_remembered(path: str, left: list[str]) -> None:
    page = make_page(queued=["ben", "ben"], active=["carl"])
    TestClient(GradioSessions(PlainTextResponse("ok"), page)).get(path)
    assert list(page.state_holder.session_data) == left
    assert list(page.state_holder.time_last_used) == left


def test_what_waits_is_counted() -> None:
    page = make_page(queued=["ben", "ben"], active=["carl"])
    sessions = GradioSessions(PlainTextResponse(""), page)
    assert [sessions.waiting(name) for name in ("ann", "ben", "carl")] == [0, 2, 1]


def test_an_answer_stays_until_it_is_read_and_then_nothing_does() -> None:
    gradio = Gradio()
    gradio.ask("s")
    assert gradio.kept == (["s"], ["s"], ["s"])
    gradio.browser().get(DATA, params={"session_hash": "s"})
    assert gradio.kept == ([], [], [])


def test_an_answer_that_nobody_reads_goes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.serve.gradio_wire.undelivered, "SECONDS_UNREAD", 0.0)
    gradio = Gradio()
    gradio.ask("s")
    assert gradio.kept == ([], [], [])


def test_what_gradio_will_not_send_any_more_goes_at_once() -> None:
    gradio = Gradio()
    gradio.ask("s")
    del gradio.queue.pending_messages_per_session["s"]  # the browser went while it waited
    gradio.browser().get("/gradio_api/app_id")
    assert gradio.kept == ([], [], [])


def test_a_question_that_waits_is_never_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.serve.gradio_wire.undelivered, "SECONDS_UNREAD", 0.0)
    gradio = Gradio()
    gradio.queue.active_jobs = [events(["s"])]
    gradio.ask("s", size=MOST_OF_PERSON // 3)
    assert not gradio.sessions.make_room("address 10.0.0.1", MOST_OF_PERSON)
    assert gradio.kept == (["s"], ["s"], ["s"])


def test_a_new_question_takes_the_place_of_the_oldest_unread_answer_of_the_same_person() -> None:
    gradio = Gradio()
    gradio.ask("others", address="10.0.0.2", size=MOST_OF_PERSON // 3)
    for session in ("1", "2"):
        gradio.ask(session, size=MOST_OF_PERSON // 3)
    assert gradio.sessions.make_room("address 10.0.0.1", MOST_OF_PERSON // 2)
    assert gradio.kept[0] == ["2", "others"]


def test_what_was_sent_is_not_held_twice() -> None:
    gradio = Gradio()
    request = SimpleNamespace(_body=b"x" * 1000)
    gradio.queue.event_ids_to_events["e-s"] = SimpleNamespace(request=request)
    gradio.ask("s")
    assert request._body == b""


@pytest.mark.parametrize("name", ENDPOINTS)
def test_a_program_that_comes_back_for_its_answer_holds_it(name: str) -> None:
    gradio = Gradio()
    gradio.ask("s")
    session = gradio.sessions._session({"method": "GET", "path": f"/gradio_api/call/{name}/e-s"})
    assert session == "s"


def test_nothing_is_known_of_an_answer_that_is_not_there() -> None:
    gradio = Gradio()
    gradio.browser().get("/gradio_api/call/ask/e-unknown")
    gradio.browser().get(DATA, params={"session_hash": "unknown"})
    assert gradio.kept == ([], [], [])


# Run by themselves: a page of Gradio's leaves event loops open.
PAGE = """
import time
from starlette.testclient import TestClient
import app.serve.gradio_wire.undelivered
from app.serve.gradio_wire.request_body import CALLS, Body
from app.serve.gradio_wire.mounted_page import mounted_page

class Room:
    def search(self, wanted):
        return "found"

class Assistant:
    room = Room()
    def reply(self, asked, language):
        return "answered " + asked[-1]
    def replies(self, asked, language):
        yield self.reply(asked, language)
    def record(self, asked, language):
        return {"answer": self.reply(asked, language)}

class Backend:
    def is_ready(self, seconds=0):
        return True
    def wait(self):
        return Assistant()

app_ = mounted_page(Backend())

def kept():
    queue, state = app_._page._queue, app_._page.state_holder
    lists = (state.session_data, state.time_last_used, queue.pending_messages_per_session,
             queue.pending_event_ids_session, queue.event_ids_to_events, app_._undelivered,
             app_._page.pending_streams, app_._page.pending_diff_streams, app_._page.app.iterators)
    return [len(each) for each in lists]

def ask(client, session, history=()):
    body = {"data": ["my secret", list(history)], "fn_index": chat, "session_hash": session}
    client.post("/gradio_api/queue/join", json=body).raise_for_status()

def read(client, session):
    return client.get("/gradio_api/queue/data?session_hash=" + session).text

def answered(*sessions):
    end = time.monotonic() + 60
    while any(map(app_.waiting, sessions)) and time.monotonic() < end:
        time.sleep(0.02)

with TestClient(Body(app_)) as client:
    config = client.get("/config").json()
    chat = next(d for d in config["dependencies"] if d["api_name"] == "submit")["id"]
    room = next(c for c in config["components"] if c["props"].get("elem_id") == "rw-room")["id"]
"""
ASK = """
    for number in range(3):
        ask(client, f"s{number}")
        assert len(app_._page.state_holder.session_data) <= 1
        stream = read(client, f"s{number}")
        assert "answered my secret" in stream, stream
    # An answer that nobody reads leaves no conversation either, and takes nobody's turn.
    ask(client, "gone")
    answered("gone")
    client.get("/gradio_api/app_id")
    print(app_.waiting("gone"), len(app_._page.state_holder.session_data))
"""
MANY = """
    text = {"type": "text", "text": "x" * 20_000}
    history = [{"role": "user", "content": [text]}] * 20
    for number in range(200):
        session = f"s{number}"
        made_room = app_.make_room("address testclient", 400_000)
        assert made_room
        ask(client, session, history)
        answered(session)
        if number % 4 == 1:
            assert "answered my secret" in read(client, session)
        if number % 4 == 2:  # a program that asks, and one that never comes for its answer
            sent = {"data": ["x", []]}
            path = CALLS[number // 8 % len(CALLS)]
            event = client.post(path, json=sent).json()["event_id"]
            if number % 8 == 2:
                assert "answered x" in client.get(f"{path}/{event}").text
        sent = {"data": {}, "component_id": room, "fn_name": "search", "session_hash": session}
        assert client.post("/gradio_api/component_server/", json=sent).json() == "found"
    most = app.serve.gradio_wire.undelivered.MOST_SESSIONS_OF_PERSON + 1
    assert all(number <= most for number in kept()), kept()
    # Somebody who reads late, but not too late, loses nothing.
    ask(client, "late")
    answered("late")
    time.sleep(0.5)
    client.get("/gradio_api/app_id")
    assert "answered my secret" in read(client, "late")
    app.serve.gradio_wire.undelivered.SECONDS_UNREAD = 0.0
    client.get("/gradio_api/app_id")
    end = time.monotonic() + 20
    while any(kept()) and time.monotonic() < end:
        time.sleep(0.1)
    print(*kept())
"""


def run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PAGE + script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.real
def test_gradio_keeps_nothing_of_a_conversation_that_is_answered() -> None:
    assert run(ASK) == "0 0\n"


@pytest.mark.real
def test_gradio_keeps_nothing_of_two_hundred_sessions_that_are_left() -> None:
    assert run(MANY) == "0 0 0 0 0 0 0 0 0\n"
