"""Overviews and comparisons in the chat: read on a phone, gone through by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import Server, answers, ask, await_report, open_chat
from tests.e2e.test_accessibility import violations
from tests.e2e.test_glance import PHONE, opened

pytestmark = [pytest.mark.browser, pytest.mark.real]

DESKTOP = 1280
MOST_STEPS = 150  # from the question box back to the first thing of an answer
OVERVIEW = {"nl": "Kerncijfers", "en": "Key figures"}
AS_TABLE = {"nl": "als tabel", "en": "as a table"}
COMPARISON = {"nl": "Vergelijk Prospects en COMPASS", "en": "Compare Prospects and COMPASS"}
WHERE = {"nl": "Waar staat dat?", "en": "Which page is that on?"}
TITLE = {"nl": "Prospects en COMPASS vergeleken", "en": "Prospects and COMPASS compared"}


@contextmanager
def chat(
    browser: Browser, server: Server, language: str, *, width: int = DESKTOP
) -> Iterator[Page]:
    """Yields the page once the report is there to read, so that it can answer at once."""
    with open_chat(browser, server, language, width=width) as (page, _):
        await_report(page)
        yield page


def typed(page: Page, question: str) -> Locator:
    """Asks without a mouse; returns the message of the answer."""
    before = answers(page).count()
    page.locator("#rw-question textarea").focus()
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    expect(answers(page)).to_have_count(before + 1)
    return answers(page).last


def reached(page: Page, message: Locator) -> list[str]:
    """Returns what stands in a message and gets the focus, on the way back from the question box.

    Each is told by its address, else by its name or text.
    """
    page.locator("#rw-question textarea").focus()
    found: list[str] = []
    told = """message => {
      const one = document.activeElement;
      if (!message.contains(one)) return "";
      return one.getAttribute("href") ?? one.ariaLabel ?? one.textContent;
    }"""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Shift+Tab")
        name = message.evaluate(told)
        if found and not name:
            return found
        found += [name] if name else []
    raise AssertionError("the keyboard does not leave the answer")


def addresses(message: Locator, kind: str) -> list[str]:
    return [str(link.get_attribute("href")) for link in message.locator(f"a.{kind}").all()]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_rule_is_broken(browser: Browser, server: Server, language: str) -> None:
    with chat(browser, server, language) as page:
        for asked in (OVERVIEW, AS_TABLE, COMPARISON, WHERE):
            ask(page, asked[language])
        for theme in ("light", "dark"):
            page.locator(".rw-switches select").select_option(theme)
            for width in (PHONE, DESKTOP):
                page.set_viewport_size({"width": width, "height": 800})
                assert violations(page) == [], (theme, width)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_of_an_overview_is_reached_by_keyboard(
    browser: Browser, server: Server, language: str
) -> None:
    with chat(browser, server, language) as page:
        message = typed(page, OVERVIEW[language])
        found = reached(page, message)
        links = addresses(message, "rw-marker") + addresses(message, "rw-open")
        assert len(links) > 3
        assert set(links) <= set(found)
        whole = message.locator("a.rw-open").first
        whole.focus()
        page.keyboard.press("Enter")
        opened(page, OVERVIEW[language])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_of_a_comparison_is_reached_by_keyboard(
    browser: Browser, server: Server, language: str
) -> None:
    with chat(browser, server, language) as page:
        message = typed(page, COMPARISON[language])
        found = reached(page, message)
        markers = addresses(message, "rw-marker")
        assert len(markers) > 9
        # Backwards, so the table comes after what is in it, last of all.
        assert [one for one in found if one in markers] == markers[::-1]
        assert found[-1] == TITLE[language]
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        part = "original" if language == "nl" else "translation"
        expect(page.locator(f"#rw-room .rw-{part} .rw-cited")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_phone_shows_every_column_of_a_comparison(
    browser: Browser, server: Server, language: str
) -> None:
    with chat(browser, server, language, width=PHONE) as page:
        message = ask(page, COMPARISON[language])
        table = message.get_by_role("table", name=TITLE[language])
        heads = table.get_by_role("columnheader")
        names = heads.all_inner_texts()[1:]
        assert names == ["Prospects", "COMPASS"]
        for row in table.locator("tbody tr:not(.rw-notes)").all():
            expect(row.get_by_role("rowheader")).to_have_count(1)
            cells = row.get_by_role("cell")
            assert [cell.get_attribute("data-column") for cell in cells.all()] == names
            first, second = (cell.bounding_box() for cell in cells.all())
            assert first
            assert second
            assert second["y"] >= first["y"] + first["height"]
            shown = cells.first.evaluate("cell => getComputedStyle(cell, '::before').content")
            assert "Prospects" in shown
        region = message.locator(".rw-comparison")
        assert region.evaluate("one => one.scrollWidth <= one.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_wide_screens_show_the_columns_side_by_side(browser: Browser, server: Server) -> None:
    with chat(browser, server, "nl") as page:
        message = ask(page, COMPARISON["nl"])
        first, second = (
            cell.bounding_box() for cell in message.locator("tbody tr").first.locator("td").all()
        )
        assert first
        assert second
        assert second["x"] >= first["x"] + first["width"]
        assert first["y"] == second["y"]
