"""A report of one's own under a path of nginx, with sign-in: nothing is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from app.sign_in.credentials import add_user
from tests.e2e.conftest import PATIENCE, answers, ask, running_server
from tests.e2e.test_nginx import NAME as HOST
from tests.e2e.test_nginx import nginx, running_nginx
from tests.e2e.test_sign_in import NAME, PASSWORD, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.real]

__all__ = ["nginx"]

UNDER = {"location / {": "location /rapport/ {", "userid_path /;": "userid_path /rapport;"}


REPORT = """1 Inleiding

Dit verslag gaat over de wijkbus van de gemeente Noorderveen in het jaar 2022.

2 Ritten en reizigers

De wijkbus reed in 2022 door vier dorpen. In totaal stapten 12.400 reizigers in, 900 meer dan het
jaar daarvoor. De meeste reizigers waren ouder dan zeventig jaar.

3 Kosten van de wijkbus

De wijkbus kostte de gemeente 310.000 euro. De provincie betaalde daarvan een derde deel als
subsidie.
"""


@pytest.fixture(scope="module")
def base(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page, which nginx gives to a server that wants people to sign in."""
    folder = tmp_path_factory.mktemp("root-path")
    add_user(folder / "users.txt", NAME, PASSWORD)
    report = folder / "wijkbus_2022.txt"
    report.write_text(REPORT, "utf-8")
    options = ["--root-path", "/rapport/", "--auth", str(folder / "users.txt")]
    options += ["--proxy", "127.0.0.1", "--name", HOST, "--report", str(report)]
    with ExitStack() as stack:
        worker = stack.enter_context(running_server(folder, *options))
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


def test_everything_is_under_the_path_and_about_the_report(page: Page, base: str) -> None:
    asked, failed = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda got: failed.append(got.url) if got.status >= 400 else None)
    page.goto(base.rstrip("/") + "?tab=about")
    sign_in(page, PASSWORD)
    expect(page.locator(".rw-about.rw-in-nl i")).to_have_text("wijkbus 2022")
    assert page.url == f"{base}?tab=about"

    page.get_by_role("tab", name="Vragen").click()
    expect(page.locator(".rw-what.rw-in-nl")).to_contain_text("wijkbus 2022")
    assert page.title() == "wijkbus 2022 – Rapportwijzer"
    examples = page.locator(".rw-examples.rw-in-nl a")
    assert examples.all_inner_texts() == [
        "Wat staat er in het rapport over ritten en reizigers?",
        "Wat staat er in het rapport over kosten van de wijkbus?",
    ]
    examples.first.click()
    expect(answers(page)).to_contain_text("12.400 reizigers")
    marker = answers(page).locator("a.rw-marker").first
    marker.click()
    page.wait_for_url(base + (marker.get_attribute("href") or ""))
    expect(page.locator("#rw-room .rw-cited").first).to_be_visible()

    page.goto(base + "niets")
    page.get_by_role("link", name="Naar het begin").first.click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("tab", name="About")).to_be_visible()
    expect(answers(page)).to_have_count(1)
    assert {one["name"]: one["path"] for one in page.context.cookies()} == {
        "rapportwijzer-process": "/rapport",
        "rapportwijzer-session": "/rapport",
        "rw-owner": "/rapport",
        "rw-language": "/rapport/",
    }
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("input[name=password]")).to_be_visible()
    assert re.sub(r"\?.*", "", page.url) == f"{base}sign-in"
    assert page.evaluate("JSON.stringify({...sessionStorage})") == "{}"

    outside = [url for url in asked if not url.startswith((base, "data:", "blob:"))]
    assert outside == [base.rstrip("/") + "?tab=about"]
    assert failed == [base + "niets"]


def test_an_old_session_leads_to_the_sign_in_of_the_page(page: Page, base: str) -> None:
    page.goto(base)
    sign_in(page, PASSWORD)
    ask(page, "wijkbus")
    # Whatever the page asks of the server first leads to the sign-in, by itself or by the question.
    page.locator("#rw-question textarea").fill("Wat kost de wijkbus?")
    page.context.clear_cookies(name="rapportwijzer-session")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=password]")).to_be_visible()
    sign_in(page, PASSWORD)
    expect(answers(page)).to_have_count(1)
    assert page.url == base
