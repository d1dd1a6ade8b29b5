"""Every citation opens the page that it names, asked of the development questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app.view.report_page import element_id
from eval.asked.question_file import QUESTION_FOLDER, read_questions
from ingest.bundled import bundled_corpus
from ingest.document import SentenceKey
from ingest.text.alignment import letters_and_digits
from tests.e2e.conftest import PATIENCE, Server, ask, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]

REPORT = bundled_corpus().report
EVERY = 25  # of the other questions one in so many, lest this take many minutes


def _questions() -> Iterator[str]:
    """Yields what leads to blocks that cross a page, and some of what leads elsewhere."""
    crossing = [block for block in REPORT.blocks if any(one.last_page for one in block.sentences)]
    texts = [letters_and_digits(" ".join(s.text for s in block.sentences)) for block in crossing]
    answerable = [
        question
        for question in read_questions(QUESTION_FOLDER / "natural_dev.jsonl")
        if question.answerable
    ]
    for number, question in enumerate(answerable):
        quotes = [letters_and_digits(quote) for quote in question.evidence]
        if number % EVERY == 0 or any(quote in text for quote in quotes for text in texts):
            yield question.question


def _opened(page: Page, marker: Locator) -> tuple[int, int, str]:
    """Clicks a marker; returns the page it names, the page opened and the sentence marked."""
    named = re.search(r"(?:pagina|page) (\d+)", marker.get_attribute("aria-label") or "")
    reference = (marker.get_attribute("href") or "").rpartition(":")[2]
    block, _, number = reference.partition(".")
    sentence = REPORT.sentences[SentenceKey(block, int(number))]
    marker.click()
    marked = page.locator(f"#{element_id(sentence.key)}.rw-cited")
    expect(marked).to_be_in_viewport()
    expect(page.locator("#rw-room .rw-original .rw-cited")).to_have_count(1)
    label = page.locator("#rw-room article").get_attribute("aria-label") or ""
    opened = re.search(r"\d+", label)
    assert named
    assert opened
    assert re.sub(r"\s+", " ", marked.text_content() or "").strip() == sentence.text
    return int(named[1]), int(opened[0]), f"{reference} on {sentence.page}"


def test_the_answers_to_development_questions_open_the_pages_that_they_cite(
    browser: Browser, server: Server
) -> None:
    questions = list(_questions())
    wrong, seen = list[tuple[int, int, str]](), 0
    with open_chat(browser, server) as (page, _):
        for question in questions:
            message = ask(page, question)
            for more in message.locator(".rw-unfold").all():
                more.click()
            markers = message.locator("a.rw-marker")
            for number in range(markers.count()):
                opened = _opened(page, markers.nth(number))
                seen += 1
                if opened[0] != opened[1]:
                    wrong.append(opened)
    assert wrong == []
    assert seen > len(questions)


@pytest.mark.parametrize(
    ("language", "width", "on", "back"),
    [
        ("nl", 1280, "loopt door op pagina 17", "begint op pagina 16"),
        ("en", 390, "continues on page 17", "begins on page 16"),
    ],
)
def test_a_sentence_that_crosses_a_page_is_marked_on_both(
    browser: Browser, server: Server, language: str, width: int, on: str, back: str
) -> None:
    sentence = REPORT.sentences[SentenceKey("b078", 7)]
    own = "original" if language == "nl" else "translation"
    with open_chat(browser, server, language, query="?s=b078.7", width=width) as (page, _):
        room = page.locator("#rw-room")
        marked = room.locator(f".rw-{own} .rw-cited")
        for number, button in ((16, on), (17, back)):
            expect(room.locator("article")).to_have_attribute(
                "aria-label", re.compile(f" {number}$"), timeout=PATIENCE * 1000
            )
            expect(marked).to_be_in_viewport()
            expect(marked).to_have_text(sentence.text_in(language))
            turn = room.locator(f".rw-{own}").get_by_role("button", name=button)
            turn.press("Enter")
        expect(room.locator("article")).to_have_attribute("aria-label", re.compile(" 16$"))
        room.get_by_role("button", name=re.compile("Volgende pagina|Next page")).click()
        expect(marked).to_be_in_viewport()
