"""A server with `--auth`: nothing without signing in, everything with it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from app.serve.request.guard import HEADERS
from app.sign_in.credentials import add_user
from app.view.printed.address import picture_address
from app.wording import word
from index.language import LANGUAGES, Language
from ingest.bundled import REPORT_ID
from ingest.checkout import ROOT
from tests.e2e.conftest import PATIENCE, Server, ask, open_chat, running_server
from tests.e2e.test_accessibility import violations
from tests.e2e.test_guard import OUTSIDE
from tests.e2e.test_server import lines

pytestmark = [pytest.mark.browser, pytest.mark.real]

PICTURE = f"/{picture_address(REPORT_ID, 0)}"
NAME, PASSWORD = "a.tester@example", "een lange zin, met é"


@pytest.fixture(scope="module")
def shut(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that people must sign in to."""
    folder = tmp_path_factory.mktemp("shut")
    add_user(folder / "users.txt", NAME, PASSWORD)
    options = ("--auth", str(folder / "users.txt"), "--log", str(folder / "log.jsonl"))
    with running_server(folder, *options, home=server.home) as running:
        yield running


def request(
    server: Server, path: str, method: str = "GET", body: str = "", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    host = urlsplit(server.url).netloc
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(HTTPConnection(host, timeout=PATIENCE)) as connection:
        connection.request(method, path, body=body.encode(), headers=sent)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


# Run by itself: a page of Gradio's leaves event loops open.
LIST_ROUTES = """
import json, re
from app.web.backend import Backend
from app.serve.gradio_wire.mounted_page import mounted_page

def walk(routes):
    for route in routes:
        path = re.sub(r"[{][^}]*[}]", "x", getattr(route, "path", ""))
        yield from ([method, path] for method in getattr(route, "methods", None) or ())
        inner = getattr(route, "original_router", None) or getattr(route, "app", None)
        yield from walk(getattr(inner, "routes", ()) or ())

print(json.dumps(sorted(walk(mounted_page(Backend.__new__(Backend))._app.routes))))
"""


def all_routes() -> list[tuple[str, str]]:
    """Returns method and path of every route of the page's own web application."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_ROUTES], cwd=ROOT, capture_output=True, check=True
    )
    return [(method, path) for method, path in json.loads(done.stdout)]


def test_no_route_answers_without_signing_in(shut: Server) -> None:
    routes = all_routes()
    assert len(routes) > 50
    assert {("GET", "/config"), ("POST", "/gradio_api/queue/join")} <= set(routes)

    answered = {}
    for method, path in [*routes, *(("GET", path) for path in (*OUTSIDE, PICTURE))]:
        body = "{}" if method == "POST" else ""
        status, _, content = request(shut, path, method, body, content_type="application/json")
        if status != 401 or len(content) > 100:
            answered[method, path] = status
    assert answered == {}


def test_a_browser_is_led_to_the_sign_in_and_back(shut: Server) -> None:
    status, headers, _ = request(shut, "/?s=b066.2", accept="text/html")
    assert status == 303
    assert headers["location"] == f"/sign-in?{urlencode({'next': '/?s=b066.2'})}"
    assert {name: headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("cookie", ["x", "' OR 1=1 --", "\x7f", "a" * 5000, "../../etc/passwd"])
def test_a_made_up_session_is_none(cookie: str, shut: Server) -> None:
    assert request(shut, "/config", cookie=f"rapportwijzer-session={cookie}")[0] == 401


def sign_in(page: Page, password: str) -> None:
    page.locator("input[name=name]").fill(NAME)
    page.locator("input[name=password]").fill(password)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_signs_in_asks_and_signs_out(
    language: Language, browser: Browser, shut: Server
) -> None:
    with open_chat(browser, shut, language, query="?s=b066.2") as (page, _):
        expect(page.locator("html")).to_have_attribute("lang", language)
        sign_in(page, "not the password")
        expect(page.get_by_role("alert")).to_be_visible()
        assert page.locator("input[name=name]").input_value() == NAME
        assert page.locator("input[name=password]").input_value() == ""

        sign_in(page, PASSWORD)
        expect(page.locator("#rw-room .rw-cited").first).to_be_visible()
        expect(ask(page, "COMPASS").locator("a.rw-marker").first).to_be_visible()

        page.get_by_label(word("remember", language)).check()
        other = page.context.new_page()
        other.goto(shut.url)
        expect(other.locator(".rw-earlier li")).to_have_count(1)
        # What its script keeps when the page is left goes, too.
        page.get_by_role("tab", name=word("tab_evaluation", language)).click()
        page.locator(".rw-text-part").evaluate("one => { one.open = true; }")
        page.locator(".rw-questions").fill("COMPASS?")
        page.get_by_role("button", name=word("sign_out", language)).click()
        expect(page.locator("input[name=password]")).to_be_visible()
        left = page.evaluate("[Object.keys(sessionStorage), Object.keys(localStorage)]")
        assert left == [[], []]
        expect(other.locator("input[name=password]")).to_be_visible()
        # A question behind "#" outlasts the sign-in, which the server is not told.
        page.goto(f"{shut.url}#q=COMPASS")
        sign_in(page, PASSWORD)
        expect(page.locator("#rw-chat [data-asked]")).to_have_count(1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_passes_axe_and_fits_a_phone(
    dark: bool, language: Language, browser: Browser, shut: Server
) -> None:
    with open_chat(browser, shut, language, dark=dark, width=320) as (page, _):
        assert violations(page) == []
        page.locator("button").press("Enter")  # the browser asks for what is missing
        sign_in(page, "not the password")
        expect(page.get_by_role("alert")).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_session_that_ends_leads_to_the_sign_in_and_keeps_what_was_typed(
    browser: Browser, shut: Server
) -> None:
    with open_chat(browser, shut) as (page, _):
        sign_in(page, PASSWORD)
        ask(page, "COMPASS")
        page.context.clear_cookies()
        page.locator("#rw-question textarea").fill("Wat deed Peru?")
        page.keyboard.press("Enter")
        expect(page.locator("input[name=password]")).to_be_visible()

        sign_in(page, PASSWORD)
        expect(page.locator("#rw-chat a.rw-marker").first).to_be_visible()
        expect(page.locator("#rw-question textarea")).to_have_value("Wat deed Peru?")


def test_guessing_is_slowed_down_and_logged(shut: Server) -> None:
    guesses = [
        request(
            shut,
            "/sign-in",
            "POST",
            urlencode({"name": "nobody", "password": f"guess number {number}"}),
            content_type="application/x-www-form-urlencoded",
        )[0]
        for number in range(12)
    ]
    assert guesses[0] == 401
    assert guesses[-1] == 429

    log = shut.blocked.with_name("log.jsonl")
    # A name that nobody has may be a password in the wrong box.
    assert "unknown" in {line["user"] for line in lines(log, "sign-in refused")}
    assert "nobody" not in log.read_text("utf-8")
    assert "guess number" not in log.read_text("utf-8")
