from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

import app.guard
from app.guard import HEADERS, LOOPBACK, MOST_BYTES, Guard


async def count(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with how many bytes were sent."""
    body = await Request(scope, receive).body()
    await PlainTextResponse(str(len(body)))(scope, receive, send)


async def fail(scope: Scope, receive: Receive, send: Send) -> None:
    raise RuntimeError("a secret")


async def fail_late(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"begun", "more_body": True})
    raise RuntimeError("a secret")


def client(*, ready: bool = True, hosts: Collection[str] | None = None) -> TestClient:
    return TestClient(Guard(count, lambda: ready, hosts))


def test_every_answer_has_the_headers_that_keep_a_page_safe() -> None:
    got = client().get("/anything")

    assert (got.status_code, got.text) == (200, "0")
    assert {name: got.headers[name] for name in HEADERS} == HEADERS


def test_nothing_of_another_host_is_allowed() -> None:
    policy = client().get("/").headers["content-security-policy"]

    assert "http" not in policy
    assert "*" not in policy
    assert "default-src 'self'" in policy


@pytest.mark.parametrize(
    ("ready", "status", "state"), [(True, 200, "ready"), (False, 503, "loading")]
)
def test_health_tells_whether_questions_can_be_answered(
    ready: bool, status: int, state: str
) -> None:
    got = client(ready=ready).get("/health")

    assert got.status_code == status
    assert got.json() == {"state": state}


@pytest.mark.parametrize(("size", "status"), [(MOST_BYTES, 200), (MOST_BYTES + 1, 413)])
@pytest.mark.parametrize("announced", [True, False])
def test_a_request_may_be_so_large_and_no_larger(size: int, status: int, announced: bool) -> None:
    def parts() -> Iterator[bytes]:
        yield b"x" * (size // 2)
        yield b"x" * (size - size // 2)

    got = client().post("/", content=b"x" * size if announced else parts())

    assert got.status_code == status
    assert got.text == (str(size) if status == 200 else '{"error": "The request is too large."}')
    assert got.headers["x-content-type-options"] == "nosniff"


def test_a_size_that_is_no_number_is_counted_instead() -> None:
    got = client().post("/", content=b"abc", headers={"content-length": "x"})
    assert got.status_code == 200


def send_slowly(parts: list[Message]) -> list[Message]:
    """Returns the answer to a request whose parts come one by one, and then nothing more."""
    answer = list[Message]()

    async def receive() -> Message:
        if not parts:
            await asyncio.Event().wait()
        return parts.pop(0)

    async def send(message: Message) -> None:
        answer.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": []}
    asyncio.run(Guard(count, lambda: True)(scope, receive, send))
    return answer


def test_a_request_that_does_not_arrive_in_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.guard, "BODY_SECONDS", 0.05)
    answer = send_slowly([{"type": "http.request", "body": b"x", "more_body": True}])
    assert answer[0]["status"] == 408


def test_who_goes_while_sending_gets_no_answer() -> None:
    gone: Message = {"type": "http.disconnect"}
    assert send_slowly([{"type": "http.request", "body": b"x", "more_body": True}, gone]) == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:7860", "[::1]:80", "LOCALHOST:1"])
def test_this_machine_is_called_by_its_own_names(host: str) -> None:
    assert client(hosts=LOOPBACK).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[", "127.0.0.1.x"])
def test_a_name_that_leads_here_by_deceit_is_refused(host: str) -> None:
    got = client(hosts=LOOPBACK).get("/health", headers={"host": host})
    assert got.status_code == 421


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://testserver", 200), ("https://evil.example", 403), ("null", 403), ("http://[", 403)],
)
def test_another_site_cannot_send_anything(origin: str, status: int) -> None:
    assert client().post("/", headers={"origin": origin}).status_code == status
    assert client().get("/", headers={"origin": origin}).status_code == 200


def test_what_goes_wrong_is_logged_and_not_told(caplog: pytest.LogCaptureFixture) -> None:
    got = TestClient(Guard(fail, lambda: True)).get("/x")

    assert (got.status_code, got.json()) == (500, {"error": "Something went wrong here."})
    assert got.headers["x-frame-options"] == "DENY"
    assert "a secret" in caplog.text


def test_an_answer_that_breaks_off_stays_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    assert TestClient(Guard(fail_late, lambda: True)).get("/x").text == "begun"
    assert "a secret" in caplog.text


def test_there_are_no_websockets() -> None:
    with pytest.raises(WebSocketDisconnect), client().websocket_connect("/"):
        pass
