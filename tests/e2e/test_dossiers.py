from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from ingest.bundled import REPORT_ID
from tests.e2e.conftest import PATIENCE, Server, ask, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]


@pytest.mark.parametrize(
    ("language", "question", "name"),
    [
        ("nl", "Wat doet Nederland in Egypte?", "Egypte"),
        ("en", "What does the Netherlands do in Egypt?", "Egypt"),
    ],
)
def test_a_name_in_the_chat_opens_its_dossier(
    browser: Browser, server: Server, language: str, question: str, name: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        message = ask(page, question)
        message.locator(".rw-dossier-links").get_by_role("link", name=name, exact=True).click()
        room = page.locator("#rw-room")
        expect(room.get_by_role("heading", name=name, exact=True)).to_be_focused()
        expect(room.locator(f".rw-mentions [lang={language}] mark").first).to_have_text(name)
        page.wait_for_url(f"**/?d={REPORT_ID}:E001")
        expect(message).to_be_attached()


@pytest.mark.parametrize(("language", "amount"), [("nl", "249.000"), ("en", "249,000")])
def test_what_is_said_without_the_name_is_there_too(
    browser: Browser, server: Server, language: str, amount: str
) -> None:
    with open_chat(browser, server, language, query="?d=E013") as (page, _):
        said = page.locator("#rw-room .rw-mentions").filter(has_text=amount).first
        expect(said).to_be_attached(timeout=PATIENCE * 1000)


def test_a_dossier_leads_to_the_page_and_back(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl", query="?d=E001") as (page, _):
        room = page.locator("#rw-room")
        expect(room.locator(".rw-cards strong")).to_have_text(
            ["5", "2", "EUR 7,4 miljard", "6 thema’s"], timeout=PATIENCE * 1000
        )
        room.locator("summary", has_text="migratiesamenwerking").click()
        expect(room.get_by_role("row", name=re.compile("Egypte"))).to_be_visible()
        room.locator(".rw-mentions a.rw-open").nth(2).click()
        expect(room.locator(".rw-original .rw-cited")).to_contain_text("Egypte")
        room.locator("article a.rw-name", has_text="Marokko").first.click()
        expect(room.get_by_role("heading", name="Marokko", exact=True)).to_be_visible()
        page.go_back()
        expect(room.locator(".rw-original .rw-cited")).to_contain_text("Egypte")
        page.go_back()
        expect(room.get_by_role("heading", name="Egypte", exact=True)).to_be_visible()


def test_the_index_shows_counts_as_bars_in_proportion(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "en", query="?d=all") as (page, _):
        table = page.locator(".rw-bars").first
        expect(table).to_contain_text("Pakistan", timeout=PATIENCE * 1000)

        def width(country: str) -> float:
            box = (
                table.get_by_role("row", name=re.compile(country)).locator(".rw-bar").bounding_box()
            )
            assert box
            return box["width"]

        assert width("Egypt") == pytest.approx(width("Pakistan") * 5 / 7, rel=0.02)
        expect(table.get_by_role("row", name=re.compile("Iraq"))).to_contain_text("not legible")


@pytest.mark.parametrize("link", ["E999", "<script>alert(1)</script>", ""])
def test_a_forged_link_lands_on_the_list(browser: Browser, server: Server, link: str) -> None:
    with open_chat(browser, server, "en", query=f"?d={link}") as (page, _):
        room = page.locator("#rw-room")
        expect(room).to_contain_text("a dossier that does not exist", timeout=PATIENCE * 1000)
        expect(room.get_by_role("link", name="Egypt", exact=True).first).to_be_visible()
