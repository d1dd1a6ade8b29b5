"""Which of several reports are asked: chosen above the question field, and shown in the answer."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ingest.bundled import REPORT_ID, REPORT_TITLE
from tests.e2e.conftest import Server, ask, open_chat
from tests.e2e.wijkbus import ID, TITLE

pytestmark = [pytest.mark.browser, pytest.mark.real]

COMPASS, BUS = "Wat is COMPASS?", "Door hoeveel dorpen reed de wijkbus?"


def _open(page: Page) -> None:
    summary = page.locator(".rw-chooser summary")
    expect(summary).to_contain_text("Alle rapporten")
    summary.focus()
    page.keyboard.press("Enter")


def test_a_question_is_put_to_the_reports_chosen(browser: Browser, both: Server) -> None:
    with open_chat(browser, both) as (page, _):
        expect(page.locator(".rw-what:visible p")).to_contain_text("over 2 rapporten")
        _open(page)
        page.get_by_label(REPORT_TITLE).check()
        expect(page.locator(".rw-chooser summary")).to_contain_text(REPORT_TITLE)
        expect(page.get_by_label("Alle rapporten")).not_to_be_checked()
        message = ask(page, BUS)
        expect(message.locator(".rw-from")).to_contain_text(f"Alleen uit: {REPORT_TITLE}")
        expect(message.locator(f'a.rw-marker[href^="?s={ID}:"]')).to_have_count(0)
        expect(page.locator(".rw-chooser")).not_to_have_attribute("open", "")
        asked = json.loads(message.get_attribute("data-asked") or "")
        assert asked == [f"@{REPORT_ID} {BUS}"]
        expect(page.locator("#rw-chat .user-row")).to_have_text(f"{REPORT_TITLE}: {BUS}")
        page.locator("#rw-question textarea").press("ArrowUp")
        expect(page.locator("#rw-question textarea")).to_have_value(asked[0])
        page.locator("#rw-question textarea").fill("")

        # What is asked by a link is of the same reports, but for the one to all.
        before = page.locator("#rw-chat [data-asked]").count()
        message.get_by_role("link", name="Vraag het aan alle rapporten").click()
        message = page.locator("#rw-chat [data-asked]").nth(before)
        expect(message.locator(f'a.rw-marker[href^="?s={ID}:"]').first).to_be_visible()
        expect(message.locator(".rw-from")).to_have_count(0)
        expect(page.locator(".rw-chooser summary")).to_contain_text(REPORT_TITLE)


def test_the_choice_outlasts_a_reload_and_a_question_may_name_another(
    browser: Browser, both: Server
) -> None:
    with open_chat(browser, both) as (page, _):
        _open(page)
        page.get_by_label(TITLE).check()
        page.keyboard.press("Escape")
        expect(page.locator(".rw-chooser summary")).to_be_focused()
        page.reload()
        expect(page.locator(".rw-chooser summary")).to_contain_text(TITLE)
        message = ask(page, f"Wat is COMPASS volgens de {REPORT_TITLE}?")
        expect(message.locator(".rw-from")).to_contain_text(REPORT_TITLE)
        expect(message.locator(f'a.rw-marker[href^="?s={REPORT_ID}:"]').first).to_be_visible()


def test_a_report_alone_is_not_chosen(browser: Browser, server: Server) -> None:
    with open_chat(browser, server) as (page, _):
        ask(page, COMPASS)
        expect(page.locator(".rw-chooser")).to_be_hidden()


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 390)])
def test_the_choice_is_accessible(browser: Browser, both: Server, dark: bool, width: int) -> None:
    with open_chat(browser, both, dark=dark, width=width) as (page, _):
        _open(page)
        page.get_by_label(TITLE).check()
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(page, context="#rw-chooser", options={"runOnly": tags})
        assert found.violations_count == 0, found.generate_report()
