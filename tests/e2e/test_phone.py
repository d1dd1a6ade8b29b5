"""Where the page opens on a phone, on which the reading room lies over the chat."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server, ask, await_report, open_chat
from tests.e2e.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.real]

LINKS = {
    "nl": {"?s=b078.7": ".rw-cited", "?d=E001": "h2[tabindex]"},
    "en": {"?o=all": "h2[tabindex]", "?r=migratierapportage-2023": "h2[tabindex]"},
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_opens_at_the_top_or_at_what_the_link_names_though_more_comes_in_above_it(
    browser: Browser, server: Server, language: str
) -> None:
    with open_chat(browser, server, language, width=390) as (page, _):
        await_report(page)
        expect(page.locator("#rw-question textarea")).to_be_visible()
        assert page.evaluate("scrollY") == 0
        for link, place in LINKS[language].items():
            page.goto(server.url + link)
            target = page.locator("#rw-room .rw-reading-body").locator(place).first
            expect(target).to_be_in_viewport()
            # Gradio's parts arrive in any order: the chat may be the last.
            _grow(page)
            expect(target).to_be_in_viewport()


@pytest.mark.parametrize(
    ("language", "dark", "more", "query"),
    [("nl", False, "Meer", "terugkeer Marokko"), ("en", True, "More", "return Morocco")],
)
def test_the_text_has_the_screen_and_what_is_seldom_used_is_behind_one_button(
    browser: Browser, server: Server, language: str, dark: bool, more: str, query: str
) -> None:
    with open_chat(browser, server, language, dark=dark, width=390) as (page, _):
        ask(page, "COMPASS?").locator("a.rw-marker").first.click()
        expect(page.locator("#rw-room .rw-cited:visible").first).to_be_in_viewport()
        room, text = page.locator("#rw-room"), page.locator("#rw-room article")
        above = text.evaluate("one => one.offsetTop") - room.evaluate("one => one.offsetTop")
        assert 0 < above <= 160
        words = {"nl": ".rw-original", "en": ".rw-translation"}[language]
        expect(page.locator(f"#rw-room {words} .rw-cited").first).to_be_in_viewport()
        box = page.get_by_role("searchbox")
        expect(box).to_be_hidden()
        button = page.get_by_role("button", name=more, exact=False).and_(
            page.locator("#rw-room button")
        )
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".rw-either:visible", has=page.get_by_role("radio"))).to_have_count(1)
        box.fill(query)
        page.keyboard.press("Enter")
        page.locator(".rw-results a.rw-open").first.click()
        expect(box).to_be_hidden()
        expect(page.locator(".rw-results li").first).to_be_hidden()
        expect(page.locator(".rw-place-in-trail")).to_be_in_viewport()
        expect(page.locator("#rw-room .rw-cited:visible").first).to_be_in_viewport()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _grow(page: Page) -> None:
    """Pushes the reading room down by a screen; returns once nothing scrolls any more."""
    page.evaluate(
        """async () => {
            // Safari holds nothing in its place by itself.
            document.documentElement.style.overflowAnchor = "none";
            const chat = document.querySelector("#rw-chat");
            chat.style.marginBottom = `${innerHeight + parseFloat(chat.style.marginBottom || 0)}px`;
            for (let still = 0, last = NaN; still < 5; last = scrollY) {
                await new Promise(requestAnimationFrame);
                still = scrollY === last ? still + 1 : 0;
            }
        }"""
    )
