"""Asking, changing, taking back and rating, in a real browser."""

from __future__ import annotations

import json
import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from app.view.feedback import read_feedback
from tests.e2e.conftest import PATIENCE, Server, answers, ask, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]

COMPASS, MOROCCO = "Wat is COMPASS?", "Wat doet Nederland in Marokko?"
HOSTILE = (
    "<img src=x onerror=\"document.title='broken'\"> <script>document.title='broken'</script> "
    "**vet** [link](javascript:alert(1)) $x^2$ \u202eomgekeerd wat is COMPASS?"
)


def _asked(page: Page) -> list[str]:
    """Returns the questions as they are shown."""
    return [
        text.strip()
        for text in page.locator("#rw-chat .user-row .message-content").all_inner_texts()
    ]


def test_an_example_is_asked_by_clicking_it(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "en") as (page, _):
        page.get_by_role("link", name="Who are the members of the Prospects partnership?").click()
        expect(answers(page)).to_contain_text("UNICEF", timeout=PATIENCE * 1000)


def test_a_suggestion_is_asked_and_what_is_being_typed_stays(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server) as (page, _):
        message = ask(page, COMPASS)
        page.locator("#rw-question textarea").fill("nog niet af")
        suggestion = message.locator("a.rw-ask").first
        wanted = suggestion.inner_text()
        suggestion.click()
        expect(answers(page)).to_have_count(2)
        assert _asked(page) == [COMPASS, wanted]
        expect(answers(page).last.locator("a.rw-marker").first).to_be_visible()
        expect(page.locator("#rw-question textarea")).to_have_value("nog niet af")


def test_a_link_asks_its_questions_in_a_fresh_browser(browser: Browser, server: Server) -> None:
    questions = [
        "Hoeveel activiteiten voor opvang in de regio zijn er in Jordanië?",
        "En in Egypte?",
    ]
    with open_chat(browser, server, query="?" + urlencode([("q", q) for q in questions])) as (
        page,
        _,
    ):
        expect(answers(page)).to_have_count(2, timeout=PATIENCE * 1000)
        expect(answers(page).last).to_contain_text("Egypte: 5")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        actions = answers(page).last.locator(".rw-actions")
        actions.get_by_role("button", name="Kopieer link").click()
        expect(actions.get_by_role("status")).to_contain_text("werkt alleen op deze computer")
        link = page.evaluate("navigator.clipboard.readText()")
    with open_chat(browser, server, query=link.removeprefix(server.url)) as (page, requests):
        expect(answers(page)).to_have_count(2, timeout=PATIENCE * 1000)
        expect(answers(page).last).to_contain_text("Egypte: 5")
        assert page.url == server.url
        # What stands behind "#" is sent to nobody.
        assert not any("q=" in url for url in requests)
        page.goto(f"{server.url}#q=Wat+is+IOM%3F")  # a link pasted into the bar
        expect(answers(page)).to_have_count(1)
        page.get_by_role("button", name="Terug naar het vorige").click()
        expect(answers(page)).to_have_count(2)


def test_a_question_can_be_edited(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "en") as (page, _):
        ask(page, "What is COMPASS?")
        ask(page, "Who is in Prospects?")
        page.get_by_role("button", name="Edit").first.click()
        for width in (390, 1280):  # the field is as wide as the column, and all of it is there
            page.set_viewport_size({"width": width, "height": 800})
            field = page.locator("#rw-chat .user-row textarea").bounding_box()
            column = page.locator("#rw-chat .message-wrap").bounding_box()
            assert field
            assert column
            assert field["x"] >= column["x"]
            assert 0.7 * column["width"] <= field["width"] <= column["width"]
        page.locator("#rw-chat textarea").fill("What is REAN?")
        page.get_by_role("button", name="Submit").first.click()
        expect(answers(page)).to_have_count(1)
        expect(page.locator("#rw-chat .user-row")).to_have_text(re.compile("What is REAN"))
        expect(answers(page)).to_contain_text("REAN")


def test_an_answer_can_be_asked_for_again_taken_back_and_cleared(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server, "en") as (page, _):
        first = ask(page, "What is COMPASS?").locator(".rw-answer").inner_text()
        page.get_by_role("button", name="Retry").click()
        expect(answers(page).locator(".rw-answer")).to_have_text(first, use_inner_text=True)
        page.get_by_role("button", name="Undo").click()
        expect(answers(page)).to_have_count(0)
        expect(page.locator("#rw-question textarea")).to_have_value("What is COMPASS?")
        ask(page, "What is COMPASS?")
        page.get_by_role("button", name=re.compile("Clear")).click()
        expect(answers(page)).to_have_count(0)
        expect(page.locator(".rw-examples.rw-in-en")).to_be_visible()


def test_hostile_text_is_shown_as_text(browser: Browser, server: Server) -> None:
    with open_chat(browser, server) as (page, _):
        message = ask(page, HOSTILE)
        assert _asked(page) == [" ".join(HOSTILE.split())]
        expect(message).to_contain_text("Gelezen als")
        expect(message.locator("img, script")).to_have_count(0)
        assert page.title() == "Rapportwijzer"


def test_feedback_is_kept_in_the_data_folder(browser: Browser, server: Server) -> None:
    with open_chat(browser, server) as (page, _):
        message = ask(page, MOROCCO)
        message.get_by_role("button", name="Niet goed").click()
        expect(message.get_by_role("status")).to_have_text(re.compile("Bewaard"))
        message.get_by_label("Toelichting").fill("te <b>lang</b> **niet**")
        message.get_by_label("Toelichting").press("Enter")
        expect(message.get_by_role("button", name="Niet goed")).to_have_attribute(
            "aria-pressed", "true"
        )
        page.wait_for_timeout(500)
    # Other tests rate answers, too.
    kept = [one for one in read_feedback(server.home / "feedback.jsonl") if one.asked == (MOROCCO,)]
    assert [(one.verdict, one.remark) for one in kept] == [
        ("bad", ""),
        ("bad", "te <b>lang</b> **niet**"),
    ]
    assert kept[-1].answer.citations


def test_a_lost_connection_is_told_and_loses_nothing(browser: Browser, server: Server) -> None:
    with open_chat(browser, server) as (page, _):
        ask(page, COMPASS)
        page.context.set_offline(True)
        page.locator("#rw-question textarea").fill(MOROCCO)
        page.keyboard.press("Enter")
        expect(page.locator("#rw-tools .rw-status")).to_contain_text("Geen verbinding")
        expect(page.locator("#rw-question textarea")).to_have_value(MOROCCO)
        with page.expect_navigation():  # Gradio loads the page anew
            page.context.set_offline(False)
        expect(answers(page)).to_have_count(1, timeout=PATIENCE * 1000)
        expect(page.locator("#rw-question textarea")).to_have_value(MOROCCO)
        page.locator("#rw-question textarea").press("Enter")
        expect(answers(page)).to_have_count(2, timeout=PATIENCE * 1000)


def test_the_history_of_an_answer_travels_with_it(browser: Browser, server: Server) -> None:
    with open_chat(browser, server) as (page, _):
        ask(page, COMPASS)
        message = ask(page, MOROCCO)
        assert json.loads(message.get_attribute("data-asked") or "") == [COMPASS, MOROCCO]


def test_a_question_sent_while_another_is_answered_is_answered_next(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server) as (page, _):
        ask(page, "Wat is IOM?")
        textbox = page.locator("#rw-question textarea")
        for number in range(5):
            textbox.fill(f"{COMPASS} {number}")
            textbox.press("Enter")
            expect(textbox).to_have_value("")  # sent; nobody types faster
            textbox.fill(f"{MOROCCO} {number}")
            textbox.press("Enter")
            expect(answers(page)).to_have_count(2 * number + 3)
            assert _asked(page)[-2:] == [f"{COMPASS} {number}", f"{MOROCCO} {number}"]
