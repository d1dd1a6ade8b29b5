from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ingest.bundled import bundled_corpus
from tests.e2e.conftest import PATIENCE, Server

pytestmark = [pytest.mark.browser, pytest.mark.real]

QUESTIONS = {
    "nl": "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?",
    "en": "Who are the members of the Prospects partnership?",
}
PLACEHOLDERS = {"nl": "Stel een vraag over het rapport", "en": "Ask a question about the report"}


@contextmanager
def _page(browser: Browser, server: Server, language: str) -> Iterator[tuple[Page, list[str]]]:
    context = browser.new_context(locale={"nl": "nl-NL", "en": "en-GB"}[language])
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(server.url)
    yield page, requests
    context.close()


def _ask(page: Page, question: str) -> Locator:
    answers = page.locator(".rw-answer, .rw-declined")
    before = answers.count()
    page.locator("#rw-question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1, timeout=PATIENCE * 1000)
    return page.locator(".rw-message").last


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_marker_opens_the_cited_sentence_on_its_page(
    browser: Browser, server: Server, language: str
) -> None:
    sentences = bundled_corpus().report.sentences.values()
    with _page(browser, server, language) as (page, _):
        message = _ask(page, QUESTIONS[language])
        markers = message.locator("a.rw-marker")
        assert markers.count() >= 1
        for number in range(markers.count()):
            markers.nth(number).click()
            source = message.locator(".rw-source.rw-open")
            expect(source).to_have_count(1)
            expect(source).to_be_visible()
            marked = source.locator('[lang="nl"] mark').inner_text()
            printed = re.search(r"(?:pagina|page) (\d+)", source.locator(".rw-place").inner_text())
            assert printed is not None
            assert (marked, int(printed[1])) in {(s.text, s.page) for s in sentences}
            expect(source.locator('[lang="en"] mark')).to_be_visible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_interface_follows_the_browser(browser: Browser, server: Server, language: str) -> None:
    with _page(browser, server, language) as (page, _):
        expect(page.locator("#rw-question textarea")).to_have_attribute(
            "placeholder", re.compile(PLACEHOLDERS[language])
        )


def test_a_follow_up_uses_the_conversation(browser: Browser, server: Server) -> None:
    with _page(browser, server, "nl") as (page, _):
        _ask(page, "Hoeveel activiteiten voor opvang in de regio zijn er in Jordanië?")
        message = _ask(page, "En in Egypte?")
        expect(message).to_contain_text("Egypte: 5")


def test_what_the_report_does_not_say_looks_different(browser: Browser, server: Server) -> None:
    with _page(browser, server, "en") as (page, _):
        message = _ask(page, "What is the capital of Peru?")
        expect(message.locator(".rw-declined")).to_have_text("The report does not answer this.")
        expect(message.locator("a.rw-marker")).to_have_count(0)


def test_the_keyboard_alone_reaches_a_highlighted_citation(
    browser: Browser, server: Server
) -> None:
    with _page(browser, server, "nl") as (page, _):
        message = _ask(page, QUESTIONS["nl"])
        message.locator("a.rw-marker").first.focus()
        page.keyboard.press("Enter")
        expect(message.locator(".rw-source.rw-open mark").first).to_be_visible()


def test_nothing_is_fetched_from_outside(browser: Browser, server: Server) -> None:
    with _page(browser, server, "nl") as (page, requests):
        _ask(page, QUESTIONS["nl"])
        outside = [url for url in requests if not url.startswith((server.url, "data:", "blob:"))]
        assert outside == []
        assert server.blocked.read_text("utf-8") == ""
