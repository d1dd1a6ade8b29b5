from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.gradio_wire.page_calls import NO_FUNCTION, PageCalls
from app.serve.gradio_wire.request_body import Body
from app.web.conversation import ENDPOINTS


class Conversation:
    """As Gradio's models of data do."""

    @staticmethod
    def model_validate(value: object, context: object) -> object:
        if not isinstance(value, list):
            raise ValueError("not a conversation")
        return value


@dataclass
class Text:
    """A box for text."""


@dataclass
class Chat:
    """A conversation."""

    data_model: type = Conversation


@dataclass
class Argument:
    """A value of a function for programs."""

    _api_info: dict[str, Any]


@dataclass
class Function:
    """As Gradio keeps them."""

    inputs: list[object]
    targets: list[tuple[int, str]] = field(default_factory=list)
    collects_event_data: bool = False
    api_name: str = ""
    fn: Callable[[], None] | None = print


class Html:
    """A component with a function, a method that is none, and a text in two languages."""

    label = type("Text", (), {"__getattr__": lambda self, name: "yes", "__call__": print})()

    def read(self) -> None:
        """Is a function of the server's."""

    def hide(self) -> None:
        """Is not."""

    read._is_server_fn = True  # type: ignore[attr-defined]


class Page:
    """As much of `gr.Blocks` as is looked at."""

    blocks: ClassVar = {7: Html()}
    fns: ClassVar = {
        0: Function([Text(), Chat()], [(3, "submit")]),
        1: Function([Chat()], [(4, "asked")], collects_event_data=True),
        2: Function([Chat()], [(5, "edit")], collects_event_data=True),
        3: Function([], [(5, "clear")], fn=None),
        **{
            number: Function(
                [
                    Argument({"type": "string"}),
                    Argument(
                        {
                            "oneOf": [
                                {"type": "null"},
                                {"type": "array", "items": {"type": "string"}},
                            ]
                        }
                    ),
                ],
                api_name=name,
            )
            for number, name in enumerate(ENDPOINTS, start=4)
        },
    }


app: ASGIApp = Body(PageCalls(PlainTextResponse("called"), Page()))
client = TestClient(app)
PATHS = {
    "join": "/gradio_api/queue/join",
    **{name: f"/gradio_api/call/{name}/" for name in ENDPOINTS},
    "server": "/gradio_api/component_server/",
}
EDIT = {"index": 0, "value": "a", "previous_value": "b"}


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("join", {"fn_index": 0, "data": ["Wat?", []]}),
        ("join", {"fn_index": 0, "data": [None, None], "trigger_id": 3, "event_data": "any"}),
        ("join", {"fn_index": 0, "data": ["", [{}]], "batched": False, "event_id": None}),
        ("join", {"fn_index": 1, "data": [[]], "event_data": {"questions": ["Wat?"]}}),
        ("join", {"fn_index": 2, "data": [[]], "event_data": {**EDIT, "index": [0, 1]}}),
        *((name, {"data": ["Wat?", None]}) for name in ENDPOINTS),
        *((name, {"data": ["Wat?", ["En?"]]}) for name in ENDPOINTS),
        ("server", {"component_id": 7, "fn_name": "read", "data": None}),
    ],
)
def test_what_fits_is_called(path: str, sent: dict[str, Any]) -> None:
    assert client.post(PATHS[path], json={"session_hash": "x", **sent}).text == "called"


@pytest.mark.parametrize(
    ("path", "sent", "status", "told"),
    [
        ("join", {"data": []}, 404, NO_FUNCTION),
        ("join", {"fn_index": 9, "data": []}, 404, NO_FUNCTION),
        ("join", {"fn_index": True, "data": [[]]}, 404, NO_FUNCTION),
        ("join", {"fn_index": 3, "data": []}, 404, NO_FUNCTION),
        ("join", {"fn_index": 0}, 400, 'Send a list of 2 values as "data".'),
        ("join", {"fn_index": 0, "data": ["a"]}, 400, "2 values"),
        ("join", {"fn_index": 0, "data": ["a", [], "b"]}, 400, "2 values"),
        ("join", {"fn_index": 0, "data": [5, []]}, 400, "Value 1 is not"),
        ("join", {"fn_index": 0, "data": ["a", "b"]}, 400, "Value 2 is not"),
        ("join", {"fn_index": 0, "data": ["a", []], "batched": True}, 400, "cannot be said"),
        ("join", {"fn_index": 0, "data": ["a", []], "trigger_id": 4}, 400, "Nothing on the page"),
        ("join", {"fn_index": 1, "data": [[]]}, 400, '"questions"'),
        (
            "join",
            {"fn_index": 1, "data": [[]], "event_data": {"questions": [5]}},
            400,
            '"questions"',
        ),
        (
            "join",
            {"fn_index": 2, "data": [[]], "event_data": {**EDIT, "index": []}},
            400,
            '"index"',
        ),
        (
            "join",
            {"fn_index": 2, "data": [[]], "event_data": {**EDIT, "index": True}},
            400,
            '"index"',
        ),
        ("join", {"fn_index": 2, "data": [[]], "event_data": {"index": 0}}, 400, '"value"'),
        *((name, {"data": ["Wat?"]}, 400, "2 values") for name in ENDPOINTS),
        *((name, {"data": ["Wat?", "En?"]}, 400, "Value 2") for name in ENDPOINTS),
        *((name, {"data": ["Wat?", [None]]}, 400, "Value 2") for name in ENDPOINTS),
        *((name, {"data": [None, None]}, 400, "Value 1") for name in ENDPOINTS),
        ("server", {"component_id": 8, "fn_name": "read", "data": 1}, 404, NO_FUNCTION),
        ("server", {"component_id": 7, "fn_name": "hide", "data": 1}, 404, NO_FUNCTION),
        ("server", {"component_id": 7, "fn_name": "label", "data": 1}, 404, NO_FUNCTION),
        ("server", {"component_id": 7, "fn_name": None, "data": 1}, 404, NO_FUNCTION),
        ("server", {"component_id": 7, "fn_name": "read"}, 400, "Send data"),
    ],
)
def test_what_does_not_fit_is_a_short_refusal(
    path: str, sent: dict[str, Any], status: int, told: str
) -> None:
    got = client.post(PATHS[path], json={"session_hash": "x", **sent})
    assert got.status_code == status
    assert told in json.loads(got.text)["error"]


def test_a_call_from_the_page_needs_a_session() -> None:
    sent = {"fn_index": 0, "data": ["a", []]}
    assert client.post(PATHS["join"], json=sent).json() == {"error": "Send session_hash."}


def test_what_is_no_call_passes() -> None:
    assert client.get("/config").text == "called"
    assert client.post("/elsewhere", json={"data": 5}).text == "called"


async def unknown(scope: Scope, receive: Receive, send: Send) -> None:
    """Begins to answer, and fails as Gradio does in a stream of a session it does not know."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"unknown", "more_body": True})
    try:
        raise HTTPException(404)
    except HTTPException as error:
        raise RuntimeError("Response already started.") from error


async def fail(scope: Scope, receive: Receive, send: Send) -> None:
    raise RuntimeError("a bug")


def test_a_stream_of_a_session_that_is_not_known_ends() -> None:
    assert TestClient(PageCalls(unknown, Page())).get("/gradio_api/queue/data").text == "unknown"
    with pytest.raises(RuntimeError, match="a bug"):
        TestClient(PageCalls(fail, Page())).get("/gradio_api/queue/data")
