"""The Evaluation tab in a real browser: a question file mended, run, looked at and taken away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from eval.__main__ import main
from tests.e2e.conftest import PATIENCE, Server, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]

QUOTE = "Wereldwijd zijn er circa 281 miljoen internationale migranten."
GOOD = {
    "id": "E1",
    "lang": "nl",
    "question": "Hoeveel internationale migranten telt de wereld?",
    "evidence": [QUOTE],
    "answer": ["281 miljoen"],
}
BAD = '{"id": "E2", "lang": "en", "question": "Who won the cup?", "answerable": fals}'
NAMES = {"nl": "Evaluatie", "en": "Evaluation"}


@contextmanager
def open_evaluation(
    browser: Browser, server: Server, language: str = "nl", *, dark: bool = False, width: int = 1280
) -> Iterator[tuple[Page, list[str]]]:
    """Yields the page with the Evaluation tab open, and the addresses that it asks for."""
    with open_chat(browser, server, language, dark=dark, width=width) as (page, requests):
        page.get_by_role("tab", name=NAMES[language]).click()
        expect(page.locator(".rw-run")).to_be_visible()
        yield page, requests


def choose(page: Page, menu: str, wanted: str) -> None:
    """Chooses a question file ("set") or a system, which stand in a fold."""
    page.locator(".rw-other-part").evaluate("one => { one.open = true; }")
    page.locator(f".rw-{menu}").select_option(wanted)


def lines(page: Page) -> Locator:
    """Returns the box with the questions as text, its fold opened."""
    page.locator(".rw-text-part").evaluate("one => { one.open = true; }")
    return page.locator(".rw-questions")


def upload(page: Page, text: str, name: str = "mine.jsonl") -> None:
    file: FilePayload = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.locator(".rw-file").set_input_files(files=[file])


def run(page: Page) -> Locator:
    """Asks the questions and returns what is shown once all are answered."""
    page.locator(".rw-run").click()
    expect(page.locator(".rw-run")).to_be_disabled()
    expect(page.locator(".rw-run")).to_be_enabled(timeout=PATIENCE * 1000)
    return page.locator(".rw-result")


def test_a_file_with_a_bad_line_is_mended_run_and_its_report_downloaded(
    browser: Browser, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_evaluation(browser, server) as (page, requests):
        expect(page.locator(".rw-published .rw-in-nl .rw-verdict")).to_contain_text("gingen goed")
        upload(page, f"{json.dumps(GOOD)}\n{BAD}\n")
        problem = page.locator(".rw-problems li")
        expect(problem).to_have_count(1)
        expect(problem).to_contain_text("is geen JSON")
        # What is wrong cannot be run.
        page.locator(".rw-run").click()
        expect(page.locator(".rw-workbench .rw-status")).to_contain_text("Verbeter eerst de fouten")
        expect(page.locator(".rw-result-part")).to_be_hidden()
        # The button leads to the place in the line, marked to be mended.
        problem.get_by_role("button", name="Regel 2").click()
        text = page.locator(".rw-questions")
        expect(text).to_be_focused()
        assert text.evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)") == "fals}"

        page.keyboard.insert_text("false}")
        result = run(page)

        expect(page.locator(".rw-problems li")).to_have_count(0)
        expect(result.locator(".rw-verdict")).to_contain_text("Beide vragen gingen goed. De ene")
        expect(result.locator("h2").first).to_be_focused()
        expect(page.locator(".rw-published")).to_be_hidden()
        expect(result.locator("figure svg").first).to_be_hidden()
        result.get_by_text("Voor specialisten").click()
        expect(result.locator("figure svg").first).to_be_visible()
        # Where nothing went wrong the filter leaves nothing, and says so.
        none = result.locator(".rw-no-mistakes")
        expect(none).to_be_hidden()
        page.locator(".rw-mistakes").check()
        expect(result.locator("details[open] .rw-asked:visible")).to_have_count(0)
        expect(none).to_have_text("Zulke vragen zijn er niet.")
        page.locator(".rw-mistakes").uncheck()
        question = result.locator("details.rw-asked", has_text="E1")
        question.locator("summary").click()
        expect(question.locator("mark").first).to_have_text(QUOTE)
        with page.context.expect_page() as opened:
            question.get_by_role("link").first.click()
        expect(opened.value.locator("#rw-room .rw-cited").first).to_be_visible(
            timeout=PATIENCE * 1000
        )
        files = {}
        for kind in ("report", "run"):
            with page.expect_download() as download:
                page.locator(f"button[data-kind={kind}]").click()
            files[kind] = tmp_path / download.value.suggested_filename
            download.value.save_as(files[kind])

        reader = page.context.new_page()
        reader.goto(files["report"].as_uri())
        expect(reader.locator("h1")).to_contain_text("mine.jsonl")
        expect(reader.locator("figure svg").first).to_be_visible()
        assert [url for url in requests if not url.startswith((server.url, "blob:", "data:"))] == []
    # The answers are a run file that the command line scores.
    questions = tmp_path / "mine.jsonl"
    questions.write_text(f"{json.dumps(GOOD)}\n{BAD.replace('fals}', 'false}')}\n", "utf-8")
    assert main(["score", "--questions", str(questions), "--run", str(files["run"])]) == 0
    assert "verified" in capsys.readouterr().out
    assert server.blocked.read_text("utf-8") == ""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_template_is_filled_in_brought_back_mended_and_run(
    language: str, browser: Browser, server: Server, tmp_path: Path
) -> None:
    with open_evaluation(browser, server, language) as (page, _):
        with page.expect_download() as download:
            page.get_by_role("button", name="XLSX", exact=True).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        book = load_workbook(file)
        book.worksheets[0].append(["E2", "Wie won de beker?", "nl", "soms"])
        book.save(file)

        page.locator(".rw-file").set_input_files(file)

        # The example is left out with a word; the wrong row is told in the sheet's own terms.
        problems = page.locator(".rw-problems li")
        expect(problems).to_have_count(2)
        row, column = ("Rij", "beantwoordbaar") if language == "nl" else ("Row", "answerable")
        expect(problems.nth(0)).to_contain_text(f"{row} 2")
        expect(problems.nth(1)).to_contain_text(f"{row} 3")
        expect(problems.nth(1)).to_contain_text(f"D (“{column}”)")
        expect(problems.get_by_role("button")).to_have_count(0)
        assert page.locator(".rw-file").input_value().endswith(file.name)
        expect(page.locator(".rw-workbench .rw-status")).to_be_in_viewport()
        # Asking says the same once more.
        told = problems.nth(1).inner_text()
        page.locator(".rw-run").click()
        words = "Verbeter eerst" if language == "nl" else "Mend the errors first"
        expect(page.locator(".rw-workbench .rw-status")).to_contain_text(words)
        assert problems.nth(1).inner_text() == told
        # It is mended there, and the same file is chosen again.
        book.worksheets[0]["D3"] = "no"
        book.save(file)
        with page.expect_file_chooser() as chooser:
            page.locator(".rw-file").click()
        chooser.value.set_files(file)
        expect(problems).to_have_count(1)
        result = run(page)
        expect(result.locator("details.rw-asked")).to_have_count(1)
        with page.expect_download() as download:
            page.locator("button[data-kind=table]").click()
        taken = tmp_path / "taken.xlsx"
        download.value.save_as(taken)
        answers, verdict = load_workbook(taken).worksheets
        assert answers.max_row == 2
        said = result.locator(".rw-verdict").inner_text()
        assert str(verdict["A2"].value) in said
        # Nothing is left of it in the server or the tab once it is cleared.
        page.locator(".rw-clear").click()
        expect(page.locator(".rw-result-part")).to_be_hidden()
        page.reload()
        page.get_by_role("tab", name=NAMES[language]).click()
        expect(page.locator(".rw-run")).to_be_visible()
        expect(page.locator(".rw-result-part")).to_be_hidden()


def test_two_systems_are_compared_on_the_same_questions(browser: Browser, server: Server) -> None:
    with open_evaluation(browser, server, "en") as (page, _):
        choose(page, "set", "gold")
        choose(page, "system", "tutorial")
        expect(run(page)).to_contain_text("only finds passages")
        choose(page, "system", "chat")
        result = run(page)

        expect(result).to_contain_text("Result: Rapportwijzer, gold.jsonl")
        expect(result).to_contain_text("Compared with tutorial pipeline: splitter, encoder, FAISS")
        expect(result.locator(".rw-versus")).to_contain_text("This is unlikely to be chance.")
        result.get_by_text("For specialists").click()
        row = result.locator("tr", has_text="R@1").filter(has_text="9999")
        expect(row.first).to_be_visible()
        result.get_by_text("Questions that changed").click()
        changed = result.locator("details.rw-asked:not([data-id])").first
        changed.locator("summary").click()
        expect(changed.locator(".rw-columns > div")).to_have_count(2)
        result.get_by_text("All questions, with answers").click()
        page.locator(".rw-mistakes").check()
        everything, mistakes = result.locator("details[data-id]"), result.locator("[data-mistake]")
        expect(everything).to_have_count(170)
        expect(result.locator("details[data-id]:visible")).to_have_count(mistakes.count())
        expect(result.locator(".rw-no-mistakes")).to_have_count(0)


def test_the_result_stays_when_the_page_is_loaded_anew_and_the_server_knows_it_no_longer(
    browser: Browser, server: Server
) -> None:
    with open_evaluation(browser, server) as (page, _):
        upload(page, json.dumps(GOOD))
        run(page)
        page.get_by_role("button", name="English").click()
        page.get_by_role("tab", name="Evaluation").click()
        verdict = page.locator(".rw-result .rw-verdict")
        expect(verdict).to_contain_text("The one question that the report answers got a right")
        expect(lines(page)).to_have_value(json.dumps(GOOD))

        # What the server is asked for from here on, it does not know.
        page.route("**/component_server", lambda route: route.abort())
        page.reload()
        page.get_by_role("tab", name="Evaluation").click()

        expect(verdict).to_contain_text("The one question that the report answers got a right")
        question = page.locator(".rw-result details.rw-asked")
        question.locator("summary").click()
        expect(question.locator("mark").first).to_have_text(QUOTE)


def test_a_run_is_followed_again_after_a_reload_and_can_be_stopped(
    browser: Browser, server: Server
) -> None:
    with open_evaluation(browser, server) as (page, _):
        choose(page, "set", "natural_fresh")
        page.locator(".rw-run").click()
        expect(page.locator("progress")).to_be_visible()
        page.reload()
        page.get_by_role("tab", name=NAMES["nl"]).click()
        expect(page.locator(".rw-run")).to_be_disabled()

        page.get_by_role("button", name="Stoppen").click()

        expect(page.locator(".rw-workbench .rw-status")).to_have_text("Gestopt.")
        expect(page.locator(".rw-run")).to_be_enabled()


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(
    browser: Browser, server: Server
) -> None:
    with open_evaluation(browser, server) as (page, _):
        upload(page, "x" * 1_000_001)
        expect(page.locator(".rw-workbench .rw-status")).to_contain_text("groter dan 1000 kB")
        expect(page.locator(".rw-questions")).to_have_value("")


@pytest.mark.parametrize("width", [320, 390, 2560])
def test_nothing_is_wider_than_the_window(browser: Browser, server: Server, width: int) -> None:
    with open_evaluation(browser, server, width=width) as (page, _):
        upload(
            page, f"{json.dumps(GOOD)}\n{json.dumps(GOOD | {'id': 'E2', 'evidence': ['x' * 90]})}"
        )
        expect(page.locator(".rw-problems li").first).to_be_visible()
        lines(page).fill(json.dumps(GOOD))
        result = run(page)
        question = result.locator("details.rw-asked").first
        question.locator("summary").click()
        expect(question.locator("mark").first).to_be_visible()
        result.locator("> details").last.locator("summary").first.click()
        # A letter of a picture is as high as one of the page around, or nearly so.
        heights = result.locator("figure text").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert min(heights) >= (9 if width < 390 else 12)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_keyboard_alone_runs_a_set(browser: Browser, server: Server) -> None:
    with open_evaluation(browser, server) as (page, _):

        def go_to(place: str) -> None:
            for _ in range(10):
                page.keyboard.press("Tab")
                if page.evaluate(f"document.activeElement.matches('{place}')"):
                    return
            raise AssertionError(place)

        page.get_by_role("tab", name=NAMES["nl"]).focus()
        go_to(".rw-other-part summary")
        page.keyboard.press("Enter")
        go_to(".rw-set")
        page.keyboard.type("gold")
        page.locator(".rw-run").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".rw-workbench .rw-status")).to_contain_text(
            "Klaar: 170 vragen gesteld", timeout=PATIENCE * 1000
        )
