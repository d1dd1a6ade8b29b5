from __future__ import annotations

import logging
from collections.abc import Collection

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from app.serve.request.guard import HEADERS, LOOPBACK, MOST_BYTES, Guard
from app.web.backend import State


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


def client(*, state: State = "ready", hosts: Collection[str] | None = None) -> TestClient:
    return TestClient(Guard(count, lambda: state, hosts))


def test_every_answer_has_the_headers_that_keep_a_page_safe() -> None:
    got = client().get("/anything")

    assert (got.status_code, got.text) == (200, "0")
    assert {name: got.headers[name] for name in HEADERS} == HEADERS


def test_nothing_of_another_host_is_allowed() -> None:
    policy = client().get("/").headers["content-security-policy"]

    assert "http" not in policy
    assert "*" not in policy
    assert "default-src 'self'" in policy


@pytest.mark.parametrize(("state", "status"), [("ready", 200), ("loading", 503), ("failed", 503)])
def test_health_tells_whether_questions_can_be_answered(state: State, status: int) -> None:
    got = client(state=state).get("/health")

    assert got.status_code == status
    assert got.json().pop("state") == state
    assert ("log" in got.text) == (state == "failed")


async def headers(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the names of the headers that came."""
    await PlainTextResponse(" ".join(Request(scope, receive).headers))(scope, receive, send)


def test_nobody_says_where_else_a_request_was_meant_for() -> None:
    sent = {
        "X-Forwarded-Host": "evil.example",
        "x-forwarded-proto": "https",
        "X-Forwarded-For": "203.0.113.9",
        "Forwarded": "host=evil.example",
        "X-Gradio-Server": "https://evil.example",
        "x-other": "stays",
    }
    got = TestClient(Guard(headers, lambda: "ready")).get("/", headers=sent).text
    assert "x-other" in got
    assert "forwarded" not in got
    assert "gradio" not in got


@pytest.mark.parametrize("host", ["a b", "[", "evil.example/path", "a:b", "user@evil.example", "é"])
def test_what_is_no_name_of_a_server_is_refused_even_if_any_name_goes(host: str) -> None:
    assert client().get("/", headers={b"host": host.encode()}).status_code == 400


@pytest.mark.parametrize("host", ["rapport.example", "rapport_1:80", "[::1]:80", "[2001:db8::1]"])
def test_any_name_goes_if_none_is_given(host: str) -> None:
    assert client().get("/", headers={"host": host}).status_code == 200


def test_a_request_that_says_it_is_too_large_is_refused_unread() -> None:
    got = client().post("/", content=b"x" * (MOST_BYTES + 1))
    assert (got.status_code, got.json()) == (413, {"error": "The request is too large."})


def test_a_size_that_is_no_number_is_counted_elsewhere() -> None:
    got = client().post("/", content=b"abc", headers={"content-length": "x"})
    assert got.status_code == 200


@pytest.mark.parametrize(
    ("path", "kept"), [("/", "no-store"), ("/config", "no-store"), ("/assets/x.js", None)]
)
def test_nothing_but_gradios_files_is_kept_on_the_way(path: str, kept: str | None) -> None:
    assert client().get(path).headers.get("cache-control") == kept


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
    got = TestClient(Guard(fail, lambda: "ready")).get("/x")

    assert (got.status_code, got.json()) == (500, {"error": "Something went wrong here."})
    assert got.headers["x-frame-options"] == "DENY"
    (record,) = caplog.records
    assert record.getMessage().startswith("request failed: RuntimeError at ")
    assert "test_guard.py:" in vars(record)["where"][-1]
    # The error's own text may hold what somebody asked.
    assert "a secret" not in logging.Formatter().format(record)


def test_an_answer_that_breaks_off_stays_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    assert TestClient(Guard(fail_late, lambda: "ready")).get("/x").text == "begun"
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_there_are_no_websockets() -> None:
    with pytest.raises(WebSocketDisconnect), client().websocket_connect("/"):
        pass


def test_more_may_be_sent_where_somebody_else_counts() -> None:
    roomy = TestClient(Guard(count, lambda: "ready", roomy=["/library/file"]))
    content = b"x" * (MOST_BYTES + 1)
    assert roomy.post("/library/file", content=content).text == str(len(content))
    for path in ("/library/change", "/library/file/", "/gradio_api/queue/join"):
        assert roomy.post(path, content=content).status_code == 413
