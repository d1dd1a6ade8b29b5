from __future__ import annotations

import logging
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.credentials import Credentials, add_user, remove_user
from app.rate_limit import USER, Limiter
from app.sign_in import COOKIE, SignIn, safe_address
from app.sign_in_page import sign_in_page
from app.sign_in_sessions import Sessions
from app.wording import word
from tests.app.test_credentials import PASSWORD, QUICK


async def tell_user(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with who is signed in and what was sent."""
    body = (await Request(scope, receive).body()).decode()
    await PlainTextResponse(f"{scope[USER]} {scope['path']} {body}")(scope, receive, send)


@pytest.fixture
def users(tmp_path: Path) -> Path:
    file = tmp_path / "users.txt"
    add_user(file, "ann", PASSWORD, QUICK)
    return file


def client(
    users: Path,
    may_try: Callable[[str], bool] = lambda key: True,
    base_url: str = "https://here.example",
) -> TestClient:
    sessions = Sessions(users.with_name("sessions"))
    return TestClient(
        SignIn(tell_user, Credentials(users, QUICK), sessions, may_try),
        base_url=base_url,
        follow_redirects=False,
    )


def look(users: Path, token: str) -> int:
    """Returns the status that a browser with this session gets."""
    visitor = client(users)
    visitor.cookies.set(COOKIE, token)
    return visitor.get("/x").status_code


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


def test_signing_in_lets_everything_pass_until_signing_out(users: Path) -> None:
    visitor = client(users)
    got = sign_in(visitor, next="/?s=b1.2")
    assert (got.status_code, got.headers["location"]) == (303, "/?s=b1.2")
    assert got.headers["cache-control"] == "no-store"
    assert visitor.post("/x", content="sent").text == "ann /x sent"

    token = visitor.cookies[COOKIE]
    got = visitor.post("/sign-out")
    assert (got.status_code, got.headers["location"]) == (303, "/sign-in")
    assert COOKIE not in visitor.cookies
    # The session is over, not only forgotten by the browser.
    assert look(users, token) == 401


def test_the_cookie_is_kept_from_scripts_other_sites_and_plain_connections(users: Path) -> None:
    cookie = sign_in(client(users)).headers["set-cookie"].lower()
    assert {"httponly", "secure", "samesite=lax", "path=/"} <= set(cookie.split("; "))
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
    assert ("sign-in refused", form.get("name", "ann")) in {
        (record.message, getattr(record, "user", None)) for record in caplog.records
    }
    assert form.get("password", PASSWORD) not in got.text + caplog.text


def test_who_tries_too_often_must_wait_even_with_the_right_password(users: Path) -> None:
    tries = Limiter(most=3, minutes=5)
    visitor = client(users, tries.may)
    assert [sign_in(visitor, password="x" * 12).status_code for _ in range(3)] == [401] * 3
    got = sign_in(visitor)
    assert got.status_code == 429
    assert word("sign_in_later", "nl") in got.text


@pytest.mark.parametrize("counted", ["name ann", "address testclient"])
def test_tries_are_counted_by_name_and_by_address(counted: str, users: Path) -> None:
    keys = list[str]()

    def may(key: str) -> bool:
        keys.append(key)
        return key != counted

    assert sign_in(client(users, may), name="ANN").status_code == 429
    assert keys == ["name ann", "address testclient"]


class Form(HTMLParser):
    """Collects the attributes of inputs and all other elements' names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inputs: dict[str, dict[str, str | None]] = {}
        self.elements = list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag == "input":
            self.inputs[str(dict(attrs)["name"])] = dict(attrs)


def test_what_was_typed_stays_text(users: Path) -> None:
    hostile = '"><script>alert(1)</script>'
    form = Form(sign_in(client(users), name=hostile, next="/?q=" + hostile).text)
    assert form.inputs["name"]["value"] == hostile
    assert "script" not in form.elements
    assert form.inputs["password"].get("value") is None


@pytest.mark.parametrize(
    ("query", "headers", "language"),
    [
        ("", {}, "nl"),
        ("", {"accept-language": "en-GB"}, "en"),
        ("", {"accept-language": "en-GB", "cookie": "rw-language=nl"}, "nl"),
        ("?lang=en", {"cookie": "rw-language=nl"}, "en"),
        ("?lang=<x>", {}, "nl"),
    ],
)
def test_the_page_is_in_the_readers_language(
    query: str, headers: dict[str, str], language: str, users: Path
) -> None:
    assert (
        f'<html lang="{language}">' in client(users).get(f"/sign-in{query}", headers=headers).text
    )


def test_an_error_belongs_to_its_fields() -> None:
    html = sign_in_page("en", "/", "ann", "sign_in_failed")
    assert 'id="problem" role="alert"' in html
    assert html.count('aria-invalid="true" aria-describedby="problem"') == 2
    assert "aria-invalid" not in sign_in_page("en", "/").split("</style>")[1]


def test_a_form_too_long_is_cut(users: Path) -> None:
    assert sign_in(client(users), name="x" * 100_000).status_code == 401


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


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/\t/evil.example",
        "/\n",
        "",
        "http://[",
        "/sign-out",
        "/sign-in?next=/",
    ],
)
def test_nobody_is_led_elsewhere(address: str) -> None:
    assert safe_address(address) == "/"


@given(st.text(alphabet="/\\:@.?#[]ab \t\r\n%", max_size=12) | st.text())
def test_whatever_is_wanted_is_on_this_server(address: str) -> None:
    safe = safe_address(address)
    parts = urlsplit(safe)
    assert safe.startswith("/")
    assert (parts.scheme, parts.netloc) == ("", "")
    assert safe in (address, "/")
