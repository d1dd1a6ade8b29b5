"""The page as printed beside its text: boxed, enlarged, by keyboard, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import PATIENCE, Server, ask, await_report, open_chat
from tests.e2e.test_accessibility import violations
from tests.e2e.wijkbus import ID, OVER_COLUMNS, OVER_PAGES

pytestmark = [pytest.mark.browser, pytest.mark.real]


def boxes(page: Page) -> list[int]:
    """Returns how many boxes each page that is shown has."""
    return [sheet.locator("rect").count() for sheet in page.locator(".rw-sheet").all()]


def _open(page: Page, sentence: str) -> Locator:
    """Opens a sentence by its link in the text that is shown; returns the pictures."""
    line = page.locator("#rw-room .rw-line", has_text=sentence[:40])
    line.locator(".rw-link").click()
    expect(page.locator(".rw-original .rw-cited")).to_have_text(sentence)
    sheets = page.locator(".rw-sheets")
    expect(sheets.locator("rect").first).to_be_in_viewport()
    return sheets


def test_what_is_cited_is_boxed_on_the_page_as_printed(browser: Browser, both: Server) -> None:
    with open_chat(browser, both, "nl") as (page, requests):
        await_report(page)
        message = ask(page, "Door hoeveel dorpen reed de wijkbus?")
        message.locator(f'a.rw-marker[href^="?s={ID}:"]').first.click()
        picture = page.locator(".rw-paper img")
        expect(page.locator(".rw-sheets rect")).to_be_in_viewport()
        assert boxes(page) == [1]
        alternative = picture.get_attribute("alt") or ""
        assert alternative.startswith("Pagina 2 zoals gedrukt. De aangehaalde woorden zijn omlijnd")
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("one => one.naturalWidth === Number(one.getAttribute('width'))")
        assert violations(page) == []

        page.get_by_role("button", name="Vorige pagina").click()
        expect(page.locator(".rw-sheet figcaption")).to_have_text("Pagina 1")
        assert boxes(page) == [0]
        _open(page, OVER_COLUMNS)
        assert boxes(page) == [4]
        edges = "all => all.map((one) => one.x.baseVal.value)"
        left, *_, right = page.locator(".rw-sheets rect").evaluate_all(edges)
        assert left < 500 < right  # one in each column
        sheets = _open(page, OVER_PAGES)
        expect(page.locator(".rw-sheet")).to_have_count(2)
        assert boxes(page) == [2, 1]
        assert len({url for url in requests if "page-picture" in url}) == 2

        sheets.focus()
        page.keyboard.press("+")
        expect(page.locator(".rw-zoom output")).to_have_text("125%")
        expect(sheets.locator("rect").first).to_be_in_viewport()
        page.keyboard.press("0")
        expect(page.get_by_role("button", name="Verklein")).to_be_disabled()
        page.get_by_role("radio", name="Gedrukt").check()
        expect(page.locator("#rw-room article")).to_be_hidden()
        page.get_by_role("button", name="Volgende pagina").click()
        expect(page.locator(".rw-sheet figcaption").last).to_have_text("Pagina 2")
        page.get_by_role("radio", name="Tekst").check()
        expect(sheets).to_be_hidden()
        expect(page.locator("#rw-room article")).to_be_visible()

        page.goto(f"{both.url}?s=b066.2")  # there are no pictures of the bundled report
        expect(page.locator("#rw-room .rw-cited").first).to_be_visible(timeout=PATIENCE * 1000)
        expect(page.get_by_role("radio", name="Gedrukt")).to_be_hidden()


def test_on_a_phone_the_picture_is_above_the_text(browser: Browser, both: Server) -> None:
    with open_chat(browser, both, "en", query=f"?r={ID}", width=390) as (page, _):
        page.set_viewport_size({"width": 390, "height": 844})
        expect(page.locator(".rw-sheet figcaption")).to_have_text("Page 1")
        _open(page, OVER_PAGES)
        expect(page.locator(".rw-zoom output")).to_have_text("150%")
        expect(page.locator(".rw-original .rw-cited")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert violations(page) == []
