"""Questions to begin with about the reports of a library, each asked of its own report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ingest.__main__ import main
from ingest.bundled import REPORT_ID, REPORT_TITLE
from tests.e2e.conftest import (
    UNTIL_BUILT,
    Server,
    answers,
    ask,
    await_report,
    open_chat,
    running_server,
)

pytestmark = [pytest.mark.browser, pytest.mark.real]

ID, TITLE = "buurtbus", "Verslag van de buurtbus"
PAGE = f"""<!doctype html><html lang="nl"><title>{TITLE}</title><h1>{TITLE}</h1>
<h2>Haltes in de wijk</h2>
<p>De haltes in de wijk kregen een bank en een afdak. Bij de haltes in de wijk staat een bord.</p>
<h2>Vrijwilligers</h2>
<p>De vrijwilligers rijden om de beurt. De vrijwilligers krijgen een cursus van de Stichting
Openbaar Vervoer (SOV) en een vergoeding van de Gemeentelijke Dienst Vervoer (GDV).</p></html>
"""


@pytest.fixture(scope="module")
def library(real_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a library to which a report was added."""
    folder = tmp_path_factory.mktemp("library")
    home, file = folder / "home", folder / "buurtbus.html"
    (home / "index").mkdir(parents=True)
    for made in (real_home / "index").glob("*"):
        (home / "index" / made.name).symlink_to(made)
    file.write_text(PAGE, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAPPORTWIJZER_HOME", str(home))
        assert main(["add", str(file), "--id", ID]) == 0
    with running_server(folder, "--rate-limit", "0", home=home) as server:
        yield server


def _shown(page: Page, language: str) -> Locator:
    return page.locator(f".rw-in-{language} .rw-begin")


def _choose(page: Page, title: str) -> None:
    page.locator(".rw-chooser").evaluate("one => { one.open = true; }")
    page.get_by_label(title).check()


def _asks(links: Locator) -> list[str]:
    """Returns what links ask, with the report in front."""
    return [
        unquote_plus(link.get_attribute("href") or "").partition("#q=")[2] for link in links.all()
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_they_follow_the_choice_and_their_own_report_answers_each(
    browser: Browser, library: Server, language: str
) -> None:
    with open_chat(browser, library, language) as (page, _):
        await_report(page)
        shown = _shown(page, language)
        expect(shown.locator("h3")).to_have_text([REPORT_TITLE, TITLE], timeout=UNTIL_BUILT * 1000)
        links = shown.locator("a.rw-ask")
        expect(links).to_have_count(4)
        offered = _asks(links)
        assert [one.split()[0] for one in offered] == [f"@{REPORT_ID}"] * 2 + [f"@{ID}"] * 2
        assert not [text for text in links.all_inner_texts() if "@" in text]

        _choose(page, TITLE)
        expect(shown.locator(f'a.rw-ask[href*="{REPORT_ID}"]')).to_have_count(0)
        expect(shown.locator("h3").last).to_have_text(
            {"nl": "Afkortingen", "en": "Abbreviations"}[language]
        )
        offered += _asks(links)
        _choose(page, REPORT_TITLE)
        expect(shown.locator("h3")).to_have_text([REPORT_TITLE, TITLE])  # both chosen are all
        page.get_by_label(TITLE).uncheck()
        expect(links).to_have_count(6)
        offered += _asks(links)

        for question in dict.fromkeys(offered):
            id_ = question.split()[0].removeprefix("@")
            answer = ask(page, question)
            expect(answer.locator(".rw-declined")).to_have_count(0)
            expect(answer.locator("a.rw-marker").first).to_be_visible()
            expect(answer.locator(f'a.rw-marker:not([href^="?s={id_}:"])')).to_have_count(0)


def test_a_click_asks_the_report_and_what_is_cleared_leaves_those_of_the_choice(
    browser: Browser, library: Server
) -> None:
    with open_chat(browser, library) as (page, _):
        shown = _shown(page, "nl")
        shown.locator(f'a.rw-ask[href*="%40{ID}"]').first.click(timeout=UNTIL_BUILT * 1000)
        expect(answers(page).last.locator(".rw-from")).to_contain_text(TITLE)
        expect(page.locator(".rw-chooser summary")).to_contain_text(TITLE)
        page.get_by_role("button", name="Gesprek wissen").click()
        expect(shown.locator("h3").last).to_have_text("Afkortingen")
        expect(shown.locator(f'a.rw-ask[href*="{REPORT_ID}"]')).to_have_count(0)
