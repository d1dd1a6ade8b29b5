"""What the page looks like where people would miss it: outcomes, cards, rooms, small windows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import Server, ask, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]

TITLE = {"nl": "Vraag het aan het rapport zelf", "en": "Ask the report itself"}
FACTS = {
    "nl": ["Niet van het ministerie", "Alleen wat er staat", "Geen internet"],
    "en": ["Not the ministry’s", "Only what it says", "No internet"],
}
# In each language a question, the shape of its outcome and the words beside it.
OUTCOMES = {
    "nl": [
        ("Wanneer begon de tweede fase van Prospects?", "answered", "Uit het rapport"),
        ("Wat is het budget van COMPASS per land?", "partly", "Deels beantwoord"),
        ("Wat is de hoofdstad van Peru?", "not_in_report", "Niet gevonden in het rapport"),
        ("hoi", "help", "Rapportwijzer zelf"),
        ("Vergelijk Prospects en COMPASS", "comparison", "Naast elkaar, uit het rapport"),
        (
            "In welke landen zijn er activiteiten voor opvang in de regio?",
            "overview",
            "Overzicht uit het rapport",
        ),
    ],
    "en": [
        ("Who are the members of the Prospects partnership?", "answered", "From the report"),
        ("What is the budget of COMPASS per country?", "partly", "Answered in part"),
        ("What is the capital of Peru?", "not_in_report", "Not found in the report"),
        ("hello", "help", "Rapportwijzer itself"),
        ("Compare Prospects and COMPASS", "comparison", "Side by side, from the report"),
        (
            "In which countries are there activities for reception in the region?",
            "overview",
            "Overview from the report",
        ),
    ],
}
DECLINED = {"nl": "Wat is de hoofdstad van Peru?", "en": "What is the capital of Peru?"}
CONTRADICTION = {
    "nl": "Hoeveel vluchtelingen vangt Iran op?",
    "en": "How many refugees does Iran host?",
}
LABEL = {"nl": ("pagina", "Lees op pagina"), "en": ("page", "Read on page")}

# As a finger does.
TAP = (
    "one => one.dispatchEvent(new PointerEvent('click',"
    " { bubbles: true, cancelable: true, pointerType: 'touch' }))"
)
SHAPE = (
    "one => { const s = getComputedStyle(one, '::before');"
    " return [s.backgroundImage, s.backgroundColor, s.borderRadius, s.inlineSize].join(); }"
)


def _is_page_still(page: Page) -> bool:
    """Returns whether the window itself has nothing to scroll."""
    return bool(page.evaluate("document.documentElement.scrollHeight <= innerHeight"))


def _hidden_by_none(page: Page, chip: Locator) -> None:
    """Asserts that what lies at the middle of a chip is the chip."""
    assert chip.evaluate(
        "one => { const b = one.getBoundingClientRect();"
        " return one.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)); }"
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_first_screen_says_what_it_is_and_an_answer_leads_to_its_source(
    browser: Browser, server: Server, language: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        expect(page.get_by_role("heading", name=TITLE[language])).to_be_in_viewport()
        shown = page.locator(f".rw-examples.rw-in-{language}")
        expect(shown.locator("a.rw-ask")).to_have_count(6)
        expect(shown.locator("dt")).to_have_text(FACTS[language])
        expect(page.locator("#rw-question textarea")).to_be_in_viewport()
        expect(page.locator("#rw-room")).to_be_hidden()
        assert _is_page_still(page)

        message = ask(page, CONTRADICTION[language])
        expect(message.locator(".rw-outcome-contradiction")).to_be_visible()
        expect(message.locator(".rw-contradiction tr")).to_have_count(2)
        cited = page.locator("#rw-room .rw-cited:visible").first
        expect(cited).to_be_in_viewport()  # the room follows by itself
        chip = message.locator("a.rw-marker").first
        expect(chip).to_have_attribute("aria-current", "true")
        expect(page.locator("#rw-question textarea")).to_be_focused()
        _hidden_by_none(page, chip)
        assert _is_page_still(page)

        card = page.locator(".rw-card")
        chip.hover()
        expect(card).to_contain_text("Iran (3,8 miljoen)")
        expect(card.locator(".rw-place")).to_contain_text(f"{LABEL[language][0]} 8")
        card.locator("blockquote").first.hover()
        page.wait_for_timeout(400)  # longer than it takes to close
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        page.keyboard.press("Tab")  # by keyboard from now on
        message.locator("a.rw-marker").nth(1).focus()
        expect(card.locator(".rw-place")).to_contain_text(f"{LABEL[language][0]} 15")
        card.get_by_role("link", name=LABEL[language][1]).click()
        room = page.locator("#rw-room")
        expect(room.locator("article")).to_have_attribute("aria-label", re.compile(" 15$"))
        expect(card).to_be_hidden()

        # What the report does not answer has no source: that of the answer before is left.
        expect(ask(page, DECLINED[language]).locator(".rw-declined")).to_be_visible()
        expect(room.locator("article")).to_be_visible()  # somebody reads it
        expect(room.locator(".rw-cited, .rw-marker[aria-current]")).to_have_count(0)
        assert "?s=" not in page.url
        page.reload()
        expect(page.locator("#rw-chat .rw-declined")).to_be_visible()
        expect(room).to_be_hidden()
        ask(page, CONTRADICTION[language])
        expect(room.locator(".rw-cited:visible").first).to_be_in_viewport()
        ask(page, DECLINED[language])
        expect(room).to_be_hidden()  # nobody but the answers opened it


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_outcome_has_its_words_and_its_shape(
    browser: Browser, server: Server, language: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        shapes = set()
        for question, outcome, words in OUTCOMES[language]:
            told = ask(page, question).locator(".rw-outcome")
            expect(told).to_have_class(re.compile(f"rw-outcome-{outcome}"))
            expect(told).to_have_text(words)
            shapes.add(told.evaluate(SHAPE))
        assert len(shapes) == len(OUTCOMES[language])

        message = page.locator("#rw-chat [data-asked]").last
        rows, whole = message.locator(".rw-proof > li:visible"), message.locator(".rw-proof > li")
        expect(rows).to_have_count(8)
        if language == "nl":  # the English one has no more
            message.locator(".rw-unfold").click()
            assert rows.count() == whole.count() > 8
            expect(message.locator(".rw-unfold")).to_have_attribute("aria-expanded", "true")


def test_the_room_keeps_its_width_fills_the_window_and_stays_closed(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server, "en", query="?s=b066.2") as (page, _):
        room, divider = page.locator("#rw-room"), page.get_by_role("separator")
        expect(room.locator(".rw-original .rw-cited")).to_be_in_viewport()
        before = room.bounding_box()
        divider.press("ArrowLeft")
        wider = room.bounding_box()
        assert before
        assert wider
        assert wider["width"] > before["width"]
        box = divider.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, 400)
        page.mouse.down()
        page.mouse.move(800, 400)
        page.mouse.up()
        dragged = room.bounding_box()
        assert dragged
        assert dragged["x"] == pytest.approx(800, abs=12)
        page.reload()
        expect(room.locator(".rw-original .rw-cited")).to_be_in_viewport()
        kept = room.bounding_box()
        assert kept
        assert kept["width"] == pytest.approx(dragged["width"], abs=2)

        room.get_by_role("button", name="Whole window").click()
        expect(room.locator(".rw-contents-beside .rw-contents")).to_have_attribute("open", "")
        whole = room.bounding_box()
        assert whole
        assert (whole["width"], whole["height"]) == (1280, 800)
        page.keyboard.press("Escape")
        expect(room.locator(".rw-contents-beside .rw-contents")).to_have_count(0)
        room.get_by_role("button", name="Close the reading room").click()
        expect(room).to_be_hidden()
        message = ask(page, "What is COMPASS?")
        expect(room).to_be_hidden()  # who closed it does not want it
        message.locator("a.rw-marker").first.click()
        expect(room).to_be_visible()


def test_a_low_window_and_a_phone_are_one_column(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl", width=390) as (page, _):
        field = page.locator("#rw-question textarea")
        expect(page.get_by_role("heading", name=TITLE["nl"])).to_be_in_viewport()
        assert page.evaluate("scrollY") == 0
        expect(field).to_have_attribute("enterkeyhint", "send")
        assert float(field.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")) >= 16
        message = ask(page, CONTRADICTION["nl"])
        expect(page.locator("#rw-room")).to_be_hidden()
        message.locator("a.rw-marker").first.evaluate(TAP)
        card = page.locator(".rw-card.rw-sheet")
        expect(card).to_be_visible()
        box = card.bounding_box()
        assert box
        assert (box["x"], box["width"]) == (0, 390)
        assert box["y"] + box["height"] == pytest.approx(800, abs=1)
        card.get_by_role("link", name="Lees op pagina 8").click()
        expect(page.locator("#rw-room .rw-original .rw-cited")).to_be_in_viewport()
        expect(field).to_be_hidden()
        page.locator("#rw-room .rw-back").click()
        expect(field).to_be_visible()

        page.set_viewport_size({"width": 640, "height": 400})
        ask(page, "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?")
        question = page.locator("#rw-chat .user-row").last
        expect(question).to_be_in_viewport(ratio=1)
        expect(field).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        asked, typed = question.bounding_box(), field.bounding_box()
        assert asked
        assert typed
        assert asked["y"] + asked["height"] <= typed["y"]


# What is worked with and shows a sign alone.
SIGNS = """() => [...document.querySelectorAll("button, select, summary, a")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => one.innerText.trim().length < 2 && !one.matches(".submit-button, .rw-link"))
    .map((one) => [one.getAttribute("aria-label") ?? "", one.title].join("|"))"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sign_without_a_word_has_a_name_that_shows(
    browser: Browser, server: Server, language: str, width: int
) -> None:
    with open_chat(browser, server, language, width=width) as (page, _):
        message = ask(page, DECLINED[language])
        again = {"nl": "Opnieuw proberen", "en": "Retry"}[language]
        shown = page.get_by_role("button", name=again).evaluate(
            "one => getComputedStyle(one, '::before').content"
        )
        assert again in shown
        message = ask(page, CONTRADICTION[language])
        message.locator("a.rw-marker").first.click()
        expect(page.locator("#rw-room .rw-cited:visible").first).to_be_in_viewport()
        signs = [sign.split("|") for sign in page.evaluate(SIGNS)]
        assert len(signs) >= 2
        assert [sign for sign in signs if not all(sign)] == []
