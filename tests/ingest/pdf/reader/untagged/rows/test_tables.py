from __future__ import annotations

from collections.abc import Sequence

import pypdfium2 as pdfium
import pytest

from ingest.pdf.reader.untagged.fragments import fragments_of
from ingest.pdf.reader.untagged.structure import RawPage, marked_pages
from tests.ingest.pdf_files import FONT, literal, one_page, stream

BOLD = FONT.replace(b"Helvetica", b"Helvetica-Bold")
TOP, LEADING, COLUMNS = 700, 14, (72, 160, 190)  # points; the last is close behind the second
PROSE = ("Er werken veel mensen bij de dienst, meer dan in het jaar ervoor en",)
HEADERS = ("*Afdeling", "2023", "2024")
BODY = (("Beheer en meer", "40", "44"), ("Toezicht", "12", "-"), ("Onderzoek", "7", "8"))
Cells = list[tuple[str, int, int, bool]]


def read(*rows: Sequence[str]) -> tuple[Cells, list[str]]:
    """Returns the cells of tables, and the lines of text, of rows of a page; "*" is bold."""
    content = b""
    for number, row in enumerate((PROSE, PROSE, *rows, PROSE)):
        font = b"/F2" if row[0].startswith("*") else b"/F1"
        for left, cell in zip(COLUMNS, row, strict=False):
            place = left, TOP - LEADING * number
            content += b"BT %s 10 Tf %d %d Td (%s) Tj ET " % (
                font, *place, literal(cell.removeprefix("*")),
            )  # fmt: skip
    data = one_page(stream(content), BOLD, resources=b"/Font << /F1 3 0 R /F2 6 0 R >>")
    with pdfium.PdfDocument(data) as document:
        textpage = document[0].get_textpage()
        text = textpage.get_text_range()
        (page,) = marked_pages([RawPage(text, fragments_of(textpage, text))], [1])
    assert page
    marked = list(zip(page.text.split("\r\n"), page.marks, strict=True))
    cells = [
        (line, mark.row, mark.column, mark.is_header)
        for line, mark in marked
        if mark and mark.kind == "table"
    ]
    return cells, [line for line, mark in marked if mark and mark.kind != "table"]


def test_rows_of_figures_below_bold_headers_are_a_table() -> None:
    cells, text = read(HEADERS, *BODY)
    assert cells == [
        ("Afdeling", 0, 0, True),
        ("2023", 0, 1, True),
        ("2024", 0, 2, True),
        ("Beheer en meer", 1, 0, False),
        ("40", 1, 1, False),
        ("44", 1, 2, False),
        ("Toezicht", 2, 0, False),
        ("12", 2, 1, False),
        ("-", 2, 2, False),
        ("Onderzoek", 3, 0, False),
        ("7", 3, 1, False),
        ("8", 3, 2, False),
    ]
    assert text == [*PROSE] * 3


def test_a_bold_total_is_a_row_and_bold_years_open_the_next_table() -> None:
    cells, _ = read(HEADERS, *BODY, ("*Totaal", "59", "52"))
    assert cells[-1] == ("52", 4, 2, False)
    cells, _ = read(HEADERS, *BODY, HEADERS, *BODY)
    assert [cell[0] for cell in cells if cell[3]] == ["Afdeling", "2023", "2024"] * 2


def test_a_colon_in_the_last_row_makes_no_list_of_its_figures() -> None:
    cells, _ = read(HEADERS, *BODY, ("Totaal:", "59", "52"))
    assert [cell[:3] for cell in cells[-3:]] == [("Totaal:", 4, 0), ("59", 4, 1), ("52", 4, 2)]


@pytest.mark.parametrize(
    "rows",
    [
        [("Afdeling", "2023", "2024"), *BODY],  # no headers
        [HEADERS, BODY[0]],
        [HEADERS, ("Jan", "dat", "zo"), ("Piet", "dit", "zus"), ("Klaas", "wat", "hoe")],
        [("*Afdeling", "2023"), *BODY],  # a column without a header
        [HEADERS, PROSE, *BODY],
    ],
)
def test_what_is_no_sure_table_stays_text(rows: list[Sequence[str]]) -> None:
    cells, text = read(*rows)
    assert cells == []
    assert len(text) == len(rows) + 3
