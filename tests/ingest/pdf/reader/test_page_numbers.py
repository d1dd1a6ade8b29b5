from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.pdf.reader.page_numbers import Numbering, Sign, candidates_of, numbering_of
from ingest.pdf.reader.untagged.fragments import Fragment
from ingest.pdf.reader.untagged.styles import Style

PLAIN = Style(10.0)


def fragment(text: str, base: float) -> Fragment:
    return Fragment(0, len(text), text, 70.0, 70.0 + 5 * len(text), base, PLAIN, PLAIN)


def read(*pages: Sequence[str], labels: Sequence[str] = ()) -> Numbering:
    """Returns the numbering of pages of lines, 20 points a line."""
    found = [
        candidates_of([fragment(line, 800.0 - 20 * place) for place, line in enumerate(lines)])
        for lines in pages
    ]
    return numbering_of(found, labels)


def on(pages: int, foot: str, first: int = 1) -> list[list[str]]:
    """Returns pages of ten lines whose last one has the number of its page for "#"."""
    text = [f"De dienst heeft in 20{line}1 veel gedaan" for line in range(9)]
    return [[*text, foot.replace("#", str(first + page))] for page in range(pages)]


@pytest.mark.parametrize(
    "foot",
    [
        "Pagina # van 9",
        "# van 9",
        "#/9",
        "# | 9",
        "- # -",
        "[#]",
        "#",
        "Tweede Kamer, vergaderjaar 2023-2024, 30 573, nr. 202 | #",
        "Tweede Kamer, vergaderjaar 2023–2024, 30 573, nr. 202 #",
        "# Jaarverslag 2023",
    ],
)
def test_the_number_at_the_foot_counts(foot: str) -> None:
    numbering = read(*on(4, foot, first=5))
    assert numbering.numbers == (5, 6, 7, 8)
    assert not any(numbering.signs)


@pytest.mark.parametrize(
    "pages",
    [
        on(4, "Aan het eind staat niets."),
        [[f"{number} Hoofdstuk over zaak {'abcd'[number]}", "tekst"] for number in range(4)],
        [["In 2021", "tekst"], ["In 2022", "tekst"]],
        [["tekst"], ["Tabel 5", "tekst"], ["Tabel 6", "tekst"], ["tekst"]],
        [["tekst"] * 4 + ["7", *["tekst"] * 4], ["tekst"] * 4 + ["8", *["tekst"] * 4]],
    ],
    ids=["none", "chapters", "years", "tables", "inside"],
)
def test_other_numbers_do_not_count(pages: list[list[str]]) -> None:
    numbering = read(*pages)
    assert numbering.numbers == tuple(range(1, len(pages) + 1))
    assert numbering.signs == (("unnumbered",),) * len(pages)


def test_a_cover_counts_back_or_with_the_first_page() -> None:
    assert read(["Omslag"], *on(3, "#", first=2)).numbers == (1, 2, 3, 4)
    numbering = read(["Omslag"], ["Colofon"], *on(3, "#"))
    assert numbering.numbers == (1, 1, 1, 2, 3)
    assert numbering.signs == (("before",), ("before",), (), (), ())


def test_pages_without_a_number_count_on() -> None:
    pages = on(7, "#", first=3)
    pages[2], pages[6] = ["Deel 2"], ["Achterkant"]
    assert read(*pages).numbers == (3, 4, 5, 6, 7, 8, 9)


def test_sections_may_start_anew() -> None:
    numbering = read(*on(3, "Rapport #"), *on(3, "Bijlage #"))
    assert numbering.numbers == (1, 2, 3, 1, 2, 3)
    assert numbering.signs[3] == ("anew",)
    assert not numbering.signs[4]


@pytest.mark.parametrize("foot", ["Pagina #", "Rapport, blz. #", "# van 9", "- #/9 -"])
def test_two_pages_are_enough_where_a_line_speaks_of_pages(foot: str) -> None:
    assert read(["Omslag"], *on(2, foot, first=7)).numbers == (6, 7, 8)
    assert read(["Omslag"], *on(2, foot.replace("#", "Tabel #"), first=7)).numbers == (1, 2, 3)


def test_a_run_of_years_asks_no_more_of_later_runs() -> None:
    years, others = on(3, "Rapport #", first=2000), on(3, "Rapport #", first=2106)
    # Both runs have the same offset, with more pages between them than a run leaves out.
    between = [["tekst"]] * (2106 - 2000 - 3)
    numbers = read(*years, *between, *others).numbers
    assert numbers[-3:] == (2106, 2107, 2108)


@pytest.mark.parametrize(
    ("labels", "numbers", "first"),
    [
        (["i", "ii", "1", "2", "3"], (1, 2, 1, 2, 3), "roman"),
        (["7", "8", "9", "10", "11"], (7, 8, 9, 10, 11), None),
        (["A-3", "A-4", "A-5", "", ""], (3, 4, 5, 6, 7), None),
        (["omslag", "", "", "", ""], (1, 2, 3, 4, 5), "unnumbered"),
    ],
)
def test_labels_count_where_nothing_is_printed(
    labels: list[str], numbers: tuple[int, ...], first: Sign | None
) -> None:
    numbering = read(*[["tekst"]] * 5, labels=labels)
    assert numbering.numbers == numbers
    assert numbering.signs[0] == ((first,) if first else ())


def test_what_is_printed_goes_before_labels() -> None:
    assert read(*on(4, "#", first=71), labels=["1", "2", "3", "4"]).numbers == (71, 72, 73, 74)


def test_letters_count_as_roman_numbers() -> None:
    numbering = read(["voorwoord", "iv"], ["voorwoord", "v"], ["voorwoord", "vi"], ["x", "vii"])
    assert numbering.numbers == (4, 5, 6, 7)


def test_one_page_says_which_it_is_if_in_full() -> None:
    assert read(["tekst", "Pagina 3 van 8"]).numbers == (3,)
    assert read(["tekst", "8"]) == Numbering((1,), ((),))
