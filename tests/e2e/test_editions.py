"""Two editions side by side in the chat, each cell opening the page of its own edition."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from ingest.bundled import REPORT_ID, REPORT_TITLE
from tests.e2e.conftest import Server, ask, open_chat, running_server
from tests.e2e.editions import LATER, LATER_TITLE

pytestmark = [pytest.mark.browser, pytest.mark.real]


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("editions")
    with running_server(folder, module="tests.e2e.editions") as server:
        yield server


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 390)])
def test_a_follow_up_holds_both_editions_side_by_side(
    browser: Browser, several: Server, dark: bool, width: int
) -> None:
    with open_chat(browser, several, dark=dark, width=width) as (page, _):
        ask(page, "Hoeveel mensen kregen met Nederlandse hulp toegang tot onderwijs?")
        message = ask(page, "Meer dan in 2023?")
        expect(message.locator(".rw-lead")).to_contain_text("Ja: 712.004 tegen 696.651")
        table = message.get_by_role("table")
        heads = table.locator("thead th")
        expect(heads).to_have_text(["Waarover", REPORT_TITLE, LATER_TITLE])
        for place, (id_, figure) in enumerate(((REPORT_ID, "696.651"), (LATER, "712.004"))):
            cell = table.locator("tbody tr").first.locator("td").nth(place)
            expect(cell).to_contain_text(figure)
            expect(cell.locator(f'a.rw-marker[href^="?s={id_}:"]')).to_be_visible()
        expect(table).to_contain_text("Verschil: 15.353 mensen (712.004 − 696.651)")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(page, context="#rw-chat", options={"runOnly": tags})
        assert found.violations_count == 0, found.generate_report()
