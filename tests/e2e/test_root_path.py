"""The page under a path of nginx, with sign-in: everything it needs is there, nothing elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from app.sign_in.credentials import add_user
from tests.e2e.conftest import PATIENCE, Server, answers, ask, await_report, running_server
from tests.e2e.test_nginx import NAME as HOST
from tests.e2e.test_nginx import nginx, running_nginx
from tests.e2e.test_sign_in import NAME, PASSWORD, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.real]

__all__ = ["nginx"]

UNDER = {"location / {": "location /rapport/ {", "userid_path /;": "userid_path /rapport;"}


@pytest.fixture(scope="module")
def base(nginx: str, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page, which nginx gives to a server that wants people to sign in."""
    folder = tmp_path_factory.mktemp("root-path")
    add_user(folder / "users.txt", NAME, PASSWORD)
    options = ["--root-path", "/rapport/", "--auth", str(folder / "users.txt")]
    options += ["--proxy", "127.0.0.1", "--name", HOST]
    with ExitStack() as stack:
        worker = stack.enter_context(running_server(folder, *options, home=server.home))
        place = urlsplit(worker.url).netloc
        _, secure = stack.enter_context(running_nginx(nginx, folder, [place, place], UNDER))
        yield f"https://127.0.0.1:{secure}/rapport/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(ignore_https_errors=True, locale="nl-NL")
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    context.close()


def test_everything_is_under_the_path(page: Page, base: str) -> None:
    asked, failed = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda got: failed.append(got.url) if got.status >= 400 else None)
    page.goto(base.rstrip("/") + "?s=b066.2")
    sign_in(page, PASSWORD)
    await_report(page)
    expect(page.locator("#rw-room .rw-original .rw-cited")).to_be_visible()
    assert page.url == f"{base}?s=b066.2"

    marker = ask(page, "Wat is COMPASS?").locator("a.rw-marker").first
    marker.click()
    page.wait_for_url(base + (marker.get_attribute("href") or ""))
    page.goto(base + "niets")
    page.get_by_role("link", name="Naar het begin").first.click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("tab", name="About")).to_be_visible()
    assert {one["name"]: one["path"] for one in page.context.cookies()} == {
        "rapportwijzer-process": "/rapport",
        "rapportwijzer-session": "/rapport",
        "rw-owner": "/rapport",
        "rw-language": "/rapport/",
    }
    expect(answers(page)).to_have_count(1)
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("input[name=password]")).to_be_visible()
    assert page.evaluate("JSON.stringify({...sessionStorage})") == "{}"
    assert re.sub(r"\?.*", "", page.url) == f"{base}sign-in"

    outside = [url for url in asked if not url.startswith((base, "data:", "blob:"))]
    assert outside == [base.rstrip("/") + "?s=b066.2"]
    assert failed == [base + "niets"]


def test_an_old_session_leads_to_the_sign_in_of_the_page(page: Page, base: str) -> None:
    page.goto(base)
    sign_in(page, PASSWORD)
    ask(page, "COMPASS")
    page.context.clear_cookies(name="rapportwijzer-session")
    page.locator("#rw-question textarea").fill("Wat deed Peru?")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=password]")).to_be_visible()
    sign_in(page, PASSWORD)
    expect(answers(page)).to_have_count(1)
    assert page.url == base
