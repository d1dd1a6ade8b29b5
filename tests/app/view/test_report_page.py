from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape

import pytest

from app.answer.citations import cite
from app.view.reading_room import ReadingRoom
from app.view.report_page import element_id
from app.view.reports import Reports, reference
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.corpus import Corpus
from ingest.document import Report
from tests.fakes import FakeEncoder, make_library

# A paragraph that fills page 2, another that leaves out page 5, where only a footnote starts.
PAGES = (
    "1 Opvang\n\nDe opvang begon in mei. Er kwamen veel mensen, die",
    "bleven tot juni. In juli ging de opvang dicht. Daarna werd het rustig, want de mensen",
    "vonden een huis. In augustus was het over.\n\n2 Taal\n\nDe lessen begonnen.",
    "Er was een boek, dat zo dik was dat het\n\n12 Kamerstuk 36 410 V, nr. 49",
    "in geen tas paste, hoe men het ook vouwde, en dat\n\n13 Kamerstuk 36 411 V, nr. 50",
    "bleef liggen. De lessen gingen door.\n\n3 Slot\n\nHet werd winter.",
)
CROSSING = {"b035.2", "b064.6", "b075.3", "b075.4", "b078.8", "b119.2", "b119.3"}


@pytest.fixture(scope="module")
def automatic() -> Corpus:
    return Corpus(read_automatically(paginate("\f".join(PAGES), "0" * 64), "eigen", "Eigen", "nl"))


@pytest.fixture(params=["bundled", "automatic"])
def corpus(request: pytest.FixtureRequest, bundled: Corpus, automatic: Corpus) -> Corpus:
    return {"bundled": bundled, "automatic": automatic}[request.param]


@pytest.fixture
def room(corpus: Corpus) -> ReadingRoom:
    return ReadingRoom(Reports([corpus]))


def _report(room: ReadingRoom) -> Report:
    return room.reports.report(room.reports.first)


def _page(room: ReadingRoom, page: int) -> str:
    return room.open_page(room.reports.first, page, "nl").html


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def _ids(html: str) -> list[str]:
    return re.findall(r'id="(s-[\w-]+-\d+)" data-sentence', html)


def _pages_shown(room: ReadingRoom, pages: Sequence[int]) -> list[str]:
    return [id_ for page in pages for id_ in _ids(_page(room, page))]


def _crossing(report: Report) -> list[str]:
    return [
        f"{key.block}.{key.number}"
        for key, sentence in report.sentences.items()
        if sentence.page != report.block[key.block].page
    ]


def test_both_reports_have_sentences_that_start_on_a_later_page_than_their_block(
    bundled_report: Report, automatic: Corpus
) -> None:
    assert set(_crossing(bundled_report)) == CROSSING
    texts = [automatic.report.sentences[key].text for key in automatic.report.sentences]
    assert "In juli ging de opvang dicht." in texts
    assert len(_crossing(automatic.report)) > 2
    assert automatic.report.pages == (1, 2, 3, 4, 5, 6)


def test_every_link_opens_the_page_that_the_citation_names_with_the_sentence_once(
    room: ReadingRoom,
) -> None:
    wrong = []
    for key, sentence in _report(room).sentences.items():
        link = reference(SentenceRef(_report(room).id, key))
        opened = room.open_sentence(link, "nl")
        right = opened.page == sentence.page and opened.sentence == element_id(key)
        label = re.search(r'<article aria-label="Pagina (-?\d+)">', opened.html)
        named = re.search(rf', p\. {sentence.page}"', opened.html)
        once = _ids(opened.html).count(opened.sentence) == 1
        if not (right and named and once and label and int(label[1]) == sentence.page):
            wrong.append(link)
    assert wrong == []


def test_the_pages_in_order_show_every_sentence_once(room: ReadingRoom) -> None:
    shown = _pages_shown(room, _report(room).pages)  # by their ids, which links may lead to
    assert sorted(shown) == sorted(element_id(key) for key in _report(room).sentences)
    assert list(_report(room).pages) == sorted(_report(room).pages)


def test_a_sentence_that_crosses_a_page_is_whole_on_both_and_says_where_the_rest_is(
    room: ReadingRoom,
) -> None:
    crossing = [one for one in _report(room).sentences.values() if one.last_page is not None]
    assert crossing
    for sentence in crossing:
        assert sentence.last_page is not None
        first, last = (_page(room, page) for page in (sentence.page, sentence.last_page))
        mark = f'data-sentence="{element_id(sentence.key)}"'
        assert first.count(mark) == last.count(mark) > 0
        assert sentence.text in _text(first)
        assert sentence.text in _text(last)
        assert f"loopt door op pagina {sentence.last_page}" in first
        assert f"begint op pagina {sentence.page}" in last
        assert f'data-page="{sentence.last_page}"' in first
        assert f'data-page="{sentence.page}"' in last


def test_which_sentences_of_the_bundled_report_cross_a_page(bundled_report: Report) -> None:
    found = {
        f"{key.block}.{key.number}": (sentence.page, sentence.last_page)
        for key, sentence in bundled_report.sentences.items()
        if sentence.last_page is not None
    }
    assert found == {
        "b035.1": (9, 10),
        "b053.3": (11, 12),
        "b064.5": (14, 15),
        "b075.2": (15, 16),
        "b078.7": (16, 17),
        "b119.1": (22, 23),
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_contents_list_every_heading_once_and_chapters_without_text_of_their_own(
    bundled: Corpus, language: Language
) -> None:
    opened = ReadingRoom(Reports([bundled])).open_page(bundled.report.id, 6, language)
    html = re.sub(r'<span class="rw-unbroken">(.*?)</span>', r"\1", opened.html)
    listed = re.findall(r'rw-level-(\d)">\s*<a[^>]*>\s*([^<]*?)\s*</a> <span>(\d+)</span>', html)
    chapters = [(text[0], int(page)) for level, text, page in listed if level == "1"]
    assert chapters == [("I", 6), ("1", 7), ("2", 9), ("3", 13), ("4", 19)]
    headings = {
        block.section_in(language)[:depth]
        for block in bundled.report.blocks
        for depth in range(1, len(block.section) + 1)
    }
    assert len(listed) == len(headings)
    assert sorted(unescape(text) for _, text, _ in listed) == sorted(one[-1] for one in headings)


def test_previous_and_next_walk_through_all_pages(room: ReadingRoom) -> None:
    page, walked = _report(room).pages[0], [_report(room).pages[0]]
    while buttons := re.findall(
        r'(?:data-page="(\d+)" data-report="[\w-]+"|disabled)>›', _page(room, page)
    ):
        if not buttons[0]:
            break
        page = int(buttons[0])
        walked.append(page)
    assert tuple(walked) == _report(room).pages


def test_contents_and_search_name_the_page_that_their_link_opens(room: ReadingRoom) -> None:
    contents = re.findall(
        r'href="\?s=([\w.:-]+)">[^<]*</a> <span>(\d+)</span>',
        _page(room, _report(room).pages[0]),
    )
    found = re.findall(
        r'href="\?s=([\w.:-]+)">pagina (\d+)</a>', room.search({"query": "de", "language": "nl"})
    )
    assert contents
    assert found
    for link, page in [*contents, *found]:
        assert room.open_sentence(link, "nl").page == int(page)


def test_a_search_finds_a_sentence_on_its_own_page(automatic: Corpus) -> None:
    room = ReadingRoom(Reports([automatic]))
    html = room.search({"query": "ging de opvang dicht", "language": "nl"})
    assert "pagina 2</a>" in html


def test_a_part_of_a_block_on_the_next_page_stands_under_its_heading(automatic: Corpus) -> None:
    html = _page(ReadingRoom(Reports([automatic])), 2)
    article = html[html.index("<article") :]
    assert "<h3>1 Opvang</h3>" in article
    assert "Daarna werd het rustig" in article
    assert "De opvang begon in mei." not in article


def test_what_was_mended_in_a_block_is_told_on_each_of_its_pages(bundled: Corpus) -> None:
    room = ReadingRoom(Reports([bundled]))
    for page in (15, 16):
        assert "Syriérs→Syriërs" in unescape(_page(room, page))


def test_a_citation_and_the_page_its_link_opens_agree(
    automatic: Corpus, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("index") / "index"
    library: Library = make_library(folder, [automatic], FakeEncoder())
    room = ReadingRoom(Reports([automatic]))
    for key in automatic.report.sentences:
        ref = SentenceRef("eigen", key)
        citation = cite(library, ref, 1)
        assert room.open_sentence(reference(ref), "nl").page == citation.page


def test_a_report_without_headings_has_no_contents_and_says_once_that_it_has_no_dossiers() -> None:
    report = read_automatically(paginate("De zon scheen.", "0" * 64), "eigen", "Eigen", "nl")
    room = ReadingRoom(Reports([Corpus(report)]))
    assert "rw-contents" not in _page(room, 1)
    assert room.open_dossier("E001", "nl").html == room.open_dossier("all", "nl").html


@pytest.mark.parametrize(("language", "label"), [("nl", "Deel 1"), ("en", "Part 1")])
def test_a_report_without_pages_is_read_by_its_parts(
    automatic: Corpus, language: Language, label: str
) -> None:
    unpaged = Corpus(replace(automatic.report, is_paged=False))
    html = ReadingRoom(Reports([unpaged])).open_page("eigen", 1, language).html
    assert label in html
    assert not re.search(r"[Pp]agina|[Pp]age ", _text(html))
    assert re.search("Volgend deel|Next part", html)
