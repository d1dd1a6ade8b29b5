from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from eval.load.client import Browser, FailedError, RefusedError
from eval.load.script import Kind, Step

CONFIG = {
    "components": [
        {"id": 1, "props": {}},
        {"id": 6, "props": {"elem_id": "rw-chat"}},
        {"id": 7, "props": {"elem_id": "rw-question"}},
        {"id": 8, "props": {"elem_id": "rw-tools"}},
        {"id": 9, "props": {"elem_id": "rw-kept"}},
        {"id": 14, "props": {"elem_id": "rw-room"}},
    ],
    "dependencies": [
        {"id": 0, "targets": [[7, "submit"]]},
        {"id": 1, "targets": [[9, "begun"]]},
    ],
}


def message(role: str, text: str) -> dict[str, Any]:
    return {"role": role, "content": [{"value": text}]}


class FakeServer:
    """Answers as Gradio does: "re: " and the question."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.joined: list[dict[str, Any]] = []
        self.ending: dict[str, Any] = {}
        self.stream: str | None = None
        self.status = 200
        self.left = False  # whether an answer before was not read

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.status != 200:
            return httpx.Response(self.status)
        path = request.url.path.removeprefix("/gradio_api")
        sent = json.loads(request.content) if request.content else {}
        if path == "/config":
            return httpx.Response(200, json=CONFIG)
        if path == "/component_server/" and sent["fn_name"] == "answers":
            return httpx.Response(200, json=[f"re: {one}" for one in sent["data"]["asked"]])
        if path == "/component_server/":
            return httpx.Response(200, json={"got": sent})
        if path in ("/queue/join", "/call/ask_html"):
            self.joined.append(sent)
            return httpx.Response(200, json={"event_id": "e1"})
        if path == "/queue/data":
            return httpx.Response(200, text=self.stream or self._chat(request))
        if path == "/call/ask_html/e1":
            html = f"re: {self.joined[-1]['data']}"
            return httpx.Response(
                200, text=self.stream or f"event: complete\ndata: {json.dumps([html])}\n\n"
            )
        return httpx.Response(200, text="<html></html>")

    def _chat(self, request: httpx.Request) -> str:
        sent = self.joined[-1]
        assert request.url.params["session_hash"] == sent["session_hash"]
        told = sent["event_data"]
        question, before = (told["questions"][-1], []) if told else sent["data"]
        before = [*before, message("user", question)]
        answer = message("assistant", f"re: {before[-1]['content'][0]['value']}")
        events: list[dict[str, Any]] = [
            {"msg": "estimation"},
            {"msg": "process_generating", "output": {"data": [before]}},
            {"msg": "process_generating", "output": {"data": [[["add", [len(before)], answer]]]}},
            {
                "msg": "process_completed",
                "success": True,
                "output": {"data": [[*before, answer]]},
                **self.ending,
            },
        ]
        left = {"msg": "process_completed", "event_id": "e0", "success": True}
        events = [(self.left and left) or {}, *({"event_id": "e1", **event} for event in events)]
        return "".join(f"data: {json.dumps(event)}\n\n" for event in events if event)


def performed(
    server: Callable[[httpx.Request], httpx.Response],
    *steps: Step,
    counted: list[int] | None = None,
) -> list[Any]:
    async def run() -> list[Any]:
        browser = Browser(
            "http://127.0.0.1:1",
            "nl",
            lambda: counted.append(1) if counted is not None else None,
            httpx.MockTransport(server),
        )
        async with browser:
            return [await browser.perform(step) for step in steps]

    return asyncio.run(run())


def ask(*asked: str, kind: Kind = "ask") -> Step:
    return Step(kind, "nl", asked)


def test_an_answer_before_that_was_not_read_is_passed_over() -> None:
    server = FakeServer()
    server.left = True
    assert performed(server, ask("een")) == ["re: een"]


def test_a_conversation_goes_along_with_every_question() -> None:
    server, counted = FakeServer(), list[int]()
    answers = performed(server, ask("een"), ask("een", "twee"), counted=counted)
    assert answers == ["re: een", "re: twee"]
    assert server.joined[0]["data"] == ["een", []]
    assert server.joined[1]["data"] == [
        "twee",
        [message("user", "een"), message("assistant", "re: een")],
    ]
    assert server.joined[0]["session_hash"] == server.joined[1]["session_hash"]
    assert (server.joined[0]["fn_index"], server.joined[0]["trigger_id"]) == (0, 7)
    assert len(counted) == len(server.requests) == 6
    assert {request.headers["accept-language"] for request in server.requests} == {"nl"}


def test_a_new_conversation_begins_empty() -> None:
    server = FakeServer()
    performed(server, ask("een"), ask("twee"))
    assert server.joined[1]["data"] == ["twee", []]


def test_a_link_with_questions_opens_a_page_of_its_own() -> None:
    server = FakeServer()
    answers = performed(server, ask("een"), ask("a", "b", kind="link_to_question"))
    assert answers[1] == "re: b"
    own, linked = server.joined
    assert linked["session_hash"] != own["session_hash"]
    assert (linked["fn_index"], linked["trigger_id"]) == (1, 9)
    assert linked["event_data"] == {"questions": ["a", "b"]}
    # No address tells what is asked.
    assert not any("q=" in str(request.url) for request in server.requests)


@pytest.mark.parametrize(
    ("kind", "component", "function"),
    [("read", 14, "read"), ("search", 14, "search"), ("export", 8, "export")],
)
def test_functions_of_the_page_are_called(kind: Kind, component: int, function: str) -> None:
    (outcome,) = performed(FakeServer(), Step(kind, "nl", wanted={"page": 3}))
    got = outcome["got"]
    assert (got["component_id"], got["fn_name"], got["data"]) == (component, function, {"page": 3})


@pytest.mark.parametrize(("name", "short"), [("sentence", "s"), ("dossier", "d")])
def test_a_link_to_a_place_opens_it(name: str, short: str) -> None:
    server = FakeServer()
    (outcome,) = performed(server, Step("link_to_place", "nl", wanted={name: "x1"}))
    assert outcome["got"]["fn_name"] == "read"
    assert server.requests[0].url.query == f"{short}=x1".encode()


def test_the_interface_for_programs_is_called() -> None:
    assert performed(FakeServer(), ask("a", "b", kind="api")) == ["re: ['b', ['a']]"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_refuses(status: int) -> None:
    server = FakeServer()
    server.status = status
    with pytest.raises(RefusedError):
        performed(server, ask("een"))


def test_another_status_is_a_failure() -> None:
    server = FakeServer()
    server.status = 500
    with pytest.raises(FailedError, match="HTTP 500"):
        performed(server, ask("een"))


def test_an_event_may_fail() -> None:
    server = FakeServer()
    server.ending = {"success": False}
    with pytest.raises(FailedError, match="failed event"):
        performed(server, ask("een"))


def test_the_end_must_be_what_was_shown() -> None:
    server = FakeServer()
    server.ending = {"output": {"data": [[message("assistant", "iets anders")]]}}
    with pytest.raises(FailedError, match="shown otherwise"):
        performed(server, ask("een"))


@pytest.mark.parametrize(
    ("stream", "kind", "failure"),
    [
        ('data: {"msg": "estimation"}\n\n', "ask", "ended early"),
        ('data: {"msg": "unexpected_error"}\n\n', "ask", "unexpected error"),
        ("event: heartbeat\ndata: null\n\n", "api", "ended early"),
        ("event: error\ndata: null\n\n", "api", "error event"),
    ],
)
def test_a_stream_may_break(stream: str, kind: Kind, failure: str) -> None:
    server = FakeServer()
    server.stream = stream
    with pytest.raises(FailedError, match=failure):
        performed(server, ask("een", kind=kind))


def test_a_connection_may_fail() -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("cut", request=request)

    with pytest.raises(FailedError, match="ReadError"):
        performed(broken, ask("een"))
