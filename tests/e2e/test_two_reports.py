"""Two reports in one library: what is clicked opens its own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from ingest.bundled import REPORT_ID, REPORT_TITLE, bundled_corpus
from tests.e2e.conftest import PATIENCE, Server, ask, open_chat
from tests.e2e.wijkbus import ID, SENTENCE, TITLE

pytestmark = [pytest.mark.browser, pytest.mark.real]


def _open_report(page: Page) -> str:
    """Returns the title of the report that is marked as open."""
    return page.locator("#rw-room .rw-reports summary b").inner_text()


def test_a_citation_of_each_opens_its_own_page(browser: Browser, both: Server) -> None:
    bundled = bundled_corpus().report
    with open_chat(browser, both) as (page, _):
        room = page.locator("#rw-room")
        marked = room.locator(".rw-original .rw-cited")

        message = ask(page, "Door hoeveel dorpen reed de wijkbus?")
        message.locator(f'a.rw-marker[href^="?s={ID}:"]').first.click()
        expect(marked).to_have_text(SENTENCE)
        expect(room.locator("article")).to_have_attribute("aria-label", "Pagina 2")
        assert _open_report(page) == TITLE
        assert f"?s={ID}:" in page.url

        message = ask(page, "Wat is COMPASS?")
        marker = message.locator(f'a.rw-marker[href^="?s={REPORT_ID}:"]').first
        address = marker.get_attribute("href") or ""
        block, number = address.removeprefix(f"?s={REPORT_ID}:").split(".")
        marker.click()
        sentence = bundled.block[block].sentences[int(number)]
        expect(marked).to_have_text(sentence.text)
        expect(room.locator("article")).to_have_attribute("aria-label", f"Pagina {sentence.page}")
        assert _open_report(page) == REPORT_TITLE
        assert page.url.endswith(address)


def test_pages_are_turned_and_reports_changed_in_the_reading_room(
    browser: Browser, both: Server
) -> None:
    with open_chat(browser, both, query=f"?r={ID}") as (page, _):
        room = page.locator("#rw-room")
        heading = room.locator(".rw-reading-body h2")
        expect(heading).to_have_text("Pagina 1", timeout=PATIENCE * 1000)
        assert _open_report(page) == TITLE
        room.get_by_role("button", name="Volgende pagina").click()
        expect(heading).to_have_text("Pagina 2")
        assert _open_report(page) == TITLE
        room.get_by_role("searchbox").fill("wijkbus")
        page.keyboard.press("Enter")
        expect(room.locator(".rw-results")).to_contain_text(f"{TITLE}, pagina 2")
        room.locator(".rw-reports summary").press("Enter")
        room.get_by_role("navigation").get_by_role("link", name=REPORT_TITLE).click()
        expect(room.locator(".rw-reports [aria-current=true]")).to_have_text(REPORT_TITLE)
        page.wait_for_url(f"**/?r={REPORT_ID}")


@pytest.mark.parametrize("width", [320, 390])
def test_their_list_takes_one_line_of_a_phone(browser: Browser, both: Server, width: int) -> None:
    with open_chat(browser, both, query=f"?r={ID}", width=width) as (page, _):
        listed = page.locator("#rw-room .rw-reports")
        expect(listed).to_contain_text("Een van 2 rapporten")
        assert listed.evaluate("one => one.offsetHeight") <= 40
        listed.locator("summary").click()
        expect(listed.get_by_role("link", name=REPORT_TITLE)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_old_link_opens_the_bundled_report(browser: Browser, both: Server) -> None:
    text = bundled_corpus().report.block["b066"].sentences[2].text
    with open_chat(browser, both, query="?s=b066.2") as (page, _):
        marked = page.locator("#rw-room .rw-original .rw-cited")
        expect(marked).to_have_text(text, timeout=PATIENCE * 1000)
        assert _open_report(page) == REPORT_TITLE
