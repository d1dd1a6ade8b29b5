"""Language, appearance, widths, keyboard and paper, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PATIENCE, Server, answers, ask, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]

PLACEHOLDERS = {"nl": "Stel een vraag over het rapport", "en": "Ask a question about the report"}
WIDTHS = (2560, 1280, 768, 390, 320)
QUESTION = "Hoeveel vluchtelingen vangt Iran op?"


def _overflow(page: Page) -> int:
    """Returns by how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_interface_follows_the_browser(browser: Browser, server: Server, language: str) -> None:
    with open_chat(browser, server, language) as (page, _):
        textbox = page.locator("#rw-question textarea")
        expect(textbox).to_have_attribute("placeholder", re.compile(PLACEHOLDERS[language]))
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_language_can_be_switched_and_the_conversation_stays(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        ask(page, QUESTION)
        page.get_by_role("button", name="English").click()
        textbox = page.locator("#rw-question textarea")
        expect(textbox).to_have_attribute("placeholder", re.compile(PLACEHOLDERS["en"]))
        expect(page.get_by_role("tab", name="About")).to_be_visible()
        expect(page.locator("#rw-room .rw-reading h2").first).to_have_text("Reading room")
        expect(answers(page)).to_have_count(1, timeout=PATIENCE * 1000)
        page.get_by_role("button", name="New conversation").click()
        expect(answers(page)).to_have_count(0)
        message = ask(page, "COMPASS")  # tells no language: the interface's counts
        expect(message.get_by_text("Ask next")).to_be_visible()
        page.get_by_role("button", name="Nederlands").click()
        expect(page.get_by_role("tab", name="Over")).to_be_visible()


def test_the_appearance_can_be_switched_and_is_kept(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        background = "getComputedStyle(document.querySelector('gradio-app')).backgroundColor"
        expect(page.locator("#rw-question textarea")).to_be_visible()
        light = page.evaluate(background)
        page.get_by_label("Weergave").select_option("dark")
        expect(page.locator("body")).to_have_class(re.compile("dark"))
        dark = page.evaluate(background)
        assert dark != light
        page.reload()
        expect(page.get_by_label("Weergave")).to_have_value("dark")
        assert page.evaluate(background) == dark
        assert "__theme" not in page.url
        page.get_by_label("Weergave").select_option("light")
        assert page.evaluate(background) == light


def test_nothing_is_wider_than_the_window(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        marker = ask(page, QUESTION).locator("a.rw-marker").first
        for _ in _widths(page):
            marker.click()
            expect(page.locator("#rw-room .rw-original .rw-cited")).to_be_in_viewport()
            assert _overflow(page) <= 0
            expect(page.locator("#rw-room .rw-cited:focus")).to_have_count(1)
            page.keyboard.press("Escape")  # where it is narrow, the chat is there again
        page.goto(server.url + "?d=all")
        expect(page.locator(".rw-bars").first).to_be_visible(timeout=PATIENCE * 1000)
        assert max(_overflow(page) for _ in _widths(page)) <= 0
        page.get_by_role("tab", name="Over").click()
        expect(page.locator(".rw-about.rw-in-nl table")).to_be_visible()
        assert max(_overflow(page) for _ in _widths(page)) <= 0


def _widths(page: Page) -> Iterator[int]:
    """Yields widths in pixels, each once the window has it and the page is laid out anew."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        yield width


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_keyboard_alone_leads_from_the_start_to_a_highlighted_citation_and_back(
    browser: Browser, server: Server, language: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        focused = "document.activeElement"
        expect(page.locator("#rw-question textarea")).to_be_visible()
        _press_until(page, "Tab", f"{focused}.matches('#rw-question textarea')")
        page.keyboard.type(QUESTION)
        page.keyboard.press("Enter")
        expect(answers(page)).to_have_count(1, timeout=PATIENCE * 1000)
        _press_until(page, "Shift+Tab", f"{focused}.matches('a.rw-marker')")
        page.keyboard.press("Enter")
        expect(page.locator("#rw-room .rw-cited:focus")).to_have_count(1)
        page.keyboard.press("Escape")
        assert page.evaluate(f"{focused}.matches('a.rw-marker')")


def _press_until(page: Page, key: str, condition: str, most: int = 40) -> None:
    for _ in range(most):
        if page.evaluate(condition):
            return
        page.keyboard.press(key)
        # What has the focus can be seen to have it.
        assert page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none'"
            " || s.borderStyle !== 'none' || e.matches('textarea, [tabindex]'); })()"
        )
    pytest.fail(f"{key} does not lead to {condition}")


def test_answers_are_told_to_screen_readers(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        ask(page, QUESTION)
        log = page.locator("#rw-chat [role=log]")
        expect(log).to_have_attribute("aria-live", "polite")
        expect(log.locator(".rw-answer")).to_have_count(1)


def test_on_paper_the_sources_are_open_and_the_buttons_gone(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server, "nl", dark=True) as (page, _):
        message = ask(page, QUESTION)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        expect(message.locator("blockquote").first).to_be_visible()
        expect(page.locator("#rw-question")).to_be_hidden()
        expect(message.locator(".rw-actions")).to_be_hidden()
        assert (
            page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        )
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(message.locator(".rw-sources")).not_to_have_attribute("open", "")


def test_who_wants_no_motion_gets_none(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        page.emulate_media(reduced_motion="reduce")
        message = ask(page, QUESTION)
        assert page.evaluate(
            "getComputedStyle(document.querySelector('#rw-chat button')).transitionDuration"
        ) in ("1e-05s", "0.00001s")
        message.locator("a.rw-marker").first.click()
        expect(page.locator("#rw-room .rw-original .rw-cited")).to_be_in_viewport()
