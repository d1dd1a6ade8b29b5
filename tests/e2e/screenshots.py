"""`python -m tests.e2e.screenshots` takes the README's pictures anew."""

from __future__ import annotations

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server, ask, await_report, open_chat, running_browser, running_server
from tests.e2e.test_adding import DOUBTED, let_go, library_server, send, signed_in
from tests.e2e.test_evaluation import choose, open_evaluation, run
from tests.e2e.wijkbus import ID, OVER_COLUMNS, OVER_PAGES

FOLDER = Path(__file__).parent / "screenshots"
CONTRADICTION = "Hoeveel vluchtelingen vangt Iran op?"


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(1000)  # colours fade in, pages scroll
    with Image.open(BytesIO(page.screenshot())) as picture:
        # 256 colours are enough for text, and two fifths of the size.
        reduced = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        reduced.save(FOLDER / f"{name}.png", optimize=True)


def _scroll_to(page: Page, place: str) -> None:
    page.locator(place).first.evaluate("one => one.scrollIntoView()")


def _chat(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        await_report(page)
        ask(page, CONTRADICTION)
        _take(page, "chat")


def _first_screen(browser: Browser, server: Server) -> None:
    for name, language, dark, width, height in (
        ("first", "nl", False, 1280, 800),
        ("first-dark", "en", True, 1280, 800),
        ("first-phone", "nl", False, 390, 844),
    ):
        with open_chat(browser, server, language, dark=dark, width=width) as (page, _):
            page.set_viewport_size({"width": width, "height": height})
            expect(page.locator(f".rw-examples.rw-in-{language}")).to_be_visible()
            _take(page, name)


OUTCOMES = (
    ("answered", "answered", "Until when does Prospects run?"),
    ("partly", "partly", "What is the budget of COMPASS per country?"),
    ("not-in-report", "not_in_report", "What is the capital of Peru?"),
    ("overview", "overview", "What did the Netherlands do in Egypt?"),
    ("claim", "contradiction", "Is it true that Iran hosts 3.4 million refugees?"),
    ("small-talk", "help", "hello"),
)


def _outcomes(browser: Browser, server: Server) -> None:
    """Takes what came of questions, each in a conversation of its own: every outcome, a verdict."""
    for name, outcome, question in OUTCOMES:
        with open_chat(browser, server, "en") as (page, _):
            await_report(page)
            message = ask(page, question)
            expect(message.locator(f".rw-outcome-{outcome}")).to_be_visible()
            _take(page, name)


def _wide(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl", width=2560) as (page, _):
        page.set_viewport_size({"width": 2560, "height": 1440})
        ask(page, "Wat doet Nederland in Marokko?")
        _take(page, "wide")


def _paper(browser: Browser, server: Server) -> None:
    """Takes an answer as it is printed."""
    with open_chat(browser, server, "nl", width=794) as (page, _):  # A4
        ask(page, "Tot wanneer loopt Prospects door?")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        _take(page, "paper")


def _card(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        ask(page, "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?")
        page.locator("#rw-chat a.rw-marker").first.hover()
        expect(page.locator(".rw-card")).to_be_visible()
        _take(page, "card")
    with open_chat(browser, server, "nl", width=640) as (page, _):
        page.set_viewport_size({"width": 640, "height": 400})
        ask(page, "Wat is COMPASS?")
        _take(page, "zoomed")


def _whole_window(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl", query="?s=b045.1") as (page, _):
        room = page.locator("#rw-room")
        expect(room.locator(".rw-cited").first).to_be_in_viewport()
        room.get_by_label("naast elkaar").check()
        room.locator(".rw-whole").click()
        _take(page, "whole-window")


def _reading_room(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "en") as (page, _):
        message = ask(page, "What is COMPASS?")
        message.locator("a.rw-marker").nth(1).click()
        expect(page.locator("#rw-room .rw-translation .rw-cited")).to_be_in_viewport()
        _take(page, "reading-room")


def _phone(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl", width=390) as (page, _):
        await_report(page)
        ask(page, "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?")
        _take(page, "phone")


def _dark(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "en", dark=True, query="?d=E001") as (page, _):
        ask(page, "What does the Netherlands do in Egypt?")
        _take(page, "dark")


def _glance(browser: Browser, server: Server) -> None:
    for name, dark, width in (("glance", False, 1280), ("glance-phone", False, 390)):
        _overview(browser, server, "all", name, dark=dark, width=width)
    _overview(browser, server, "o-figures-key", "glance-dark", dark=True)
    _overview(browser, server, "o-timeline", "timeline", place=".rw-picture")


def _overview(
    browser: Browser,
    server: Server,
    overview: str,
    name: str,
    *,
    place: str = "",
    dark: bool = False,
    width: int = 1280,
) -> None:
    link = f"?o={overview}"
    with open_chat(browser, server, "en", dark=dark, query=link, width=width) as (page, _):
        expect(page.locator("#rw-room .rw-glance h2")).to_be_visible()
        page.wait_for_timeout(1000)  # the page scrolls to the reading room by itself
        if place:
            _scroll_to(page, f"#rw-room {place}")
        _take(page, name)


def _comparison(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        ask(page, "Vergelijk Prospects en COMPASS")
        _take(page, "comparison")


def _editions(browser: Browser, server: Server) -> None:
    """Takes the choice of reports, and two editions side by side."""
    with open_chat(browser, server, "nl") as (page, _):
        page.locator(".rw-chooser summary").click()
        page.get_by_label("Migratierapportage 2024").check()
        expect(page.locator('.rw-begin:visible a.rw-ask[href*="2024"]').first).to_be_visible()
        _take(page, "chooser")
    question = "Kregen meer mensen met Nederlandse hulp toegang tot onderwijs dan in 2023?"
    for name, width, height in (("editions", 1280, 800), ("editions-phone", 390, 844)):
        with open_chat(browser, server, "nl", width=width) as (page, _):
            page.set_viewport_size({"width": width, "height": height})
            expect(page.locator(".rw-chooser summary")).to_be_visible()
            expect(ask(page, question).locator("table")).to_be_visible()
            _take(page, name)


def _evaluation(browser: Browser, server: Server) -> None:
    with open_evaluation(browser, server, "en") as (page, _):
        choose(page, "set", "gold")
        result = run(page)
        expect(result.locator("h2").first).to_be_visible()
        _scroll_to(page, ".rw-result h2")
        _take(page, "evaluation")


def _printed(browser: Browser, server: Server) -> None:
    """Takes pages as printed: a sentence over two columns, and one over two pages."""
    for name, language, dark, width, height, sentence in (
        ("printed-columns", "nl", False, 1280, 800, OVER_COLUMNS),
        ("printed-pages", "en", False, 1280, 800, OVER_PAGES),
        ("printed-phone", "nl", True, 390, 844, OVER_COLUMNS),
    ):
        link = f"?r={ID}"
        with open_chat(browser, server, language, dark=dark, query=link, width=width) as (page, _):
            page.set_viewport_size({"width": width, "height": height})
            await_report(page)
            page.locator("#rw-room .rw-line", has_text=sentence[:40]).locator(".rw-link").click()
            expect(page.locator(".rw-sheets rect").first).to_be_in_viewport()
            if name == "printed-pages":
                page.locator(".rw-whole").click()
            _take(page, name)


def _adding(browser: Browser, server: Server) -> None:
    """Takes the page on which a report is added, with what was doubted of it."""
    for name, dark, width in (("adding", False, 1280), ("adding-phone", True, 390)):
        with signed_in(browser, server, dark=dark, width=width) as page:
            send(page, "De wijkbus.pdf", DOUBTED)
            expect(page.locator("#rw-review")).to_be_visible()
            page.locator(".rw-doubted summary").click()
            expect(page.locator(".rw-doubted img")).to_have_js_property("complete", value=True)
            _take(page, name)
            let_go(page)


def main() -> int:
    """Returns the exit code: 2 without Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.stderr.write("error: Chromium is not installed (apt-get install chromium).\n")
        return 2
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server(Path(folder)) as server,
        running_browser(chromium) as browser,
    ):
        for take in (
            _first_screen,
            _chat,
            _outcomes,
            _wide,
            _paper,
            _card,
            _whole_window,
            _reading_room,
            _phone,
            _dark,
            _glance,
            _comparison,
            _evaluation,
        ):
            take(browser, server)
        with running_server(Path(folder), module="tests.e2e.two_reports") as both:
            _printed(browser, both)
        with running_server(Path(folder), module="tests.e2e.editions") as several:
            _editions(browser, several)
        with library_server(Path(folder) / "library", server.home / "index") as library:
            _adding(browser, library)
    return 0


if __name__ == "__main__":
    sys.exit(main())
