from __future__ import annotations

from collections import Counter

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

import app.serve.gradio_wire.queue_turns
from app.serve.gradio_wire.queue_turns import Turns
from app.serve.gradio_wire.request_body import Body
from app.serve.request.asker import USER
from app.web.conversation import ENDPOINTS


class Queue:
    """Lets questions wait until they are read."""

    def __init__(self, most_of_user: int = 2, most_of_address: int = 3) -> None:
        self.waiting = Counter[str]()
        self.has_room = True
        self.made_room_for = list[tuple[str, bool]]()
        self._turns = Turns(
            self._answer, self.waiting.__getitem__, self._room, most_of_user, most_of_address
        )

    def _room(self, owner: str, size: int) -> bool:
        self.made_room_for.append((owner, size > 0))
        return self.has_room

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            self.waiting[str(scope["rapportwijzer.json"]["session_hash"])] += 1
        await PlainTextResponse("ok")(scope, receive, send)

    def browser(self, user: str = "", address: str = "10.0.0.1") -> TestClient:
        async def signed_in(scope: Scope, receive: Receive, send: Send) -> None:
            if user:
                scope[USER] = user
            await Body(self._turns)(scope, receive, send)

        return TestClient(signed_in, client=(address, 1))


def ask(browser: TestClient, session: object = "s") -> int:
    sent = {"data": [], "session_hash": session}
    return browser.post("/gradio_api/queue/join", json=sent).status_code


def read(browser: TestClient, session: str = "s") -> int:
    return browser.get("/gradio_api/queue/data", params={"session_hash": session}).status_code


def test_so_many_questions_of_one_user_may_wait() -> None:
    queue = Queue(most_of_user=2)
    ann = queue.browser("ann")
    assert [ask(ann, session) for session in ("1", "2", "3")] == [200, 200, 429]
    assert ask(queue.browser("ben"), "4") == 200

    queue.waiting["1"] = 0  # answered
    assert ask(ann, "5") == 200


def test_more_may_of_an_address_without_signing_in() -> None:
    queue = Queue(most_of_address=3)
    assert [ask(queue.browser(), str(number)) for number in range(4)] == [200, 200, 200, 429]
    assert ask(queue.browser(address="10.0.0.2"), "other") == 200


@pytest.mark.parametrize("name", ENDPOINTS)
def test_questions_of_programs_count_too(name: str) -> None:
    queue = Queue(most_of_user=2)
    ann = queue.browser("ann")
    asked = [ann.post(f"/gradio_api/call/{name}", json={"data": []}).status_code for _ in range(3)]
    assert asked == [200, 200, 429]


def test_nobody_asks_for_whom_there_is_no_room() -> None:
    queue = Queue()
    assert ask(queue.browser("ann")) == 200
    assert read(queue.browser("ann")) == 200
    queue.has_room = False
    assert ask(queue.browser("ben"), "other") == 429
    assert queue.made_room_for == [("user ann", True), ("user ben", True)]


def test_a_session_is_only_its_owners() -> None:
    queue = Queue()
    assert ask(queue.browser("ann")) == 200
    ben = queue.browser("ben")
    assert read(ben) == 403
    assert ask(ben) == 403
    assert read(queue.browser("ann")) == 200


def test_the_last_session_in_an_address_counts_as_it_does_for_gradio() -> None:
    queue = Queue()
    ask(queue.browser("ann"))
    ben = queue.browser("ben")
    assert ben.get("/gradio_api/queue/data?session_hash=x&session_hash=s").status_code == 403


def test_who_comes_from_another_address_takes_the_session_along() -> None:
    queue = Queue()
    assert ask(queue.browser(address="10.0.0.1")) == 200
    queue.waiting["s"] = 0  # answered
    elsewhere = queue.browser(address="10.0.0.2")
    assert read(elsewhere) == 200
    assert ask(elsewhere) == 200


def test_sessions_that_wait_for_nothing_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.serve.gradio_wire.queue_turns, "MOST_OWNERS", 2)
    queue = Queue()
    ann = queue.browser("ann")
    for session in ("1", "2", "3"):
        assert ask(ann, session) == 200
        queue.waiting[session] = 0
    assert len(queue._turns._owners) <= 2


def test_other_requests_pass() -> None:
    browser = Queue().browser()
    assert browser.get("/").status_code == 200
    assert browser.post("/x", json={"session_hash": "s"}).status_code == 200
