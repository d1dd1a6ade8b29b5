from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view.reading_room import ReadingRoom
from app.view.reports import Reports, reference
from index.rows import SentenceRef
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from tests.app.view.glance.made import glance_corpus
from tests.fakes import JORDAN, SYRIA, edition_corpus

CORPUS = edition_corpus()
REPORT = CORPUS.report
ROOM = ReadingRoom(Reports([CORPUS]))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "sentence dossier overview page language query asked verdict format".split()
            ),
            inner,
        )
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def bundled_room(bundled: Corpus) -> ReadingRoom:
    return ReadingRoom(Reports([bundled]))


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def _search(query: str, language: str = "nl") -> str:
    return ROOM.search({"query": query, "language": language})


def test_every_sentence_has_a_link_that_opens_its_page_with_it() -> None:
    for key, sentence in REPORT.sentences.items():
        opened = ROOM.open_sentence(reference(SentenceRef("proef", key)), "nl")
        assert opened.page == sentence.page
        assert opened.sentence == f"s-{key.block}-{key.number}"
        assert f'id="{opened.sentence}"' in opened.html
        assert sentence.text in _text(opened.html)


def test_the_pages_together_show_every_sentence_of_the_real_report_once(
    bundled_room: ReadingRoom,
) -> None:
    report = bundled_room.reports.report(REPORT_ID)
    html = "".join(bundled_room.open_page(REPORT_ID, page, "en").html for page in report.pages)
    assert {html.count(f'id="s-{key.block}-{key.number}"') for key in report.sentences} == {1}
    text = _text(html)
    assert [s.key for s in report.sentences.values() if s.text not in text] == []


@pytest.mark.parametrize(
    "link", ["", "b999.0", "b001", "b001.99", "b001.0.0", "b001.-1", "<b>.0", "b001.²", "x" * 9999]
)
def test_a_link_to_no_sentence_opens_the_first_page_and_says_so(link: str) -> None:
    opened = ROOM.open_sentence(link, "en")
    assert ROOM.reports.find(link) is None
    assert opened.page == REPORT.pages[0]
    assert "not in the report" in opened.html
    assert opened.sentence == ""


@pytest.mark.parametrize("page", [-5, 0, 10**9])
def test_a_page_that_is_not_there_is_the_nearest(page: int) -> None:
    assert ROOM.open_page("proef", page, "nl").page in (REPORT.pages[0], REPORT.pages[-1])


def test_a_name_in_the_text_leads_to_its_dossier() -> None:
    html = ROOM.open_page("proef", 6, "nl").html
    assert '<a class="rw-name" href="?d=proef:jordan">Jordanië</a>' in html
    dossier = ROOM.read({"dossier": "jordan", "language": "nl"})
    assert "Jordanië" in _text(str(dossier["html"]))
    assert dossier["page"] is None


@pytest.mark.parametrize("dossier", ["", "E999", "<script>", "x" * 9999])
def test_a_link_to_no_dossier_opens_the_list_and_says_so(dossier: str) -> None:
    html = str(ROOM.read({"dossier": dossier, "language": "en"})["html"])
    assert "a dossier that does not exist" in html
    assert "?d=proef:jordan" in html
    assert "<script" not in html


def test_an_overview_is_opened_by_its_id() -> None:
    room = ReadingRoom(Reports([glance_corpus()]))
    opened = room.read({"overview": "proef:o-figures", "language": "en"})
    assert "Title o-figures</h2>" in str(opened["html"])
    assert (opened["view"], opened["page"]) == ("glance", None)
    assert opened["views"] == {
        "report": "?",
        "glance": "?o=proef:all",
        "dossiers": "?d=proef:all",
    }
    first = str(room.read({"overview": "all", "language": "en"})["html"])
    assert "At a glance</h2>" in first
    assert "does not exist" not in first


@pytest.mark.parametrize("overview", ["", "o-nothing", "<script>", "x" * 9999])
def test_a_link_to_no_overview_opens_the_first_page_and_says_so(overview: str) -> None:
    room = ReadingRoom(Reports([glance_corpus()]))
    html = str(room.read({"overview": overview, "language": "en"})["html"])
    assert "an overview that does not exist" in html
    assert "?o=proef:o-figures" in html
    assert "<script" not in html
    assert room.table(overview, "en", "") is None


def test_a_report_without_overviews_has_no_such_view() -> None:
    opened = ROOM.read({"overview": "all", "language": "nl"})
    assert "geen overzichten" in str(opened["html"])
    assert opened["views"] == {"report": "?", "dossiers": "?d=proef:all"}


def test_a_sentence_comes_with_a_reference_to_copy() -> None:
    html = ROOM.open_sentence(reference(SentenceRef("proef", JORDAN)), "nl").html
    assert "Proefrapport, p. 6" in html
    copied = unescape(re.findall(r'data-copy="([^"]+)"', html)[0])
    assert copied == (
        "“Jordanië ontving 60 miljoen euro voor onderwijs.” (Proefrapport, p. 6) "
        "{base}?s=proef:a1.1"
    )


def test_the_real_report_is_referred_to_by_its_publisher(bundled_room: ReadingRoom) -> None:
    html = bundled_room.open_sentence("b066.2", "en").html
    assert "Ministerie van Buitenlandse Zaken, Migratierapportage 2023, p. " in html


def test_what_is_uncertain_and_repaired_can_be_seen(bundled_room: ReadingRoom) -> None:
    report = bundled_room.reports.report(REPORT_ID)
    block = next(block for block in report.blocks if block.repairs and block.note)
    html = bundled_room.open_page(REPORT_ID, block.page, "nl").html
    assert f"Verbeterde scanfouten ({len(block.repairs)})" in html
    assert block.note is not None
    assert block.note in unescape(html)


def test_a_footnote_is_shown_where_it_is_referred_to(bundled_room: ReadingRoom) -> None:
    report = bundled_room.reports.report(REPORT_ID)
    footnotes = {b.footnote_number: b for b in report.blocks if b.footnote_number}
    sentence = next(s for s in report.sentences.values() if set(s.footnotes) & footnotes.keys())
    number = next(number for number in sentence.footnotes if number in footnotes)
    html = bundled_room.open_page(REPORT_ID, report.block[sentence.key.block].page, "nl").html
    popover = f'id="s-{sentence.key.block}-{sentence.key.number}-{number}"'
    assert f"popovertarget={popover[3:]}" in html
    shown = html.split(f"<span popover {popover}")[1].split("</span>")[0]
    assert footnotes[number].sentences[0].text in unescape(shown)


@pytest.mark.parametrize("query", ["syrie", "SYRIË", "  Syrië "])
def test_a_search_forgives_case_and_accents_and_marks_what_it_found(query: str) -> None:
    html = _search(query)
    assert f'href="?s={reference(SentenceRef("proef", SYRIA))}"' in html
    assert "<mark>Syrië</mark>" in html


@pytest.mark.parametrize("query", ["sy\u00adrië", "syrie\u200b", "Syri\uff45"])
def test_a_search_reads_what_is_typed_as_a_question_is_read(query: str) -> None:
    assert "<mark>Syrië</mark>" in _search(query)


def test_a_search_finds_the_translation_too() -> None:
    assert "<mark>Syria</mark>" in _search("syria", "en")


def test_a_search_without_hits_says_so_and_shows_no_html_of_the_query() -> None:
    assert "Niets gevonden" in _search("<img src=x>")
    assert "<img" not in _search("<img src=x>")
    assert _search("  ") == ""


@given(ANYTHING)
def test_whatever_the_browser_sends_there_is_something_to_show(sent: object) -> None:
    opened = ROOM.read(sent)
    assert opened["page"] in (*REPORT.pages, None)
    assert opened["html"]
    assert opened["view"] in ("report", "glance", "dossiers")
    assert isinstance(ROOM.search(sent), str)
    assert ROOM.table(sent, "nl", "") is None
