"""Where the page opens on a phone, on which the reading room lies over the chat."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server, await_report, open_chat

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
