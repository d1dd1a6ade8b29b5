from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.guard import HEADERS, MOST_BYTES, Guard


async def count(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with how many bytes were sent."""
    body = await Request(scope, receive).body()
    await PlainTextResponse(str(len(body)))(scope, receive, send)


def client(*, ready: bool = True) -> TestClient:
    return TestClient(Guard(count, lambda: ready))


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
