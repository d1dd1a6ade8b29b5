"""Answers made by hand, as people see, hear and take them away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Server, ask, open_chat, running_server
from tests.e2e.opened_answers import MADE
from tests.e2e.test_accessibility import violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(
        tmp_path_factory.mktemp("server"), module="tests.e2e.opened_answers"
    ) as server:
        yield server


@pytest.mark.parametrize(
    ("language", "width", "dark"),
    [("nl", 390, False), ("nl", 1280, True), ("en", 390, True), ("en", 1280, False)],
)
def test_they_pass_and_fit(
    browser: Browser, made: Server, language: str, width: int, dark: bool
) -> None:
    with open_chat(browser, made, language, dark=dark, width=width) as (page, _):
        for question, answer in MADE.items():
            if answer.language == language:
                ask(page, question)
        assert violations(page) == []
        log = page.locator("#rw-chat")
        assert log.evaluate("it => it.scrollWidth <= it.clientWidth")


def test_the_lead_is_read_first_and_brackets_stay_in_the_copy(
    browser: Browser, made: Server
) -> None:
    with open_chat(browser, made) as (page, _):
        message = ask(page, "Hoeveel kost het per land?")
        said = message.locator(".rw-answer")
        expect(said.locator(":scope > *").first).to_have_text(
            re.compile(r"^EUR 100 mln\.\s+1 p\. 22")
        )
        expect(message.locator(".rw-outcome-partly")).to_have_text("Deels beantwoord")
        expect(said.locator("ins").first).to_have_text("[van COMPASS]")
        assert "een tweede fase [van COMPASS] aangekondigd" in said.inner_text()
        copied = message.locator(".rw-actions [data-copy]").get_attribute("data-copy") or ""
        assert copied.startswith("EUR 100 mln. [1]\nDeels beantwoord – ")
        assert "een tweede fase [van COMPASS] aangekondigd" in copied
