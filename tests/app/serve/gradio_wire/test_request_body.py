from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

import app.serve.gradio_wire.request_body
from app.serve.gradio_wire.request_body import (
    JSON,
    MOST_CONTAINERS,
    MOST_CONVERSATION_BYTES,
    MOST_DEPTH,
    MOST_MESSAGES,
    TOO_LONG,
    Body,
    RefusedError,
    _as_json,
    read_body,
    read_json,
)
from app.serve.request.guard import MOST_BYTES
from app.serve.request.intake import MOST_OF_PERSON
from app.web.conversation import ENDPOINTS

ANSWER = {
    "role": "assistant",
    "metadata": None,
    "content": [
        {
            "type": "component",
            "component": "html",
            "value": "<p>…</p>",
            "constructor_args": {"apply_default_css": False, "render": False},
            "props": {"value": "<p>…</p>", "proxy_url": None, "elem_classes": []},
        }
    ],
    "options": None,
}


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with what was sent, as it is in the scope and as the body has it."""
    request = Request(scope, receive)
    body = await request.body()
    assert int(request.headers["content-length"]) == len(body)
    await JSONResponse([scope[JSON], json.loads(body)])(scope, receive, send)


client = TestClient(Body(echo))


def test_what_the_page_sends_comes_through() -> None:
    sent = {"data": ["Wat is IOM?", [ANSWER] * 50], "fn_index": 0, "session_hash": "x"}
    assert client.post("/x", json=sent).json() == [sent, sent]


def test_a_key_twice_is_read_in_one_way_by_everybody() -> None:
    got = client.post("/x", content=b'{"session_hash": "ann", "session_hash": "ben"}')
    assert got.json() == [{"session_hash": "ben"}] * 2


@pytest.mark.parametrize("name", ENDPOINTS)
def test_a_program_that_asks_gets_a_session_of_its_own(name: str) -> None:
    sent = [client.post(f"/gradio_api/call/{name}", json={}).json()[0] for _ in range(2)]
    assert len(sent[0]["session_hash"]) >= 16
    assert sent[0] != sent[1]


@pytest.mark.parametrize(
    "hostile",
    [
        {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}},
        {"path": "/dev/zero"},
        {"meta": {}},
        {"type": "file", "file": {}},
        {"url": "http://elsewhere.example/"},
        {"__type__": "update"},
        {"component": "button", "value": "x"},
        {"component": "html"},
        {"component": "html", "constructor_args": {"icon": "/etc/hostname"}},
        {"component": "html", "constructor_args": ["x"]},
        {"component": ["html"], "constructor_args": {}},
        {"constructor_args": {}},
    ],
)
@pytest.mark.parametrize("depth", [0, 1, 60])
def test_files_and_components_are_refused_wherever_they_are(hostile: object, depth: int) -> None:
    sent: Any = hostile
    for number in range(depth):
        sent = [0, sent] if number % 2 else {"data": sent}
    got = client.post("/x", json={"data": sent})
    assert (got.status_code, got.json()) == (400, {"error": "Files and components cannot be sent."})


def test_no_way_of_writing_it_hides_a_file() -> None:
    got = client.post("/x", content=b'{"data": [{"\\u006deta": {}, "p\\u0061th": "/dev/zero"}]}')
    assert got.status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"x",
        b"[]",
        b"null",
        b"1",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',
        b"\xff",
        b"[" * 99_999,
    ],
)
def test_what_is_no_json_object_is_refused(body: bytes) -> None:
    assert client.post("/x", content=body).status_code == 400


@pytest.mark.parametrize("session", [None, 1, ["s"], {}, "", "a b", "x" * 65, "é", "a\n"])
def test_a_session_has_a_short_plain_name(session: object) -> None:
    assert client.post("/x", json={"session_hash": session}).status_code == 400


def test_a_number_of_things_no_conversation_has_is_refused() -> None:
    assert client.post("/x", json={"data": [[]] * (MOST_CONTAINERS - 2)}).status_code == 200
    assert client.post("/x", json={"data": [[]] * MOST_CONTAINERS}).status_code == 413


def test_things_in_each_other_as_no_conversation_has_them_are_refused() -> None:
    for depth, status in ((MOST_DEPTH, 200), (MOST_DEPTH + 1, 413), (900, 413)):
        sent = b'{"a": ' + b"[" * depth + b"]" * depth + b"}"
        assert client.post("/x", content=sent).status_code == status


@pytest.mark.parametrize(
    "half", [b"\\ud83d", b"\\uDFFF", "\ud800".encode("utf-8", "surrogatepass")]
)
def test_half_a_letter_is_read_as_one_that_is_not_known(half: bytes) -> None:
    (value, again) = client.post("/x", content=b'{"a": ["x' + half + b'y"]}').json()
    assert value == again == {"a": ["x?y"]}


def test_a_whole_letter_of_two_halves_stays() -> None:
    got = client.post("/x", content=b'{"a": "\\ud83d\\ude00"}').json()
    assert got == [{"a": "\U0001f600"}] * 2


@pytest.mark.parametrize(("size", "status"), [(MOST_BYTES, 200), (MOST_BYTES + 1, 413)])
@pytest.mark.parametrize("announced", [True, False])
def test_a_request_may_be_so_large_and_no_larger(size: int, status: int, announced: bool) -> None:
    sent = b'{"a": "' + b"x" * (size - 9) + b'"}'

    def parts() -> Iterator[bytes]:
        yield sent[: size // 2]
        yield sent[size // 2 :]

    assert client.post("/", content=sent if announced else parts()).status_code == status


@pytest.mark.parametrize("path", ["queue/join", *(f"call/{name}/" for name in ENDPOINTS)])
def test_a_question_may_come_with_fifty_long_answers_and_no_more(path: str) -> None:
    # The longest answer to a question of eval/questions has 19 kB, and comes twice.
    long = json.loads(json.dumps(ANSWER).replace("<p>…</p>", "é" * 9_500))
    turn = {"role": "user", "content": "x" * 200}
    sent = {"data": ["Wat is IOM?", [turn, long] * 50]}
    written = json.dumps(sent, ensure_ascii=False).encode()
    path = f"/gradio_api/{path}"
    assert client.post(path, content=written).json()[0]["data"] == sent["data"]
    assert client.post(path, content=written + b" " * MOST_CONVERSATION_BYTES).status_code == 413


def test_a_conversation_has_so_many_messages_and_no_more() -> None:
    def asked(messages: int) -> tuple[int, object]:
        turns = [{"role": "user", "content": "x"}] * messages
        answer = client.post("/gradio_api/queue/join", json={"data": ["x", turns]})
        return answer.status_code, answer.json()

    assert asked(MOST_MESSAGES)[0] == 200
    assert asked(MOST_MESSAGES + 1) == (413, {"error": TOO_LONG})


def test_one_person_sends_only_so_much_at_once() -> None:
    """Requests that are being answered count, each until its end, and nobody else's do."""
    answered = list[int]()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        if sum(answered) < 2:
            answered.append(1)
            again = TestClient(body, client=scope["client"]).post("/x", content=half)
            other = TestClient(body, client=("10.0.0.9", 1)).post("/x", content=half)
            await JSONResponse([again.status_code, other.status_code])(scope, receive, send)
            return
        await JSONResponse([])(scope, receive, send)

    body = Body(slow)
    half = json.dumps({"a": "x" * (MOST_OF_PERSON // 2)}).encode()
    browser = TestClient(body)
    assert browser.post("/x", content=half).json() == [429, 200]
    assert browser.post("/x", content=half).status_code == 200
    assert not body._intake._held


@pytest.mark.parametrize("text", ["é😀", "\x00", "\ud800 is half a character"])
def test_every_text_is_written_anew_as_it_was(text: str) -> None:
    assert json.loads(_as_json({"a": text})) == {"a": text}


def test_text_takes_no_more_room_when_it_is_written_anew() -> None:
    sent = json.dumps({"a": "é😀" * 100}, ensure_ascii=False).encode()
    assert len(_as_json(read_json(sent))) == len(sent)


def read(parts: list[Message]) -> bytes | None:
    """Returns the body of a request whose parts come one by one, and then nothing more."""

    async def receive() -> Message:
        if not parts:
            await asyncio.Event().wait()
        return parts.pop(0)

    return asyncio.run(read_body(receive, 10))


def part(body: bytes, *, more: bool) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_parts_are_put_together() -> None:
    assert read([part(b"a", more=True), part(b"b", more=False)]) == b"ab"


def test_a_request_that_does_not_arrive_in_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.serve.gradio_wire.request_body, "SECONDS", 0.05)
    with pytest.raises(RefusedError, match="too long to arrive") as refused:
        read([part(b"x", more=True)])
    assert refused.value.status == 408


def test_who_goes_while_sending_gets_no_answer() -> None:
    assert read([part(b"x", more=True), {"type": "http.disconnect"}]) is None


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=9) | st.sampled_from(["path"]), inner, max_size=4)
    ),
    max_leaves=9,
)


@given(st.dictionaries(st.text(max_size=9), JSON_VALUES, max_size=4))
def test_any_object_is_taken_in_or_refused(value: dict[str, Any]) -> None:
    written = json.dumps(value).encode()
    if b'"path": ' in written:
        with pytest.raises(RefusedError):
            read_json(written)
    else:
        assert read_json(written) == value
