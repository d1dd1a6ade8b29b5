from __future__ import annotations

from pathlib import Path

import pytest

from ingest.automatic.any_report import automatic_corpus
from ingest.pdf.picture.boxes import boxes
from ingest.pdf.picture.page_picture import render_page
from ingest.pdf.reader.untagged.body import body_of
from ingest.pdf.reader.untagged.edges.imprint import imprint_of
from ingest.pdf.reader.untagged.fragments import Fragment
from ingest.pdf.reader.untagged.styles import Style
from ingest.report_file import read_report_file
from tests.ingest.pdf.picture.made import Sheet, column, sheets_pdf
from tests.ingest.pdf.reader.untagged.made import SMALL, Row, fragments, lines

TINY = Style(6.0)
TEXT = lines("Een hele regel van de lopende tekst die", "op de volgende regel verder gaat en") * 2
FOOTER = Row("Nota 4 van het kabinet", 40.0)
PAPER = [Row("pap-12-4", 52.4), Row("bestelnr. 17", 46.0), Row("Zandwijk 2020", 40.0)]
SERIES = [Row("kst-12-4", 72.4), Row("ISSN 0921 - 7371", 66.0)]


def imprint(*rows: Row, left: float, style: Style = TINY) -> list[str]:
    """Returns what is an imprint of rows at the foot of a page, above or beside its footer."""
    placed = [Row(row.text, row.base, style, left) for row in rows]
    page = fragments([*TEXT, *placed, FOOTER])
    found = imprint_of(page, {len(page) - 1}, body_of([page]))
    return [page[index].text for index in sorted(found)]


def test_small_print_beside_the_footer_and_the_column_is_an_imprint_whatever_it_says() -> None:
    assert imprint(*PAPER, left=5.0) == [row.text for row in PAPER]


def test_small_print_in_the_column_must_say_what_it_is() -> None:
    assert imprint(*SERIES, left=70.0) == [row.text for row in SERIES]
    assert imprint(*PAPER, left=70.0) == []


@pytest.mark.parametrize(
    ("rows", "style"),
    [
        ([Row("Aantekening", 340.0)], TINY),
        ([Row("Bron: de gemeente", 72.0), Row("Zandwijk, 300 woningen", 66.0)], TINY),
        (PAPER, Style(10.0)),
        ([Row(f"regel {n} van een adres", 40.0 + 6 * n) for n in range(7)], TINY),
        ([Row("1 Zie kst-12-4.", 54.0), Row("2 Zie kst-12-5.", 47.0)], SMALL),
    ],
    ids=["not at the foot", "above the footer", "large", "long", "notes"],
)
def test_what_else_stands_there_is_text(rows: list[Row], style: Style) -> None:
    assert imprint(*rows, left=5.0, style=style) == []


class Counted(tuple[Fragment, ...]):
    """Fragments of a page that count how often one is looked at."""

    looks = 0

    def __getitem__(self, place: int) -> Fragment:  # type: ignore[override]
        self.looks += 1
        return super().__getitem__(place)


def test_thousands_of_small_labels_hide_no_imprint_and_take_no_more_looks_each() -> None:
    lefts = [70.0 + 37 * number % 400 for number in range(2000)]
    labels = [Row("kamer", 300.0 - n / 10, SMALL, left) for n, left in enumerate(lefts)]
    series = [Row(row.text, row.base, TINY, 70.0) for row in SERIES]
    page = Counted(fragments([*TEXT, *labels, *series]))
    found = imprint_of(page, set(), body_of([fragments(TEXT)]))
    assert [page[index].text for index in sorted(found)] == [row.text for row in SERIES]
    assert page.looks < 20 * len(page)


def test_it_ends_no_sentence_which_is_boxed_on_both_of_its_pages(tmp_path: Path) -> None:
    first = ["De bus reed vorig jaar op werkdagen in de avond door"] * 4
    second = ["vier dorpen en een stad.", "Daarna gaat het over boten die er varen."]
    paper = column(["kst-12-4", "Zandwijk 2020"], left=20, top=47)
    pages = [Sheet([*column(first, left=110), *paper, (110, 32, "Nota 12, nr. 4")])]
    pages += [Sheet([*column(second, left=110), (110, 32, "Nota 12, nr. 4")])] * 2
    content = sheets_pdf(*pages)
    for up in (47, 32):  # in small letters
        place = b" Tf 1 0 0 1 20 %d" % up
        content = content.replace(b"/F1 12" + place, b"/F1 06" + place)
    file = tmp_path / "nota.pdf"
    file.write_bytes(content.replace(b"1 0 0 1 20 47", b"1 0 0 1 20 39"))
    report = automatic_corpus(read_report_file(file), "nl").report
    assert not any("kst" in one.text for one in report.sentences.values())
    (crossing,) = (one for one in report.sentences.values() if "door vier dorpen" in one.text)
    numbers = report.file_pages(crossing.source_lines)
    letters = [render_page(file.read_bytes(), number).letters for number in numbers]
    assert list(map(len, boxes(crossing.text, letters))) == [4, 1]
