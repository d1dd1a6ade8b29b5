from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.view.printed.pictures import PagePictures
from app.view.printed.printed_pages import MARGIN, printed_html, share_before
from app.view.reading_room import ReadingRoom
from app.view.reports import Reports, reference
from app.wording import word
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.pdf.picture.page_picture import PagePicture, PictureError
from tests.app.view.printed.made import (
    CROSSING,
    HIGH,
    WIDE,
    drawn,
    made_report,
    sentence_of,
    written,
)

REPORT = made_report()


@pytest.fixture
def pictures(tmp_path: Path) -> PagePictures:
    return PagePictures({"nota": written(tmp_path)}, draw=drawn)


def sheets(html: str) -> list[tuple[str, str, int]]:
    """Returns caption, address and number of boxes of each page that is shown."""
    return [
        (*re.findall(r"<figcaption>(.*?)</figcaption>|src=\"(.*?)\"", part)[0][:1],
         re.findall(r"src=\"(.*?)\"", part)[0], part.count("<rect"))
        for part in html.split("<figure")[1:]
    ]  # fmt: skip


def test_a_sentence_is_boxed_on_each_page_that_it_stands_on(pictures: PagePictures) -> None:
    html = printed_html(pictures, REPORT, 7, sentence_of(REPORT, CROSSING), "nl")
    assert sheets(html) == [
        ("Pagina 7", "page-picture?report=nota&amp;page=0", 1),
        ("Pagina 8", "page-picture?report=nota&amp;page=1", 1),
    ]
    words = "De bus reed vorig jaar door"
    width, height = WIDE * len(words) + MARGIN, HIGH + 2 * MARGIN
    place = f'<rect x="0" y="{2 * HIGH - MARGIN}" width="{width}" height="{height}"'
    assert place in html
    assert 'alt="Pagina 7 zoals gedrukt. De aangehaalde woorden zijn omlijnd' in html


def test_a_page_without_a_cited_sentence_has_no_box(pictures: PagePictures) -> None:
    html = printed_html(pictures, REPORT, 8, None, "en")
    assert sheets(html) == [("Page 8", "page-picture?report=nota&amp;page=1", 0)]
    assert word("printed_lost", "en") not in html
    # A picture or chart is in no text: no more is promised than what was read.
    assert 'alt="Page 8 as printed. The text that could be read stands beside it."' in html
    elsewhere = sentence_of(REPORT, "Eerst gaat het over treinen.")
    assert printed_html(pictures, REPORT, 8, elsewhere, "en") == html


def test_words_that_are_not_on_the_picture_are_said_not_to_be(tmp_path: Path) -> None:
    other = PagePictures({"nota": written(tmp_path)}, draw=lambda content, _: drawn(content, 1))
    sentence = sentence_of(REPORT, "Eerst gaat het over treinen.")
    html = printed_html(other, REPORT, 7, sentence, "nl")
    assert word("printed_lost", "nl") in html
    assert [count for *_, count in sheets(html)] == [0]


@pytest.mark.parametrize(
    ("reason", "key"),
    [
        ("busy", "printed_busy"),
        ("changed", "printed_changed"),
        ("crashed", "printed_failed"),
        ("late", "printed_failed"),
    ],
)
def test_without_a_picture_one_sentence_says_why(tmp_path: Path, reason: str, key: str) -> None:
    def fail(content: bytes, number: int) -> PagePicture:
        del content, number
        raise PictureError(reason)

    failing = PagePictures({"nota": written(tmp_path)}, draw=fail)
    html = printed_html(failing, REPORT, 7, None, "en")
    assert html == f'<p class="rw-hint" role="status">{word(key, "en")}</p>'


def test_how_much_of_a_page_stands_before_a_sentence_is_known() -> None:
    first, last = (sentence_of(REPORT, text) for text in ("Eerst gaat het over treinen.", CROSSING))
    assert share_before(REPORT, first) == 0
    assert 0.4 < share_before(REPORT, last) < 0.6


def test_the_reading_room_shows_pages_of_reports_that_have_pictures(
    pictures: PagePictures,
) -> None:
    room = ReadingRoom(Reports([Corpus(REPORT)]), pictures)
    cited = reference(SentenceRef("nota", sentence_of(REPORT, CROSSING).key))
    assert room.read({"sentence": cited})["has_pictures"]
    request = {"report": "nota", "page": 7, "sentence": cited, "language": "en"}
    assert len(sheets(room.printed(request))) == 2
    assert len(sheets(room.printed({**request, "sentence": "anders:a1.0"}))) == 1


@pytest.mark.parametrize(
    "request_", [None, [], {}, {"page": 99}, {"page": "7"}, {"page": None}, {"page": 10**30}]
)
def test_whatever_else_is_asked_for_there_is_no_picture(
    pictures: PagePictures, request_: object
) -> None:
    assert ReadingRoom(Reports([Corpus(REPORT)]), pictures).printed(request_) == ""


def test_a_report_without_pictures_is_read_as_ever() -> None:
    room = ReadingRoom(Reports([Corpus(REPORT)]))
    assert room.read({"report": "nota", "page": 7})["has_pictures"] is False
    assert room.printed({"report": "nota", "page": 7}) == ""
