from __future__ import annotations

import pytest

from ingest.pdf.reader.untagged.body import body_of
from ingest.pdf.reader.untagged.edges.repeats import repeats_of
from ingest.pdf.reader.untagged.styles import Style
from tests.ingest.pdf.reader.untagged.made import BODY, SMALL, Row, fragments, lines

BODY_TEXT = lines(*["Gewone tekst van een hele regel lang, die overal anders kan zijn"] * 4)


def split(
    texts: list[str], style: Style = BODY, numbers: list[int] | None = None, drift: float = 0.0
) -> tuple[list[str], list[str]]:
    """Returns which of the lines at the head of pages are sure and which unsure furniture."""
    pages = [
        fragments([*BODY_TEXT, Row(text, 780.0 + drift * number, style)])
        for number, text in enumerate(texts)
    ]
    found = repeats_of(pages, body_of(pages), numbers or range(1, len(texts) + 1))
    last = len(BODY_TEXT)
    sure, unsure = (
        [text for text, page in zip(texts, of_pages, strict=True) if last in page]
        for of_pages in found
    )
    return sure, unsure


@pytest.mark.parametrize(
    "texts",
    [
        ["Verslag 2023 | 7", "Verslag 2023 | 8", "Verslag 2023 | 9"],
        ["3 | Nota 3", "4 | Nota 4", "5 | Nota 5"],
        [*(f"Deel 2 – {n}" for n in range(14, 18)), *(f"Deel 3 – {n}" for n in range(18, 21))],
        ["Bijlage A-1", "Bijlage A-2", "Bijlage A-3", "Bijlage A-1", "Bijlage A-2", "Bijlage A-3"],
    ],
    ids=["one figure", "twice the same", "chapters", "anew"],
)
def test_a_figure_that_runs_with_the_pages_tells_furniture(texts: list[str]) -> None:
    assert split(texts) == (texts, [])


@pytest.mark.parametrize("style", [BODY, SMALL], ids=["body", "small"])
@pytest.mark.parametrize(
    "texts",
    [
        [f"Aantal inwoners: {41000 + 1234 * n}" for n in range(6)],
        ["Scholen: 2", "Scholen: 2", "Scholen: 2", "Scholen: 5", "Scholen: 2", "Scholen: 3"],
        [f"Wijk {n} telt {300 + 17 * n} woningen" for n in range(1, 6)],
        [f"Stand van {year}" for year in range(2019, 2024)],
        ["Zalen: 4", "Zalen: 5", "Zalen: 9", "Zalen: 2", "Zalen: 4", "Zalen: 4"],
    ],
    ids=["any", "some the same", "another runs", "years", "by chance"],
)
def test_lines_whose_figures_differ_otherwise_are_unsure(texts: list[str], style: Style) -> None:
    assert split(texts, style) == ([], texts)


def test_small_print_that_changes_by_chapter_is_furniture_at_one_place() -> None:
    texts = [f"Hoofdstuk {number}" for number in (2, 2, 2, 3, 3, 4, 4)]
    assert split(texts, SMALL) == (texts, [])
    assert split(texts, BODY) == ([], texts)
    assert split(texts, SMALL, drift=0.5) == ([], texts)


def test_one_page_with_another_figure_does_not_keep_the_header_of_all() -> None:
    texts = ["Verslag 2023"] * 11 + ["Verslag 2024"]
    assert split(texts) == (texts[:11], texts[11:])
