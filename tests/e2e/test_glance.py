"""The report at a glance: opened, read, downloaded and gone through by keyboard."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ingest.bundled import REPORT_ID
from tests.e2e.conftest import PATIENCE, Server, open_chat, open_room

pytestmark = [pytest.mark.browser, pytest.mark.real]

PHONE = 390
WAIT = PATIENCE * 1000


def opened(page: Page, title: str) -> Locator:
    """Returns the reading room once it shows a page of that title."""
    room = page.locator("#rw-room")
    expect(room.get_by_role("heading", name=title, exact=True)).to_be_visible(timeout=WAIT)
    return room


@pytest.mark.parametrize(
    ("language", "first", "figures", "label", "said"),
    [
        ("nl", "In één oogopslag", "Kerncijfers", "COMPASS, tweede fase", "In 2023 is een tweede"),
        ("en", "At a glance", "Key figures", "COMPASS, second phase", "In 2023, a second phase"),
    ],
)
def test_a_figure_opens_its_sentence(
    browser: Browser,
    server: Server,
    language: str,
    first: str,
    figures: str,
    label: str,
    said: str,
) -> None:
    with open_chat(browser, server, language) as (page, _):
        room = page.locator("#rw-room")
        expect(room.locator("article")).to_have_count(1, timeout=WAIT)
        open_room(page)
        room.get_by_role("navigation").get_by_role("link", name=first).click()
        opened(page, first)
        page.wait_for_url(f"**/?o={REPORT_ID}:all")
        tab = room.get_by_role("navigation").get_by_role("link", name=first)
        expect(tab).to_have_attribute("aria-current", "page")
        room.get_by_role("heading", name=figures).get_by_role("link").click()
        opened(page, figures)
        page.wait_for_url(f"**/?o={REPORT_ID}:o-figures-key")
        room.get_by_role("link", name=label).click()
        part = "original" if language == "nl" else "translation"
        expect(room.locator(f".rw-{part} .rw-cited")).to_contain_text(said)
        expect(tab).not_to_have_attribute("aria-current", "page")
        page.go_back()
        opened(page, figures)


def test_a_table_is_downloaded_and_opened_again(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    with open_chat(browser, server, "nl", query="?o=o-figures-money") as (page, _):
        room = opened(page, "Alle bedragen")
        with page.expect_download() as download:
            room.get_by_role("button", name="CSV").click()
        assert download.value.suggested_filename == f"{REPORT_ID}-alle-bedragen.csv"
        expect(room.locator(".rw-download [role=status]")).to_contain_text("alle-bedragen.csv")
        download.value.save_as(tmp_path / "money.csv")
        assert (tmp_path / "money.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        with (tmp_path / "money.csv").open(encoding="utf-8-sig", newline="") as file:
            table = list(csv.DictReader(file, delimiter=";"))
        rows = room.locator(".rw-glance .rw-block")
        assert len(table) == rows.count()
        for row, shown in zip(table, rows.all(), strict=True):
            expect(shown.locator(".rw-original")).to_have_text(row["Zin"])
            expect(shown.get_by_role("link")).to_have_text(f"pagina {row['Pagina']}")
        # Nobody else could follow a link to the address that this test knows the chat by.
        assert "Link" not in table[0]


def test_a_chapter_opens_the_report_there(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "en", query="?o=all") as (page, _):
        room = opened(page, "At a glance")
        room.get_by_role("link", name="page 13: 3", exact=False).click()
        expect(room.locator("article")).to_have_attribute("aria-label", "Page 13")


def test_every_event_of_the_timeline_is_reached_by_keyboard(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server, "en", query="?o=o-timeline-2023") as (page, _):
        room = opened(page, "Events in 2023 by month")
        events = room.locator(".rw-events .rw-open")
        reached: list[str] = []
        for _ in range(events.count() + 4):  # back to the list and the download come before
            page.keyboard.press("Tab")
            if page.evaluate("!!document.activeElement.closest('.rw-events')"):
                reached.append(page.evaluate("document.activeElement.ariaLabel"))
            if len(reached) == events.count():
                break
        assert reached == [event.get_attribute("aria-label") for event in events.all()]
        page.keyboard.press("Enter")
        expect(room.locator(".rw-translation .rw-cited")).to_be_in_viewport()


def test_a_dot_of_the_picture_opens_its_sentence(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl", query="?o=o-timeline-before") as (page, _):
        room = opened(page, "Gebeurtenissen vóór 2023")
        dots, events = room.locator("svg a"), room.locator(".rw-events li")
        assert dots.count() == events.count()
        dots.first.click()
        expect(room.locator(".rw-original .rw-cited")).to_contain_text("Sinds 2006")


@pytest.mark.parametrize(
    "overview", ["all", "o-timeline", "o-figures-key", "o-compare-prospects-compass"]
)
def test_a_phone_shows_it_without_scrolling_sideways(
    browser: Browser, server: Server, overview: str
) -> None:
    with open_chat(browser, server, "nl", width=PHONE, query=f"?o={overview}") as (page, _):
        body = page.locator("#rw-room .rw-glance")
        expect(body).to_be_visible(timeout=WAIT)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert body.evaluate("one => one.scrollWidth <= one.clientWidth")
        expect(body.locator("h2")).to_be_in_viewport()


@pytest.mark.parametrize("link", ["o-nothing", "<script>alert(1)</script>", ""])
def test_a_forged_link_lands_on_the_first_page(browser: Browser, server: Server, link: str) -> None:
    with open_chat(browser, server, "en", query=f"?o={link}") as (page, _):
        room = opened(page, "At a glance")
        expect(room).to_contain_text("an overview that does not exist")
