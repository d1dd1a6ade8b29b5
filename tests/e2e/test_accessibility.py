"""No view breaks a rule of WCAG 2.2 A or AA that axe-core can check."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.app.web.test_tokens import contrast
from tests.e2e.conftest import PATIENCE, Server, ask, open_chat
from tests.e2e.test_evaluation import GOOD, lines, open_evaluation, run, upload

pytestmark = [pytest.mark.browser, pytest.mark.real]

AA = 4.5  # the least contrast of a text and its ground
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Not every part that passes is told, which takes a third of the time.
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


# Colours fade in: returns once they have, at once if none does.
FADED_IN = """async () => {
    await new Promise(requestAnimationFrame);
    const ends = (one) => one.effect.getComputedTiming().endTime !== Infinity;
    const fading = document.getAnimations().filter(ends);
    await Promise.all(fading.map((one) => one.finished.catch(() => null)));
}"""


def violations(page: Page) -> list[str]:
    page.evaluate(FADED_IN)
    found = Axe().run(page, options=OPTIONS)
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_view_passes(browser: Browser, server: Server, language: str, dark: bool) -> None:
    with open_chat(browser, server, language, dark=dark) as (page, _):
        room = page.locator("#rw-room")
        expect(room.locator("article")).to_have_count(1, timeout=PATIENCE * 1000)
        assert violations(page) == []

        message = ask(page, "COMPASS")
        message.locator("a.rw-marker").first.click()
        expect(room.locator(".rw-original .rw-cited")).to_have_count(1)
        message.locator("summary").click()
        room.get_by_role("searchbox").fill("Marokko")
        room.get_by_role("searchbox").press("Enter")
        expect(room.locator(".rw-results mark").first).to_be_visible()
        room.locator("summary").first.click()
        assert violations(page) == []

        message = ask(page, "Wat is de hoofdstad van Peru?")
        message.locator("summary").click()
        message.locator("[data-verdict=bad]").click()
        expect(message.locator(".rw-remark")).to_be_visible()
        assert violations(page) == []

        ask(page, "Hoeveel vluchtelingen vangt Iran op?")
        ask(page, "In welke landen zijn er activiteiten voor opvang in de regio?")
        assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_dossiers_and_about_pass(browser: Browser, server: Server, width: int, dark: bool) -> None:
    with open_chat(browser, server, "nl", dark=dark, query="?d=all", width=width) as (page, _):
        room = page.locator("#rw-room")
        expect(room.locator(".rw-bars").first).to_be_visible(timeout=PATIENCE * 1000)
        assert violations(page) == []
        room.get_by_role("link", name="Egypte").first.click()
        expect(room.get_by_role("heading", name="Egypte", exact=True)).to_be_visible()
        assert violations(page) == []
        page.get_by_role("tab", name="Over").click()
        expect(page.locator(".rw-about.rw-in-nl table")).to_be_visible()
        assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(390, "nl"), (1280, "en")])
def test_the_report_at_a_glance_passes(
    browser: Browser, server: Server, width: int, language: str, dark: bool
) -> None:
    with open_chat(browser, server, language, dark=dark, query="?o=all", width=width) as (page, _):
        room = page.locator("#rw-room")
        for shown in ("", "o-timeline", "o-figures-key", "o-compare-prospects-compass", "o-laws"):
            if shown:
                page.goto(f"{server.url}?o={shown}")
            expect(room.locator(".rw-glance h2")).to_be_visible(timeout=PATIENCE * 1000)
            assert violations(page) == [], shown


def least_contrast(page: Page) -> float:
    """Returns the least contrast of the button that asks, however it stands."""
    button, found = page.locator(".rw-run"), []
    for is_disabled in (False, True):
        button.evaluate("(one, is) => { one.disabled = is; }", is_disabled)
        for is_under in (False, True):
            button.hover(force=True) if is_under else page.mouse.move(0, 0)
            page.evaluate(FADED_IN)
            look = (
                "one => (({ color, backgroundColor: ground, opacity }) => [color, ground, opacity])"
            )
            color, ground, opacity = button.evaluate(f"{look}(getComputedStyle(one))")
            assert opacity == "1"  # else they are no colours to compute with
            found.append(contrast(_hex(color), _hex(ground)))
    button.evaluate("one => { one.disabled = false; }")
    return min(found)


def _hex(colour: str) -> str:
    """Returns "rgb(23, 32, 31)" as "#17201f"."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_evaluation_passes(
    browser: Browser, server: Server, language: str, dark: bool, tmp_path: Path
) -> None:
    with open_evaluation(browser, server, language, dark=dark) as (page, _):
        assert violations(page) == []
        assert least_contrast(page) >= AA
        upload(page, json.dumps(GOOD | {"evidence": ["Nergens te vinden."]}))
        expect(page.locator(".rw-problems li")).to_have_count(1)
        assert violations(page) == []
        lines(page).fill(json.dumps(GOOD))
        run(page)
        result = run(page)
        # With every fold open: the question, the measures for specialists, the columns.
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        expect(result.locator("mark").first).to_be_visible()
        expect(result.locator(".rw-versus")).to_be_visible()
        assert violations(page) == []
        with page.expect_download() as download:
            page.locator("button[data-kind=report]").click()
        download.value.save_as(tmp_path / "report.html")
        page.goto((tmp_path / "report.html").as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(page) == []
