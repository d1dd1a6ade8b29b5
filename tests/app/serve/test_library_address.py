"""Adding reports: for editors, and for nobody else."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.gradio_wire.allowed_paths import Served
from app.serve.library_address import (
    CHANGE,
    FILE,
    PAGE,
    PICTURE,
    READ,
    STATE,
    WRITE,
    LibraryAddress,
)
from app.serve.request.asker import USER
from app.web.adding.desk import Desk
from app.wording import word
from tests.app.web.adding.made import TEXT, await_stage, made_desk

BYTES = {"content-type": "application/octet-stream"}
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")


def signed_in(app: ASGIApp, user: str | None) -> ASGIApp:
    """Returns an application that takes everybody for a user; for nobody if that is None."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, **({USER: user} if user else {})}, receive, send)

    return answer


@pytest.fixture
def desk(tmp_path: Path) -> Any:  # noqa: ANN401
    made = made_desk(tmp_path / "home")
    yield made
    made.close()


def client(desk: Desk, user: str | None = "anna", most: int = 1_000) -> TestClient:
    left = [most]

    def may(person: str) -> bool:
        assert person == f"user {user}"
        left[0] -= 1
        return left[0] >= 0

    served = Served(PlainTextResponse("the chat"))
    app = LibraryAddress(served, desk, ["anna", "carla"], lambda: ["klimaat"], may)
    return TestClient(signed_in(app, user))


def begun(visitor: TestClient, **wanted: str) -> dict[str, str]:
    told: dict[str, str] = visitor.post(
        CHANGE, json={"do": "begin", "name": "klimaat.txt", "language": "en", **wanted}
    ).json()
    return told


@pytest.mark.parametrize("user", [None, "bert", "ANNA", "anna "])
@pytest.mark.parametrize("path", [*READ, *WRITE])
def test_for_everybody_else_nothing_is_there(desk: Desk, user: str | None, path: str) -> None:
    visitor = client(desk, user)
    unknown = visitor.get("/nothing")
    assert unknown.status_code == 404
    for method in METHODS:
        for headers in (BYTES, {"content-type": "application/json"}):
            content = b'{"do": "begin", "name": "n.pdf"}'
            got = visitor.request(method, path, content=content, headers=headers)
            assert got.status_code == 404
            assert got.content == (b"" if method == "HEAD" else unknown.content)
    assert desk.draft(str(user)) is None


def test_other_addresses_are_the_chats_also_for_editors(desk: Desk) -> None:
    visitor = client(desk)
    assert visitor.get("/").text == "the chat"
    for path in ("/library/", "/library/x", "/library/file/x", "/library/state/", "/Library"):
        assert visitor.get(path).status_code == 404
    assert visitor.get(FILE).status_code == 404
    assert visitor.get(CHANGE).status_code == 404
    for path in READ:
        for method in ("POST", "PUT", "DELETE"):
            assert visitor.request(method, path, json={}).status_code == 404


def test_a_file_is_sent_looked_at_and_taken_in(desk: Desk) -> None:
    visitor = client(desk)
    assert "<main" in visitor.get(PAGE).text
    assert begun(visitor, id="klimaat") == {}
    assert visitor.get(STATE).json()["stage"] == "received"
    assert visitor.post(FILE, content=TEXT.encode(), headers=BYTES).json() == {}
    draft = desk.draft("anna")
    assert draft
    await_stage(draft, "ready")
    state = visitor.get(f"{STATE}?language=en").json()
    assert state["stage"] == "ready"
    assert word("adding_take_in", "en") in state["html"]
    assert visitor.get(f"{PICTURE}?page=0").status_code == 404  # of a text there is none
    assert visitor.post(CHANGE, json={"do": "stop"}).json() == {}
    assert visitor.get(STATE).json()["stage"] == ""
    assert desk.shelf.members() == []


def test_each_editor_has_a_file_of_their_own(desk: Desk) -> None:
    assert begun(client(desk)) == {}
    assert client(desk, "carla").get(STATE).json()["stage"] == ""
    assert client(desk, "carla").post(FILE, content=b"x", headers=BYTES).status_code == 409


def test_what_is_sent_is_of_the_right_kind(desk: Desk) -> None:
    visitor = client(desk)
    assert begun(visitor) == {}
    form = {"content-type": "multipart/form-data; boundary=x"}
    assert visitor.post(FILE, content=b"x", headers=form).status_code == 415
    assert visitor.post(CHANGE, content=b"{}", headers=BYTES).status_code == 415
    assert visitor.post(CHANGE, content=b"[", headers={"content-type": "application/json"}).json()
    large = b'{"do": "%s"}' % (b"x" * 9_000)
    told = visitor.post(CHANGE, content=large, headers={"content-type": "application/json"})
    assert told.status_code == 413
    named = {"do": "begin", "path": "/etc/passwd"}
    assert visitor.post(CHANGE, json=named).status_code == 400


def test_a_file_that_was_not_begun_or_was_let_go_is_not_taken(desk: Desk) -> None:
    visitor = client(desk)
    assert visitor.post(FILE, content=b"x", headers=BYTES).status_code == 409
    begun(visitor)
    visitor.post(CHANGE, json={"do": "stop"})
    assert visitor.post(FILE, content=b"x", headers=BYTES).status_code == 409


def test_a_file_that_is_too_large_is_told(desk: Desk) -> None:
    visitor = client(desk)
    begun(visitor)
    draft = desk.draft("anna")
    assert draft
    draft._most_bytes = 10
    assert visitor.post(FILE, content=b"x" * 11, headers=BYTES).status_code == 200
    state = visitor.get(f"{STATE}?language=en").json()
    assert state["stage"] == "failed"
    assert "larger than what is read" in state["html"]


@pytest.mark.parametrize("query", ["", "?page=-1", "?page=x", "?page=1&file=/etc/passwd"])
def test_there_are_no_pictures_but_of_pages(desk: Desk, query: str) -> None:
    assert client(desk).get(f"{PICTURE}{query}").status_code == 404


def test_what_is_asked_counts_but_not_looking(desk: Desk) -> None:
    visitor = client(desk, most=1)
    assert begun(visitor) == {}
    assert visitor.get(STATE).status_code == 200
    assert visitor.get(PAGE).status_code == 200
    assert visitor.post(CHANGE, json={"do": "stop"}).status_code == 429
    assert visitor.get(f"{PICTURE}?page=0").status_code == 429


def test_who_goes_while_sending_leaves_nothing(desk: Desk) -> None:
    visitor = client(desk)
    begun(visitor)
    draft = desk.draft("anna")
    assert draft
    messages = [
        {"type": "http.request", "body": b"x", "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Any:  # noqa: ANN401
        return messages.pop(0)

    async def send(message: Any) -> None:  # noqa: ANN401
        del message

    app = LibraryAddress(PlainTextResponse(""), desk, ["anna"], list, lambda _: True)
    headers = [(b"content-type", b"application/octet-stream")]
    scope = {"type": "http", "method": "POST", "path": FILE, "headers": headers, USER: "anna"}
    asyncio.run(app(scope, receive, send))
    assert draft.stage == "stopped"
