"""Nothing is lost: reload, Back, tabs, the trash, earlier conversations, in a real browser."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from app.wording import word
from tests.e2e.conftest import Server, answers, ask, await_report, open_chat
from tests.e2e.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.real]

CLEAR = re.compile("wis|clear", re.IGNORECASE)  # as Gradio has it
COMPASS, MOROCCO, REAN = "Wat is COMPASS?", "Wat doet Nederland in Marokko?", "Wat is REAN?"


def _said(page: Page) -> list[str]:
    return page.locator("#rw-chat .rw-answer").all_inner_texts()


def test_a_conversation_outlasts_whatever_a_browser_does(browser: Browser, server: Server) -> None:
    with open_chat(browser, server) as (page, _):
        await_report(page)
        box = page.locator("#rw-question textarea")
        ask(page, COMPASS)
        ask(page, MOROCCO).locator("a.rw-marker").first.click()
        before, place = _said(page), page.url
        box.fill("half getypt")

        page.reload()
        expect(answers(page)).to_have_count(2)
        expect(box).to_have_value("half getypt")
        assert _said(page) == before

        box.fill("")
        for key, recalled in (
            ("ArrowUp", MOROCCO),
            ("ArrowUp", COMPASS),
            ("ArrowUp", COMPASS),
            ("ArrowDown", MOROCCO),
            ("ArrowDown", ""),
        ):
            box.press(key)
            expect(box).to_have_value(recalled)
        box.fill("zelf getypt")
        box.press("ArrowUp")
        expect(box).to_have_value("zelf getypt")

        cited = page.locator("#rw-room .rw-original .rw-cited")
        expect(cited).to_have_count(1)
        page.get_by_role("tab", name="Over").click()
        assert page.url == f"{place}&tab=about"
        page.go_back()
        expect(page.get_by_role("tab", name="Vragen")).to_have_attribute("aria-selected", "true")
        expect(cited).to_be_visible()
        page.go_forward()
        expect(page.locator(".rw-about.rw-in-nl")).to_be_visible()
        page.reload()
        expect(page.locator(".rw-about.rw-in-nl")).to_be_visible()
        page.goto("about:blank")
        page.go_back()
        expect(answers(page)).to_have_count(2)
        page.get_by_role("tab", name="Vragen").click()
        expect(answers(page).last).to_be_visible()
        assert page.url == place

        # Who signs in next in this tab is shown nothing of it.
        page.context.add_cookies([{"name": "rw-owner", "value": "other", "url": server.url}])
        page.reload()
        await_report(page)
        expect(page.locator(".rw-examples.rw-in-nl")).to_be_visible()
        assert "COMPASS" not in page.evaluate("JSON.stringify({...sessionStorage})")


@pytest.mark.parametrize(
    ("language", "save", "cleared"),
    [
        ("nl", "Bewaar als", "Het gesprek is gewist."),
        ("en", "Save as", "The conversation is cleared."),
    ],
)
def test_what_was_cleared_can_be_had_back_until_the_page_is_left(
    browser: Browser, server: Server, language: str, save: str, cleared: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        await_report(page)
        saves = page.get_by_role("button", name=save)
        expect(saves).to_have_count(0)  # nothing is there to be saved yet
        before = ask(page, COMPASS).locator(".rw-answer").inner_text()
        expect(saves).to_have_count(3)
        page.locator("#rw-chat").get_by_role("button", name=CLEAR).click()
        expect(answers(page)).to_have_count(0)
        expect(saves).to_have_count(0)
        offered = page.locator("#rw-offer")
        expect(offered.get_by_role("status")).to_have_text(cleared)
        expect(offered.get_by_role("button")).to_be_focused()
        page.keyboard.press("Enter")
        expect(answers(page).locator(".rw-answer")).to_have_text(before, use_inner_text=True)
        expect(offered.get_by_role("button")).to_be_hidden()

        page.locator("#rw-chat").get_by_role("button", name=CLEAR).click()
        expect(answers(page)).to_have_count(0)
        assert "COMPASS" not in page.evaluate("JSON.stringify({...sessionStorage})")
        page.reload()
        await_report(page)
        expect(page.locator(f".rw-examples.rw-in-{language}")).to_be_visible()
        expect(answers(page)).to_have_count(0)


def test_earlier_conversations_are_there_for_who_wants_that(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server, "en") as (page, _):
        await_report(page)
        ask(page, "What is COMPASS?")
        assert page.evaluate("Object.keys(localStorage).join()") == ""
        page.get_by_label("Remember my conversations").check()
        page.get_by_role("button", name="New conversation").click()
        expect(answers(page)).to_have_count(0)
        ask(page, "What is REAN?")

        # Another tab has nothing of this one, but the list.
        tab = page.context.new_page()
        tab.goto(server.url)
        rows = tab.locator(".rw-earlier li")
        expect(rows).to_have_count(2)
        expect(answers(tab)).to_have_count(0)
        expect(rows.first).to_contain_text("1 question")
        assert violations(tab) == []
        tab.set_viewport_size({"width": 320, "height": 640})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320
        tab.get_by_role("button", name="What is COMPASS? 1 question").press("Enter")
        expect(answers(tab)).to_contain_text("COMPASS")
        expect(rows).to_have_count(1)
        # On a phone they are behind a button once there is a conversation.
        more = tab.get_by_role("button", name="Save and remember")
        expect(rows.first).to_be_hidden()
        more.click()
        expect(more).to_have_attribute("aria-expanded", "true")
        rows.first.get_by_role("button", name="Forget: What is REAN?").click()
        expect(tab.locator(".rw-earlier")).to_be_hidden()

        # Who no longer wants it has nothing left, in no tab.
        tab.get_by_label("Remember my conversations").uncheck()
        expect(page.get_by_label("Remember my conversations")).not_to_be_checked()
        assert page.evaluate("Object.keys(localStorage).join()") == ""


def test_whoever_comes_back_to_a_long_conversation_asks_on_at_once(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server) as (page, _):
        await_report(page)
        ask(page, REAN).get_by_role("button", name="Niet goed").click()
        pressed = answers(page).last.locator("[aria-pressed=true]")
        expect(pressed).to_have_text("Niet goed")
        kept = page.evaluate(
            """([key, more]) => {
                const kept = JSON.parse(sessionStorage[key]);
                kept.asked = [...more, ...kept.asked];
                kept.verdicts = [...more.map(() => ""), ...kept.verdicts];
                return JSON.stringify(kept);
            }""",
            ["rw-conversation", [COMPASS] * 20],
        )
        # The page keeps what it puts back: that is done before more is put into its storage.
        page.reload()
        expect(answers(page)).to_have_count(1)
        page.evaluate("kept => { sessionStorage['rw-conversation'] = kept; }", kept)
        page.route("**/component_server/**", lambda route: None)  # no answer is put back yet
        page.reload()
        box = page.locator("#rw-question textarea")
        box.fill(MOROCCO)
        box.press("Enter")
        newest = answers(page).last
        expect(newest.locator(".rw-answer")).to_contain_text("Marokko")
        expect(page.locator("#rw-chat .user-row")).to_have_count(22)
        expect(answers(page)).to_have_count(1)
        expect(page.locator("#rw-offer [role=status]")).to_have_text(word("putting_back", "nl"))

        page.unroute("**/component_server/**")
        page.reload()
        expect(newest.locator(".rw-answer")).to_contain_text("Marokko")
        expect(answers(page)).to_have_count(22)
        expect(page.locator("#rw-offer [role=status]")).to_be_empty()
        assert [
            json.loads(one.get_attribute("data-asked") or "")[-1] for one in answers(page).all()
        ] == [
            *[COMPASS] * 20,
            REAN,
            MOROCCO,
        ]
        expect(page.locator("#rw-chat [data-verdict][aria-pressed=true]")).to_have_count(1)
        expect(answers(page).nth(20).locator("[aria-pressed=true]")).to_have_text("Niet goed")
        expect(page.locator("#rw-chat .user-row").last).to_be_in_viewport()


def test_whatever_the_storage_holds_is_no_more_than_text(browser: Browser, server: Server) -> None:
    hostile = "<img src=x onerror=\"document.title='broken'\">"
    with open_chat(browser, server) as (page, _):
        await_report(page)
        page.evaluate(
            "([tab, list]) => { sessionStorage['rw-conversation'] = tab;"
            " localStorage['rw-remember'] = 'yes';"
            " localStorage[`rw-earlier ${rapportwijzer.whose}`] = list; }",
            [
                json.dumps({"asked": [1, None, hostile, " "]}),
                json.dumps([7, {"asked": {"length": 3}}, {"id": 1, "asked": [hostile]}]),
            ],
        )
        page.reload()
        expect(page.locator("#rw-chat .user-row")).to_have_text(re.compile(re.escape(hostile)))
        expect(page.locator(".rw-earlier li")).to_have_count(1)
        expect(page.locator(".rw-earlier li b")).to_have_text(hostile)
        expect(page.locator(".rw-kept img, #rw-chat .user-row img")).to_have_count(0)
        assert page.title() == "Rapportwijzer"
        page.evaluate("sessionStorage['rw-conversation'] = '{'")
        page.reload()
        await_report(page)
        expect(page.locator(".rw-examples.rw-in-nl")).to_be_visible()
