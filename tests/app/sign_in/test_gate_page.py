"""What the page to sign in shows, and where it leads."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.serve.request.root_path import RootPath
from app.sign_in.gate import safe_address
from app.sign_in.page import sign_in_page
from app.wording import word
from tests.app.sign_in.test_credentials import PASSWORD
from tests.app.sign_in.test_gate import client, shut, sign_in


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
    assert form.elements == Form(sign_in(client(users), name="x").text).elements
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


def test_the_language_that_was_chosen_outlasts_a_slip(users: Path) -> None:
    visitor = client(users)
    html = visitor.get("/sign-in?lang=en").text
    action = html.split('action="')[1].split('"')[0]
    got = visitor.post(action, data={"name": "ann", "password": "not the password"})
    assert got.status_code == 401
    assert word("sign_in_failed", "en") in got.text


def test_an_error_belongs_to_its_fields() -> None:
    html = sign_in_page("en", "/", "ann", "sign_in_failed")
    assert 'id="problem" role="alert"' in html
    assert html.count('aria-invalid="true" aria-describedby="problem"') == 2
    assert "aria-invalid" not in sign_in_page("en", "/").split("</style>")[1]


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "///evil.example",
        " /",
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
    assert not safe.startswith("//")
    assert (parts.scheme, parts.netloc) == ("", "")
    assert safe in (address, "/")


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/rapport/?s=b1.2", "/rapport/?s=b1.2"),
        ("/other/", "/rapport/"),
        ("/rapporten/", "/rapport/"),
        ("/rapport/sign-out", "/rapport/"),
        ("", "/rapport/"),
    ],
)
def test_under_a_path_everything_stays_under_it(users: Path, wanted: str, led_to: str) -> None:
    visitor = TestClient(
        RootPath(shut(users), "/rapport"),
        base_url="https://here.example",
        follow_redirects=False,
    )
    got = visitor.get("/rapport/?s=b1.2", headers={"accept": "text/html"})
    assert got.headers["location"] == "/rapport/sign-in?next=%2Frapport%2F%3Fs%3Db1.2"
    form = {"name": "ann", "password": PASSWORD, "next": wanted}
    got = visitor.post("/rapport/sign-in", data=form)
    assert got.headers["location"] == led_to
    assert all("path=/rapport;" in one.lower() for one in got.headers.get_list("set-cookie"))
    assert visitor.get("/rapport/x").status_code == 200
    assert visitor.post("/rapport/sign-out").headers["location"] == "/rapport/sign-in"
    assert visitor.get("/rapport/x").status_code == 401
