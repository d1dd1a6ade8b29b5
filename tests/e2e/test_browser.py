from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from ingest.bundled import bundled_corpus
from tests.e2e.conftest import PATIENCE, Server, answers, ask, open_chat, open_room

pytestmark = [pytest.mark.browser, pytest.mark.real]

QUESTIONS = {
    "nl": "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?",
    "en": "Who are the members of the Prospects partnership?",
}


def _shown(page: Page) -> tuple[str, int]:
    """Returns the Dutch sentence marked in the reading room, and the page it stands on."""
    marked = page.locator("#rw-room .rw-original .rw-cited")
    expect(marked).to_have_count(1)
    printed = re.search(r"\d+", page.locator("#rw-room article").get_attribute("aria-label") or "")
    assert printed is not None
    return marked.text_content() or "", int(printed[0])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_marker_opens_the_cited_sentence_on_its_page(
    browser: Browser, server: Server, language: str
) -> None:
    report = bundled_corpus().report
    with open_chat(browser, server, language) as (page, _):
        message = ask(page, QUESTIONS[language])
        markers = message.locator("a.rw-marker")
        assert markers.count() >= 1
        for number in range(markers.count()):
            markers.nth(number).click()
            reference = (markers.nth(number).get_attribute("href") or "").removeprefix("?s=")
            block, place = reference.removeprefix(f"{report.id}:").split(".")
            sentence = report.block[block].sentences[int(place)]
            page.wait_for_url(f"**/?s={reference}")
            expect(page.locator(f"#s-{block}-{place}.rw-cited")).to_be_in_viewport()
            assert _shown(page) == (sentence.text, sentence.page)
        expect(message).to_be_attached()  # the conversation is still there


def test_the_sources_go_from_one_to_the_next(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        message = ask(page, QUESTIONS["nl"])
        message.locator("a.rw-marker").first.click()
        first = _shown(page)
        page.get_by_role("button", name="volgende bron").click()
        page.wait_for_function("text => !document.querySelector('#rw-room .rw-original .rw-cited')"
                               "?.textContent.includes(text)", arg=first[0])  # fmt: skip
        assert _shown(page) != first


@pytest.mark.parametrize(
    ("language", "shown", "hidden", "only"),
    [("nl", "original", "translation", "Engels"), ("en", "translation", "original", "Dutch")],
)
def test_a_link_opens_its_sentence_in_a_fresh_browser(
    browser: Browser, server: Server, language: str, shown: str, hidden: str, only: str
) -> None:
    with open_chat(browser, server, language, query="?s=b066.2") as (page, _):
        room = page.locator("#rw-room")
        expect(room.locator(f".rw-{shown} .rw-cited")).to_be_in_viewport(timeout=PATIENCE * 1000)
        page.get_by_label(only, exact=True).check()
        expect(room.locator(f".rw-{shown} .rw-cited")).to_be_hidden()
        expect(room.locator(f".rw-{hidden} .rw-cited")).to_be_visible()


@pytest.mark.parametrize("link", ["b999.0", "<script>alert(1)</script>", "", "b001.99999999999"])
def test_a_forged_link_lands_on_a_friendly_page(
    browser: Browser, server: Server, link: str
) -> None:
    with open_chat(browser, server, "en", query=f"?{urlencode({'s': link})}") as (page, _):
        expect(page.locator("#rw-room")).to_contain_text(
            "This link names a sentence that is not in the report", timeout=PATIENCE * 1000
        )
        expect(page.locator("#rw-room article")).to_have_count(1)


@pytest.mark.parametrize(
    ("language", "label", "typed", "found"),
    [
        ("nl", "Zoek in het rapport", "jordanie", "Jordanië"),  # without its diacritic
        ("en", "Search the report", "MOROCCO", "Morocco"),
    ],
)
def test_the_report_can_be_searched(
    browser: Browser, server: Server, language: str, label: str, typed: str, found: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        box = open_room(page).get_by_role("searchbox", name=label)
        box.fill(typed)
        box.press("Enter")
        hits = page.locator("#rw-room .rw-results li")
        expect(hits.first.locator("mark")).to_have_text(found)
        hits.first.locator("a").click()
        expect(page.locator("#rw-room .rw-cited", has_text=found)).to_be_visible()


@pytest.mark.parametrize(
    ("language", "question", "next_question", "said"),
    [
        (
            "nl",
            "Hoeveel activiteiten voor opvang in de regio zijn er in Jordanië?",
            "En in Egypte?",
            "Egypte: 5",
        ),
        (
            "en",
            "How many activities for reception in the region are there in Jordan?",
            "And in Egypt?",
            "Egypt: 5",
        ),
    ],
)
def test_a_follow_up_uses_the_conversation(
    browser: Browser, server: Server, language: str, question: str, next_question: str, said: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        ask(page, question)
        expect(ask(page, next_question)).to_contain_text(said)


@pytest.mark.parametrize(
    ("language", "question", "said", "hint"),
    [
        (
            "nl",
            "Wat is de hoofdstad van Peru?",
            "Ik vond in het rapport geen antwoord op deze vraag.",
            "Probeer het met andere woorden",
        ),
        (
            "en",
            "What is the capital of Peru?",
            "I found no answer to this question in the report.",
            "Try other words",
        ),
    ],
)
def test_what_the_report_does_not_say_looks_different(
    browser: Browser, server: Server, language: str, question: str, said: str, hint: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        message = ask(page, question)
        expect(message.locator(".rw-declined")).to_have_text(said)
        expect(message).to_contain_text(hint)
        expect(message.locator("a.rw-marker")).to_have_count(0)
        message.locator(".rw-nearest summary").click()
        message.locator(".rw-nearest a.rw-open").first.click()
        expect(page.locator("#rw-room .rw-cited").first).to_be_visible()


def test_nothing_is_fetched_from_outside_whatever_is_used(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl") as (page, requests):
        message = ask(page, QUESTIONS["nl"])
        message.locator("a.rw-marker").first.click()
        expect(page.locator("#rw-room .rw-original .rw-cited")).to_be_visible()
        message.locator("summary").click()
        message.get_by_role("button", name="Kopieer met bronnen").click()
        message.get_by_role("button", name="Goed", exact=True).click()
        message.locator("a.rw-ask").first.click()
        expect(answers(page)).to_have_count(2)  # which opens the room at its source
        page.locator("#rw-room").get_by_role("link", name="Dossiers").click()
        expect(page.locator("#rw-room .rw-bars").first).to_be_visible()
        page.get_by_role("searchbox").fill("Marokko")
        page.get_by_role("searchbox").press("Enter")
        expect(page.locator("#rw-room .rw-results mark").first).to_be_visible()
        for form in ("Word-document", "Markdown", "webpagina"):
            with page.expect_download():
                page.get_by_role("button", name=f"Bewaar als {form}").click()
        page.get_by_label("Weergave").select_option("dark")
        page.get_by_role("tab", name="Over").click()
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("tab", name="About")).to_be_visible()
        outside = [url for url in requests if not url.startswith((server.url, "data:", "blob:"))]
        assert outside == []
        assert server.blocked.read_text("utf-8") == ""
