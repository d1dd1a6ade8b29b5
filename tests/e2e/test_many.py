"""Several people at once: nobody gets what another asked for."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from gradio_client import Client
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import PATIENCE, Server, answers, ask, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]

CONVERSATIONS = [
    ["Wat is COMPASS?"],
    ["Who are the members of the Prospects partnership?"],
    ["Hoeveel activiteiten voor opvang in de regio zijn er in Jordanië?", "En in Egypte?"],
    ["Wat is de hoofdstad van Peru?"],
    ["How many refugees does Iran host?", "And Pakistan?"],
]


def test_many_programs_at_once_get_their_own_answers(server: Server) -> None:
    client = Client(server.url, verbose=False)

    def reply(asked: list[str]) -> str:
        html = client.predict(asked[-1], asked[:-1], api_name="/ask_html")
        return re.sub(r' data-seconds="[^"]*"', "", html)

    alone = [reply(asked) for asked in CONVERSATIONS]
    assert len(set(alone)) == len(alone)
    with ThreadPoolExecutor(10) as pool:
        assert list(pool.map(reply, CONVERSATIONS * 6)) == alone * 6


def test_two_browsers_hold_two_conversations(browser: Browser, server: Server) -> None:
    with open_chat(browser, server) as (one, _), open_chat(browser, server, "en") as (other, _):
        ask(one, "Hoeveel activiteiten voor opvang in de regio zijn er in Jordanië?")
        ask(other, "What is COMPASS?")
        expect(ask(one, "En in Egypte?")).to_contain_text("Egypte: 5")
        message = ask(other, "And how long does it run?")
        assert "COMPASS" in (message.get_attribute("data-asked") or "")
        expect(answers(one)).to_have_count(2, timeout=PATIENCE * 1000)
        expect(one.locator("#rw-chat")).not_to_contain_text("COMPASS")
