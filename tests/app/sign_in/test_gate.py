from __future__ import annotations

import asyncio
import logging
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

import app.sign_in.gate
from app.serve.request.asker import USER
from app.serve.request.guard import Guard
from app.sign_in.attempts import Attempts
from app.sign_in.credentials import Credentials, add_user
from app.sign_in.gate import COOKIE, OWNER_COOKIE, SignIn
from app.sign_in.sessions import Sessions
from app.sign_in.users_file import remove_user
from app.wording import word
from tests.app.sign_in.test_credentials import PASSWORD, QUICK


async def tell_user(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with who is signed in and what was sent."""
    body = (await Request(scope, receive).body()).decode()
    await PlainTextResponse(f"{scope[USER]} {scope['path']} {body}")(scope, receive, send)


def shut(users: Path, attempts: Attempts | None = None) -> SignIn:
    sessions = Sessions(users.with_name("sessions"))
    return SignIn(tell_user, Credentials(users, QUICK), sessions, attempts or Attempts())


def client(
    users: Path,
    attempts: Attempts | None = None,
    base_url: str = "https://here.example",
) -> TestClient:
    return TestClient(shut(users, attempts), base_url=base_url, follow_redirects=False)


def look(users: Path, token: str) -> int:
    """Returns the status that a browser with this session gets."""
    visitor = client(users)
    visitor.cookies.set(COOKIE, token)
    return visitor.get("/x").status_code


def told(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str, str]]:
    """Returns level, event and user of what was logged."""
    return [
        (record.levelname, record.message, record.user)
        for record in caplog.records
        if record.name == "app.sign_in.gate" and hasattr(record, "user")
    ]


def sign_in(visitor: TestClient, **form: str) -> Any:  # noqa: ANN401
    return visitor.post("/sign-in", data={"name": "ann", "password": PASSWORD, **form})


def test_nothing_is_answered_before_signing_in(users: Path) -> None:
    visitor = client(users)
    for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE"):
        got = visitor.request(method, "/gradio_api/queue/join")
        assert got.status_code == 401
    assert visitor.get("/config").json() == {"error": "Sign in first."}


def test_a_browser_is_led_to_the_page(users: Path) -> None:
    got = client(users).get("/?s=b1.2&d=E1", headers={"accept": "text/html"})
    assert (got.status_code, got.headers["location"]) == (
        303,
        "/sign-in?next=%2F%3Fs%3Db1.2%26d%3DE1",
    )


def test_signing_in_lets_everything_pass_until_signing_out(
    users: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    visitor = client(users)
    got = sign_in(visitor, next="/?s=b1.2")
    assert (got.status_code, got.headers["location"]) == (303, "/?s=b1.2")
    assert visitor.post("/x", content="sent").text == "ann /x sent"

    token = visitor.cookies[COOKIE]
    got = visitor.post("/sign-out")
    assert (got.status_code, got.headers["location"]) == (303, "/sign-in")
    assert not {COOKIE, OWNER_COOKIE} & set(visitor.cookies)
    # The session is over, not only forgotten by the browser.
    assert look(users, token) == 401
    assert visitor.post("/sign-out").status_code == 303
    assert told(caplog) == [("INFO", "signed in", "ann"), ("INFO", "signed out", "ann")]


def test_the_cookie_is_kept_from_scripts_other_sites_and_plain_connections(users: Path) -> None:
    cookie, owner = sign_in(client(users)).headers.get_list("set-cookie")
    assert {"httponly", "secure", "samesite=lax", "path=/"} <= set(cookie.lower().split("; "))
    # The scripts of the page tell one person from another by this, which opens nothing.
    assert owner.startswith(f"{OWNER_COOKIE}=")
    assert "ann" not in owner
    assert "httponly" not in owner.lower()
    plain = client(users, base_url="http://here.example")
    assert "secure" not in sign_in(plain).headers["set-cookie"].lower()


def test_signing_in_again_makes_a_new_session_and_ends_the_old(users: Path) -> None:
    visitor = client(users)
    sign_in(visitor)
    first = visitor.cookies[COOKIE]
    sign_in(visitor)
    assert visitor.cookies[COOKIE] != first
    assert look(users, first) == 401


def test_a_session_that_was_there_before_signing_in_is_not_taken_on(users: Path) -> None:
    visitor = client(users)
    visitor.cookies.set(COOKIE, "chosen by somebody else")
    sign_in(visitor)
    assert look(users, "chosen by somebody else") == 401


def test_another_password_or_no_user_ends_sessions(users: Path) -> None:
    visitor = client(users)
    sign_in(visitor)
    add_user(users, "ben", PASSWORD, QUICK)
    assert visitor.get("/x").status_code == 200
    remove_user(users, "ann")
    assert visitor.get("/x").status_code == 401


@pytest.mark.parametrize(
    "form",
    [{"password": "not the password"}, {"name": "nobody"}, {"name": ""}, {"name": "ann\0"}],
)
def test_a_wrong_name_and_a_wrong_password_look_the_same(
    form: dict[str, str], users: Path, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = client(users)
    with caplog.at_level(logging.INFO):
        got = sign_in(visitor, **form)
    assert got.status_code == 401
    assert word("sign_in_failed", "nl") in got.text
    assert COOKIE not in visitor.cookies
    assert told(caplog) == [("WARNING", "sign-in refused", "unknown" if "name" in form else "ann")]
    assert form.get("password", PASSWORD) not in got.text + caplog.text


def test_who_tries_too_often_must_wait_even_with_the_right_password(users: Path) -> None:
    visitor = client(users, Attempts(most_of_pair=3))
    assert [sign_in(visitor, password="x" * 12).status_code for _ in range(3)] == [401] * 3
    got = sign_in(visitor)
    assert got.status_code == 429
    assert word("sign_in_later", "nl") in got.text


def test_signing_in_many_times_is_no_guessing(users: Path) -> None:
    visitor = client(users, Attempts(most_of_pair=2))
    assert [sign_in(visitor).status_code for _ in range(5)] == [303] * 5


def test_a_crowd_that_waits_does_not_grow(users: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.sign_in.gate, "MOST_WAITING", 0)
    assert sign_in(client(users)).status_code == 429


def test_a_password_changed_while_it_is_checked_opens_nothing(
    users: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = PasswordHasher.verify

    def slow(self: PasswordHasher, known: str, password: bytes) -> bool:
        right = verify(self, known, password)
        add_user(users, "ann", "another password", QUICK)
        return right

    monkeypatch.setattr(PasswordHasher, "verify", slow)
    visitor = client(users)
    sign_in(visitor)
    assert visitor.get("/x").status_code == 401


def test_who_waits_for_a_turn_keeps_nobody_else_waiting(
    users: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = {"cookie": f"{COOKIE}={sign_in(client(users)).cookies[COOKIE]}"}
    verify, may_go_on = PasswordHasher.verify, threading.Event()

    def slow(self: PasswordHasher, known: str, password: bytes) -> bool:
        may_go_on.wait(20)
        return verify(self, known, password)

    async def crowd() -> list[int]:
        transport = httpx.ASGITransport(shut(users, Attempts(1000)))
        async with httpx.AsyncClient(
            transport=transport, base_url="https://here.example"
        ) as visitor:
            form = {"name": "ann", "password": PASSWORD}
            waiting = [
                asyncio.create_task(visitor.post("/sign-in", data=form))
                for _ in range(50)  # more than there are threads
            ]
            for _ in range(500):  # until all have come as far as they can
                await asyncio.sleep(0)
            try:
                got = await asyncio.wait_for(visitor.get("/x", headers=ours), 5)
            finally:
                may_go_on.set()
            return [got.status_code, *[(await one).status_code for one in waiting]]

    monkeypatch.setattr(PasswordHasher, "verify", slow)
    assert asyncio.run(crowd()) == [200] + [303] * 50


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out"])
def test_another_site_signs_nobody_in_or_out(path: str, users: Path) -> None:
    visitor = client(users)
    sign_in(visitor)
    guarded = TestClient(
        Guard(visitor.app, lambda: "ready"),
        base_url="https://here.example",
        cookies=visitor.cookies,
    )
    got = guarded.post(
        path,
        data={"name": "ann", "password": PASSWORD},
        headers={"origin": "https://evil.example"},
    )
    assert got.status_code == 403
    assert "set-cookie" not in got.headers
    assert guarded.get("/x").status_code == 200


def test_a_form_too_long_is_refused(users: Path) -> None:
    assert sign_in(client(users), name="x" * 100_000).status_code == 413


def test_a_broken_file_of_sessions_lets_nobody_in_and_tells_no_details(
    users: Path, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = client(users)
    sign_in(visitor)
    users.with_name("sessions").write_bytes(b"x" * 10_000)
    got = visitor.get("/x")
    assert got.status_code == 503
    assert str(users.parent) not in got.text
    assert "cannot be used" in caplog.text
