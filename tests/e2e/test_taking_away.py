"""Taking answers along: copied, saved as a page, as Markdown and for Word, in a real browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from ingest.bundled import bundled_corpus
from tests.e2e.conftest import PATIENCE, Server, ask, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]

COMPASS = "Wat is COMPASS?"


def test_copying_takes_quotes_and_pages_along_and_no_link_to_this_machine(
    browser: Browser, server: Server
) -> None:
    with open_chat(browser, server) as (page, _):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        message = ask(page, COMPASS)
        message.get_by_role("button", name="Kopieer met bronnen").click()
        expect(message.get_by_role("status")).to_have_text("Gekopieerd")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.count("vormt het grootste programma van het ministerie") == 1
        assert "\n[1] Ministerie van Buitenlandse Zaken, Migratierapportage 2023, p. 22" in copied
        assert "{base}" not in copied
        assert server.url not in copied


@pytest.mark.parametrize(
    ("language", "question", "declined", "button"),
    [
        (
            "nl",
            COMPASS,
            "Ik vond in het rapport geen antwoord op deze vraag.",
            "Bewaar als webpagina",
        ),
        (
            "en",
            "What is COMPASS?",
            "I found no answer to this question in the report.",
            "Save as web page",
        ),
    ],
)
def test_a_conversation_saved_as_a_page_can_be_read_again(
    browser: Browser,
    server: Server,
    language: str,
    question: str,
    declined: str,
    button: str,
    tmp_path: Path,
) -> None:
    with open_chat(browser, server, language) as (page, _):
        file = _saved(page, question, button, tmp_path)
        text = file.read_text("utf-8")
        quotes = [unescape(q) for q in re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", text)]
        _check(text, quotes, declined)
        # What is said in Dutch is not quoted once more.
        assert len(quotes) >= (2 if language == "en" else 0)
        again, requests = page.context.new_page(), list[str]()
        again.on("request", lambda request: requests.append(request.url))
        again.goto(file.as_uri())
        expect(again.get_by_role("heading", name=question)).to_be_visible()
        assert requests == [file.as_uri()]
        # Nobody else could follow a link to the address that this test knows the chat by.
        expect(again.get_by_role("link")).to_have_count(0)


def test_a_conversation_saved_as_markdown_can_be_read_again(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    with open_chat(browser, server) as (page, _):
        text = _saved(page, COMPASS, "Bewaar als Markdown", tmp_path).read_text("utf-8")
    assert re.findall(r"\\[-.,()]", text) == []
    quotes = re.findall(r"^> (.+)$", text, re.MULTILINE)
    _check(text, quotes, "Ik vond in het rapport geen antwoord op deze vraag.")


def _saved(page: Page, question: str, button: str, folder: Path) -> Path:
    ask(page, question)
    others = {
        True: ("How many people returned in 2023?", "What is the capital of Peru?"),
        False: ("Hoeveel mensen keerden terug in 2023?", "Wat is de hoofdstad van Peru?"),
    }
    for other in others["Save" in button]:
        ask(page, other)
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def _check(text: str, quotes: list[str], declined: str) -> None:
    """Checks that a saved conversation has its quotes, their pages and what was declined."""
    report = bundled_corpus().report
    assert len(re.findall(r"\[\d\] Ministerie van Buitenlandse Zaken, [^,]+, p\. \d+", text)) >= 2
    for quote in quotes:
        (page,) = {page for page in report.pages if quote in report.page_text(page)}
        assert f"p. {page}" in text
    assert declined in text


@pytest.mark.parametrize(
    ("language", "question", "button"),
    [
        ("nl", COMPASS, "Bewaar als Word-document"),
        ("en", "What is COMPASS?", "Save as Word document"),
    ],
)
def test_a_conversation_saved_for_word_opens_with_its_footnotes(
    browser: Browser, server: Server, tmp_path: Path, language: str, question: str, button: str
) -> None:
    with open_chat(browser, server, language) as (page, _):
        file = _saved(page, question, button, tmp_path)
    assert file.suffix == ".docx"
    said = [(p.style.name if p.style else "", p.text) for p in Document(str(file)).paragraphs]
    headings = [text for style, text in said if style == "Heading 1"]
    assert headings[0] == question
    assert len(headings) == 3
    with ZipFile(file) as parts:
        notes = parts.read("word/footnotes.xml").decode()
    assert "Migratierapportage 2023, p. 22" in notes
    assert server.url not in notes


def test_a_reference_to_a_passage_can_be_copied(browser: Browser, server: Server) -> None:
    with open_chat(browser, server, "en", query="?s=b066.2") as (page, _):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        cite = page.locator("#rw-room .rw-cite")
        cite.get_by_role("button", name="Copy reference").click(timeout=PATIENCE * 1000)
        expect(cite.get_by_role("status")).to_have_text("Copied")
        expect(page.locator("#s-b066-2")).to_be_in_viewport()  # the button is never far from it
        sentence = page.locator("#s-b066-2").inner_text()
        assert page.evaluate("navigator.clipboard.readText()") == (
            f"“{sentence}” (Ministerie van Buitenlandse Zaken, Migratierapportage 2023, p. 15)"
        )
