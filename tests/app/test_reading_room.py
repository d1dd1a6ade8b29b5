from __future__ import annotations

import json
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading_room import (
    SHELL_WORDS,
    answer_read,
    answer_search,
    find,
    open_page,
    open_sentence,
    search,
    shell,
)
from app.report_page import reference
from ingest.document import Report
from tests.fakes import SYRIA, edition_corpus

REPORT = edition_corpus().report
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)


def test_every_sentence_has_a_link_that_opens_its_page_with_it() -> None:
    for key, sentence in REPORT.sentences.items():
        opened = open_sentence(REPORT, reference(key), "nl")
        assert opened.page == REPORT.block[key.block].page
        assert opened.sentence == f"s-{key.block}-{key.number}"
        assert f'id="{opened.sentence}"' in opened.html
        assert sentence.text in unescape(opened.html)


def test_the_pages_together_show_every_sentence_of_the_real_report_once(
    bundled_report: Report,
) -> None:
    html = "".join(open_page(bundled_report, page, "en").html for page in bundled_report.pages)
    counts = {html.count(f'id="s-{key.block}-{key.number}"') for key in bundled_report.sentences}
    assert counts == {1}


@pytest.mark.parametrize(
    "link", ["", "b999.0", "b001", "b001.99", "b001.0.0", "b001.-1", "<b>.0", "b001.²", "x" * 9999]
)
def test_a_link_to_no_sentence_opens_the_first_page_and_says_so(link: str) -> None:
    opened = open_sentence(REPORT, link, "en")
    assert find(REPORT, link) is None
    assert opened.page == REPORT.pages[0]
    assert "not in the report" in opened.html
    assert opened.sentence == ""


@pytest.mark.parametrize("page", [-5, 0, 10**9])
def test_a_page_that_is_not_there_is_the_nearest(page: int) -> None:
    assert open_page(REPORT, page, "nl").page in (REPORT.pages[0], REPORT.pages[-1])


def test_what_is_uncertain_and_repaired_can_be_seen(bundled_report: Report) -> None:
    block = next(block for block in bundled_report.blocks if block.repairs and block.note)
    html = open_page(bundled_report, block.page, "nl").html
    assert f"OCR-reparaties ({len(block.repairs)})" in html
    assert block.note is not None
    assert block.note in unescape(html)


def test_a_footnote_is_shown_where_it_is_referred_to(bundled_report: Report) -> None:
    footnotes = {b.footnote_number: b for b in bundled_report.blocks if b.footnote_number}
    sentence = next(
        s for s in bundled_report.sentences.values() if set(s.footnotes) & footnotes.keys()
    )
    number = next(number for number in sentence.footnotes if number in footnotes)
    html = open_page(bundled_report, bundled_report.block[sentence.key.block].page, "nl").html
    popover = f'id="s-{sentence.key.block}-{sentence.key.number}-{number}"'
    assert f"popovertarget={popover[3:]}" in html
    shown = html.split(f"<span popover {popover}")[1].split("</span>")[0]
    assert footnotes[number].sentences[0].text in unescape(shown)


@pytest.mark.parametrize("query", ["syrie", "SYRIË", "  Syrië "])
def test_a_search_forgives_case_and_accents_and_marks_what_it_found(query: str) -> None:
    html = search(REPORT, query, "nl")
    assert f'href="?s={reference(SYRIA)}"' in html
    assert "<mark>Syrië</mark>" in html


def test_a_search_finds_the_translation_too() -> None:
    assert "<mark>Syria</mark>" in search(REPORT, "syria", "en")


def test_a_search_without_hits_says_so_and_shows_no_html_of_the_query() -> None:
    assert "Niets gevonden" in search(REPORT, "<img src=x>", "nl")
    assert "<img" not in search(REPORT, "<img src=x>", "nl")
    assert search(REPORT, "  ", "nl") == ""


@given(ANYTHING)
def test_whatever_the_browser_sends_there_is_a_page_and_a_result(sent: object) -> None:
    assert answer_read(REPORT, sent)["page"] in REPORT.pages
    assert isinstance(answer_search(REPORT, sent), str)


def test_the_shell_carries_its_words_in_both_languages() -> None:
    words = json.loads(unescape(shell().split('data-words="')[1].split('"')[0]))
    assert set(words) == {"nl", "en"}
    assert all(set(words[language]) == set(SHELL_WORDS) for language in words)
