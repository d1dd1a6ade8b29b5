from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.pdf.reader.untagged.body import body_of
from ingest.pdf.reader.untagged.edges.furniture import furniture_of
from ingest.pdf.reader.untagged.styles import Style
from tests.ingest.pdf.reader.untagged.made import LARGE, SMALL, Row, fragments, lines

WORDS = ["zoekt", "vindt", "bouwt", "huurt"]


def text(number: int) -> list[Row]:
    """Returns running text that is another on each page."""
    word = WORDS[number]
    return lines(
        f"De dienst {word} dat jaar samen met drie corporaties ruimte voor mensen in",
        f"de gemeente, en {word} ook voor wie daar al langer woont een huis met een tuin",
    )


def furniture(*pages: Sequence[Row], numbers: Sequence[int] = ()) -> list[list[str]]:
    """Returns the texts that are furniture on each page of rows and the running text."""
    made = [fragments([*text(number), *rows]) for number, rows in enumerate(pages)]
    found = furniture_of(made, body_of(made), numbers or range(1, len(pages) + 1))
    return [
        [page[index].text for index in sorted(away)] for page, away in zip(made, found, strict=True)
    ]


def test_headers_and_footers_repeat_at_one_place() -> None:
    pages = [[Row("Verslag 2023", 780.0), Row(f"versie 1 | {n}", 40.0)] for n in range(3)]
    assert furniture(*pages) == [["Verslag 2023", f"versie 1 | {n}"] for n in range(3)]


@pytest.mark.parametrize(
    "rows",
    [
        [Row(f"Hoofdstuk {n}", 780.0, LARGE) for n in range(4)],
        [Row("Toelichting:", 780.0 - 20 * n) for n in range(4)],
        [Row("Ja" if n else "Nee", 650.0 + n) for n in range(4)],
        [Row(f"Over zaak {'abcd'[n]}", 780.0) for n in range(4)],
    ],
    ids=["chapters", "elsewhere", "inside", "other words"],
)
def test_what_else_repeats_is_text(rows: list[Row]) -> None:
    assert furniture(*([row, Row("slot", 60.0 + 9 * n)] for n, row in enumerate(rows))) == [[]] * 4


def test_in_a_file_of_two_pages_only_the_very_same_repeats() -> None:
    assert furniture([Row("Verslag", 780.0)], [Row("Verslag", 780.0)]) == [["Verslag"], ["Verslag"]]
    assert furniture([Row("Tabel 1", 780.0)], [Row("Tabel 2", 780.0)]) == [[], []]


def test_the_number_of_a_page_is_furniture_wherever_its_line_stands() -> None:
    pages = [[Row("7", 40.0)], [Row("- 8 -", 44.0)], [Row("Pagina 9 van 12", 48.0)]]
    assert furniture(*pages, numbers=[7, 8, 9]) == [["7"], ["- 8 -"], ["Pagina 9 van 12"]]


def test_titles_of_chapters_stand_where_other_headers_do() -> None:
    pages = [
        [Row(title, 780.0, SMALL)] for title in ("Inleiding", "Inleiding", "Inleiding", "Geld")
    ]
    assert furniture(*pages)[3] == ["Geld"]


def test_what_stands_beside_the_text_of_most_pages_is_furniture() -> None:
    pages = [[Row("Ons kenmerk", 600.0, left=520.0), Row("slot", 60.0 + 9 * n)] for n in range(4)]
    assert furniture(*pages) == [["Ons kenmerk"]] * 4


def test_a_watermark_is_furniture() -> None:
    made = fragments(text(0))
    leaning = [*made, *(fragments([Row("CONCEPT", 400.0, Style(60.0))]))]
    leaning[-1] = replace(leaning[-1], angle=315)
    assert furniture_of([leaning], body_of([leaning]), [1]) == [{len(made)}]


def test_pages_that_are_the_same_throughout_are_text() -> None:
    made = [fragments([*text(0), Row(str(number), 40.0)]) for number in (1, 2, 3)]
    found = furniture_of(made, body_of(made), [1, 2, 3])
    assert [
        [page[index].text for index in away] for page, away in zip(made, found, strict=True)
    ] == [
        ["1"],
        ["2"],
        ["3"],
    ]


def test_what_differs_in_its_figures_is_text_at_the_head_and_the_foot() -> None:
    pages = [
        [Row(f"Aantal inwoners: {41000 + 1234 * n}", 780.0), Row(f"Kosten: {3 + n},{n}", 60.0)]
        for n in range(4)
    ]
    assert furniture(*pages) == [[]] * 4


def test_a_label_stays_with_what_it_names_on_each_page() -> None:
    for values in ("41000", "42234", "43468", "44702"), ("Jansen", "De Boer", "Ali", "Visser"):
        pages = [[Row("Naam of getal:", 780.0), Row(one, 780.0, left=300.0)] for one in values]
        assert furniture(*pages) == [[]] * 4


@pytest.mark.parametrize(
    ("label", "others", "is_header"),
    [
        ("Jaarverslag 2023", ["Inleiding", "Inleiding", "Wonen", "Wonen"], True),
        ("Jaarverslag 2023", ["Hoofdstuk 1", "Hoofdstuk 1", "Hoofdstuk 2", "Hoofdstuk 2"], True),
        ("Jaarverslag 2023", ["Inleiding", "Wonen", "Inleiding", "Wonen"], False),
        ("Wethouder:", ["Jansen", "Jansen", "Ali", "Ali"], False),
    ],
    ids=["titles", "numbers", "again", "value"],
)
def test_a_header_in_the_size_of_the_text_says_the_same_for_runs_of_pages(
    label: str, others: list[str], is_header: bool
) -> None:
    pages = [[Row(label, 780.0), Row(one, 780.0, left=300.0)] for one in others]
    assert furniture(*pages) == [[label, one] if is_header else [] for one in others]


def test_a_title_that_differs_leaves_small_print_beside_it_furniture() -> None:
    pages = [
        [Row("Verslag", 780.0, SMALL), Row(one, 780.0, left=300.0)] for one in ("A", "Be", "Ce")
    ]
    assert furniture(*pages) == [["Verslag"]] * 3


def test_a_line_that_the_text_goes_on_from_is_text_however_often_it_stands_there() -> None:
    flush, apart = ([Row("de gemeente.", 700.0 + up)] for up in (12.0, 24.0))
    assert furniture(flush, flush, flush) == [[]] * 3
    assert furniture(apart, apart, apart) == [["de gemeente."]] * 3
