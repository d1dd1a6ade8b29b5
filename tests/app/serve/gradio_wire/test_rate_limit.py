from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.serve.gradio_wire.rate_limit import Limiter, RateLimit
from app.serve.gradio_wire.request_body import JSON
from app.serve.request.asker import USER


def client(most: int, address: str = "10.0.0.1") -> TestClient:
    return TestClient(
        RateLimit(PlainTextResponse("ok"), Limiter(most)), client=(address, 1), base_url="http://x"
    )


def test_the_first_few_are_answered_and_the_next_is_not() -> None:
    asking = client(3)
    assert [asking.post("/").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert "wait a minute" in asking.post("/").json()["error"]


def test_looking_at_the_page_is_not_counted() -> None:
    asking = client(1)
    assert [asking.get("/").status_code for _ in range(5)] == [200] * 5
    assert asking.post("/").status_code == 200


def test_each_person_has_a_limit_of_their_own() -> None:
    limited = RateLimit(PlainTextResponse("ok"), Limiter(1))

    async def signed_in(scope: Scope, receive: Receive, send: Send) -> None:
        await limited({**scope, USER: scope["path"]}, receive, send)

    people = TestClient(signed_in)  # all from one address
    assert people.post("/ann").status_code == 200
    assert people.post("/ben").status_code == 200
    assert people.post("/ann").status_code == 429

    assert TestClient(limited, client=("10.0.0.1", 1)).post("/").status_code == 200
    assert TestClient(limited, client=("10.0.0.2", 1)).post("/").status_code == 200
    assert TestClient(limited, client=("10.0.0.1", 2)).post("/").status_code == 429


@pytest.mark.parametrize(
    "sent", [{"event_data": {"questions": ["a", "b"]}}, {"data": {"asked": ["a", "b"]}}]
)
def test_many_questions_at_once_count_for_as_many(sent: object) -> None:
    limited = RateLimit(PlainTextResponse("ok"), Limiter(3))

    async def parsed(scope: Scope, receive: Receive, send: Send) -> None:
        scope[JSON] = sent
        await limited(scope, receive, send)

    asking = TestClient(parsed)
    assert [asking.post("/").status_code for _ in range(2)] == [200, 429]


def test_looking_for_questions_to_begin_with_is_not_counted() -> None:
    limited = RateLimit(PlainTextResponse("ok"), Limiter(1))

    async def parsed(scope: Scope, receive: Receive, send: Send) -> None:
        scope[JSON] = {"fn_name": "begin"}
        await limited(scope, receive, send)

    asking = TestClient(parsed)
    looks = [asking.post("/gradio_api/component_server/").status_code for _ in range(5)]
    assert looks == [200] * 5
    # Whatever else is sent with that name is.
    assert [asking.post("/gradio_api/queue/join").status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("event", [None, [], "x", {}, {"questions": None}, {"questions": []}])
def test_whatever_else_is_sent_counts_once(event: object) -> None:
    limited = RateLimit(PlainTextResponse("ok"), Limiter(2))

    async def parsed(scope: Scope, receive: Receive, send: Send) -> None:
        scope[JSON] = {"event_data": event}
        await limited(scope, receive, send)

    asking = TestClient(parsed)
    assert [asking.post("/").status_code for _ in range(3)] == [200, 200, 429]


def test_counting_can_begin_anew() -> None:
    limiter = Limiter(1)
    assert [limiter.may("a"), limiter.may("a")] == [True, False]
    limiter.forget("a")
    assert limiter.may("a")


def test_who_asks_for_more_than_is_ever_allowed_may_do_so_once() -> None:
    limiter = Limiter(3)
    assert [limiter.may("a", 50), limiter.may("a", 50)] == [True, False]
