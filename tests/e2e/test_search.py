"""Search of the report, as people use it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.e2e.conftest import PATIENCE, Server, ask, open_chat, open_room
from tests.e2e.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.real]


def _search(page: Page, query: str) -> Locator:
    """Searches by keyboard, from the box; returns the hits."""
    room = open_room(page)
    more = room.locator(".rw-more-ways")
    if more.is_visible() and more.get_attribute("aria-expanded") == "false":  # on a phone
        more.click()
    box = room.get_by_role("searchbox")
    box.fill(query)
    page.keyboard.press("Enter")
    expect(page.locator(".rw-results [role=status]")).to_be_visible(timeout=PATIENCE * 1000)
    return page.locator(".rw-results li")


FOUND = {
    "nl": {
        "terugkeer Marokko": ("pagina 20", ["Marokko", "terugkeer"]),
        "8 landen": ("pagina 15", ["acht", "landen"]),
        "COMPASS 2021": ("pagina 24", ["COMPASS", "2021"]),
        '"acht landen"': ("pagina 15", ["acht landen"]),
    },
    "en": {
        "return Morocco": ("page 20", ["Morocco", "return"]),
        "eight countries": ("page 15", ["eight", "countries"]),
        "EUR 60 million": ("page 11", ["EUR", "60 million"]),
    },
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_people_type_is_found_and_marked(
    browser: Browser, server: Server, language: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        for query, (label, marked) in FOUND[language].items():
            hit = _search(page, query).filter(has=page.get_by_role("link", name=label)).first
            for one in marked:
                expect(hit.locator("mark", has_text=re.compile(f"^{one}$")).first).to_be_visible()
            hit.get_by_role("link").click()
            expect(hit.get_by_role("link")).to_have_attribute("aria-current", "true")
            expect(page.locator("#rw-room .rw-cited:visible").first).to_be_in_viewport()
            expect(page.locator("#rw-room article mark").first).to_be_attached()


def test_an_abbreviation_does_not_find_longer_words(browser: Browser, server: Server) -> None:
    with open_chat(browser, server) as (page, _):
        expect(_search(page, "EUR").first).to_be_visible()
        found = page.locator(".rw-results mark").all_text_contents()
        assert set(found) == {"EUR"}


@pytest.mark.parametrize(
    ("language", "width", "dark", "place", "following"),
    [
        ("nl", 1280, False, "treffer {} van ", "volgende ›"),
        ("en", 390, True, "match {} of ", "next ›"),
    ],
)
def test_one_goes_from_hit_to_hit_by_keyboard(
    browser: Browser,
    server: Server,
    language: str,
    width: int,
    dark: bool,
    place: str,
    following: str,
) -> None:
    with open_chat(browser, server, language, width=width, dark=dark) as (page, _):
        hits = _search(page, "EUR")
        expect(page.locator(".rw-results [role=status]")).to_be_in_viewport()
        count = hits.count()
        shown, status = (
            page.locator("#rw-room .rw-cited:visible").first,
            page.locator(".rw-place-in-trail"),
        )
        for number in (1, 2):
            page.keyboard.press("Enter")
            expect(status).to_have_text(place.format(number) + str(count))
            expect(shown).to_be_in_viewport()
            expect(page.get_by_role("searchbox")).to_be_focused()
            expect(page.locator(".rw-results [aria-current]")).to_have_attribute(
                "href", f"?s={page.url.partition('?s=')[2]}"
            )
        assert violations(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide
        page.locator("#rw-room .rw-previous").press("Enter")
        expect(status).to_have_text(place.format(1) + str(count))
        page.locator("#rw-room .rw-previous").press("Enter")  # the last one before the first
        expect(status).to_have_text(place.format(count) + str(count))
        page.get_by_role("button", name=following, exact=True).press("Enter")
        expect(status).to_have_text(place.format(1) + str(count))
        page.locator(".rw-close-search").press("Enter")
        expect(page.get_by_role("searchbox")).to_be_focused()
        expect(hits).to_have_count(0)
        expect(page.locator("#rw-room article mark")).to_have_count(0)


def test_the_sources_of_an_answer_and_what_was_found_have_their_own_turns(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server) as (page, _):
        hits = _search(page, "COMPASS")
        hits.first.get_by_role("link").click()
        expect(page.locator(".rw-place-in-trail")).to_have_text(re.compile("^treffer 1 van "))
        message = ask(page, "Wat is COMPASS?")
        message.locator("a.rw-marker").first.click()
        expect(page.locator("#rw-room .rw-next")).to_have_text("volgende bron ›")
        expect(page.locator(".rw-place-in-trail")).to_have_text("")
        expect(hits.first).to_be_hidden()  # what is read has the room
        page.get_by_role("button", name="Toon ze").click()
        expect(hits.first.get_by_role("link")).to_be_focused()
        hits.nth(1).get_by_role("link").click()
        expect(page.locator(".rw-place-in-trail")).to_have_text(re.compile("^treffer 2 van "))


@pytest.mark.parametrize(
    ("language", "query", "said"),
    [
        ("nl", "Zwiebel", "Niet in het rapport: Zwiebel"),
        ("en", "visa Morocco Jordan", "These sentences have 1 of the 3"),
    ],
)
def test_what_is_not_found_is_said(
    browser: Browser, server: Server, language: str, query: str, said: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        _search(page, query)
        expect(page.locator(".rw-results")).to_contain_text(said)


def test_a_page_that_comes_late_leaves_the_one_who_types_in_the_field(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server) as (page, _):
        waiting: list[Route] = []
        hits = _search(page, "COMPASS")
        page.route("**/component_server**", lambda route: waiting.append(route), times=1)
        hits.first.get_by_role("link").click()
        box = page.get_by_role("searchbox")
        box.fill("COMPASS 2021")
        expect(box).to_be_focused()
        for route in waiting:
            route.continue_()
        expect(page.locator("#rw-room .rw-cited:visible").first).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(
            page.locator(".rw-results mark", has_text=re.compile("^2021$")).first
        ).to_be_visible()


def test_what_was_searched_for_before_does_not_come_in_late(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server) as (page, _):
        waiting: list[Route] = []
        _search(page, "terugkeer")
        page.route("**/component_server**", lambda route: waiting.append(route), times=1)
        box = page.get_by_role("searchbox")
        box.fill("COMPASS")
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        box.fill("EUR")
        page.keyboard.press("Enter")
        mark = page.locator(".rw-results mark").first
        expect(mark).to_have_text("EUR")
        with page.expect_response("**/component_server**"):
            for route in waiting:
                route.continue_()
        page.wait_for_timeout(100)
        expect(mark).to_have_text("EUR")
