from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.pdf.reader.untagged.structure import RawPage, marked_pages
from ingest.pdf.reader.untagged.styles import Style
from ingest.text.marks import Mark
from tests.ingest.pdf.reader.untagged.made import (
    BOLD,
    FULL,
    LARGE,
    RAISED,
    SIGN,
    SMALL,
    Row,
    elements,
    lines,
    raw_page,
)

TEXT = lines(
    "De dienst heeft in dat jaar samen met drie corporaties gezocht naar ruimte in",
    "de gemeente, en de school is verbouwd tot veertig kleine woningen voor mensen",
    "die nieuw zijn.",
)
MORE = lines(
    "Daarna was het klaar, al duurde het wel lang en kostte het ook meer dan gedacht", top=640
)


def test_what_is_larger_or_bold_is_a_heading_with_a_level() -> None:
    found = elements(
        [
            Row("Verslag", 760.0, LARGE),
            Row("Opvang", 715.0, BOLD),
            *TEXT,
            Row("Wat het kost", 655.0, BOLD),
            *MORE,
        ]
    )
    assert [one[:2] for one in found] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_numbers_tell_levels_within_one_style() -> None:
    found = elements(
        [
            Row("2 Opvang", 730.0, BOLD),
            Row("2.1 Taallessen", 715.0, BOLD),
            *TEXT,
            Row("2.2 Begeleiding", 655.0, BOLD),
            *MORE,
        ]
    )
    assert [one[:2] for one in found if one[0] == "heading"] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 2),
    ]


@pytest.mark.parametrize(
    ("text", "style", "is_heading"),
    [
        ("Let op: dit is een hele zin in vette letters.", BOLD, False),
        ("3. Vaststelling van de agenda.", BOLD, True),
        ("Tabel 3 Inwoners", BOLD, False),
        ("Contact:", BOLD, True),
        ("a. Doelomschrijving", Style(10.0), True),
        ("Reactie:", Style(10.0), True),
        ("zomaar een regel", Style(10.0), False),
        ("SAMENVATTING", Style(10.0), True),
        ("Rechten van betrokkenen", Style(10.0, is_italic=True), True),
        ("Rechten van betrokkenen", Style(10.0, family="Merel"), True),
        ("Rechten van betrokkenen", Style(10.0, colour=(0, 0, 5)), True),
        ("www.voorbeeld.example", Style(10.0, colour=(0, 0, 5)), False),
        ("7", LARGE, False),
        ("Nr. 4", BOLD, False),
    ],
)
def test_what_is_set_apart_is_a_heading_if_it_reads_like_one(
    text: str, style: Style, is_heading: bool
) -> None:
    found = elements([*TEXT, Row(text, 650.0, style), *lines(MORE[0].text, top=620)])
    assert any(one == ("heading", one[1], text) for one in found) is is_heading


def test_a_heading_may_take_two_lines_and_a_sentence_below_it_is_none() -> None:
    found = elements(
        [
            Row(
                "8. Voorstel tot het indienen van wensen en bedenkingen over het",
                720.0,
                BOLD,
                right=FULL,
            ),
            Row("voornemen.", 708.0, BOLD),
            *lines(
                "De fractie dient een voorstel in, dat de raad daarna heeft aangenomen.", top=696
            ),
            *TEXT[:0],
        ],
        TEXT,
    )
    assert found[0][0] == "heading"
    assert found[0][2].endswith("voornemen.")
    assert found[1][0] == "paragraph"


def test_headers_and_numbers_come_into_no_sentence_and_paragraphs_run_on() -> None:
    ends = [
        "De school is verbouwd tot veertig kleine woningen, en dat kostte de gemeente",
        "in dat jaar en in het jaar erna bij elkaar meer dan zij daarvoor had, zodat de",
        "raad ten slotte besloot.",
    ]
    pages = [
        [
            Row("Gemeente Zandwijk | Verslag", 780.0),
            *lines(text, top=700),
            Row(f"Pagina {number} van 3", 40.0),
        ]
        for number, text in enumerate(ends, start=1)
    ]
    pages[0][1:2] = [Row(ends[0], 700.0, right=FULL)]
    pages[1][1:2] = [Row(ends[1], 700.0, right=FULL)]
    found = elements(*pages)
    assert [one[2] for one in found if one[0] != "furniture"] == [" ".join(ends)]
    assert sum(one[0] == "furniture" for one in found) == 6


def test_notes_are_small_or_raised_and_count_up() -> None:
    found = elements(
        [
            *TEXT,
            *lines("Dat zijn er 48.210² en 12¹ huizen.", top=640),
            Row(
                "1 Zie bijlage A, waar meer staat dan hier en ook nog wat anders bij",
                100.0,
                SMALL,
                right=FULL,
            ),
            Row("dat daar hoort.", 91.0, SMALL),
            Row("2 Bron: de gemeente.", 82.0, SMALL, opening=RAISED),
            Row("3 Ook daar.", 73.0, SMALL, opening=RAISED),
        ],
        [*TEXT, Row("die verder loopt.", 100.0, SMALL)],
    )
    notes = [one[2] for one in found if one[0] == "footnote"]
    assert notes == [
        "1 Zie bijlage A, waar meer staat dan hier en ook nog wat anders bij dat daar hoort.",
        "2 Bron: de gemeente.",
        "3 Ook daar.",
    ]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    found = elements(
        [*TEXT, *MORE, Row("1 Zie bijlage A en het verslag van", 80.0, SMALL)],
        [*TEXT, *MORE, Row("de vergadering.", 80.0, SMALL)],
    )
    assert ("footnote", 0, "1 Zie bijlage A en het verslag van de vergadering.") in found


def test_items_open_by_signs_or_by_numbers_that_count() -> None:
    found = elements(
        [
            *TEXT,
            Row(
                "\uf0b7 lessen in de taal die lang duren en veel kosten en toch nodig zijn, want",
                650.0,
                opening=SIGN,
                left=80,
                right=FULL,
            ),
            Row("anders gaat het niet;", 638.0, left=92),
            Row("– ook dit", 626.0, left=98),
            Row("\uf0b7 huizen.", 614.0, opening=SIGN, left=80),
            *lines("Er zijn eisen:", top=590),
            Row("VE-1 Het dak is dicht.", 570.0),
            Row("VE-2 De deur is open.", 558.0),
            *lines(
                "Dat was het, en daarmee is deze bladzijde dan ook helemaal aan haar eind gekomen.",
                top=530,
            ),
        ]
    )
    assert [(level, text[:8]) for kind, level, text in found if kind == "bullet"] == [
        (1, "\uf0b7 lessen"),
        (2, "– ook di"),
        (1, "\uf0b7 huizen"),
        (1, "VE-1 Het"),
        (1, "VE-2 De "),
    ]
    assert found[1][2].endswith("gaat het niet;")


def test_contents_are_no_text() -> None:
    dots = [Row(f"{n} Hoofdstuk over iets {'.' * 40} {n + 1}", 700.0 - 15 * n) for n in range(4)]
    found = elements(
        [Row("Inhoudsopgave", 740.0, LARGE), *dots], [Row("1 Over iets", 740.0, LARGE), *TEXT]
    )
    assert [one[0] for one in found if one[0] != "furniture"] == ["heading", "heading", "paragraph"]
    assert sum(one[0] == "furniture" for one in found) == 4


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left = [
        "De gemeente telde in dat jaar",
        "in totaal veel inwoners in het",
        "dorp en ook in de stad erbij",
        "en daarbuiten.",
    ]
    right = [
        "Aan de lessen namen dat jaar",
        "veel mensen deel, want de les",
        "was in het buurthuis en niet",
        "in de school.",
    ]
    rows = []
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        base = 700.0 - 12 * number
        rows += [Row(one, base, right=240.0), Row(other, base, left=300.0, right=470.0)]
    assert [one[2] for one in elements(rows)] == [" ".join(left), " ".join(right)]


@pytest.mark.parametrize("opening", ["101 lessen", "Zandwijk, de gemeente"])
def test_a_sentence_runs_on_at_the_top_of_the_next_column(opening: str) -> None:
    left = lines(
        "De gemeente telde dat jaar", "veel inwoners, en er waren er", "daar nog wel", top=88
    )
    right = lines(f"{opening} van wie er veel", "in het dorp bleven.", top=700)
    rows = [replace(row, right=240.0) for row in left]
    rows += [replace(row, left=300.0, right=470.0) for row in right]
    assert len(elements(rows)) == 1


def test_rows_of_a_table_stay_rows() -> None:
    rows = []
    for number, (one, other) in enumerate(
        [("AP", "Autoriteit"), ("BLE", "Bluetooth"), ("HvJ", "Hof"), ("EHRM", "Hof ook")]
    ):
        base = 700.0 - 12 * number
        rows += [Row(one, base), Row(other, base, left=200.0)]
    assert [one[2] for one in elements(rows)] == [
        "AP Autoriteit",
        "BLE Bluetooth",
        "HvJ Hof",
        "EHRM Hof ook",
    ]


def test_every_line_has_a_mark_and_pages_without_places_none() -> None:
    page = raw_page(TEXT)
    unknown = RawPage("tekst", ())
    with_note = RawPage(page.text, page.fragments, added=("Later getypt.\n",))
    found = list(marked_pages([page, unknown, with_note], (1, 2, 3)))
    assert found[1] is None
    assert found[2]
    assert found[2].text.split("\r\n")[-2:] == ["", "Later getypt."]
    assert found[2].marks[-1] is None
    assert found[0]
    assert found[0].marks == (Mark("paragraph", 1),) * 3


def test_a_broken_word_keeps_its_hyphen() -> None:
    page = raw_page([Row("De samenwer\ufffe", 700.0, right=FULL), Row("king groeit.", 688.0)])
    (found,) = marked_pages([page], (1,))
    assert found
    assert found.text == "De samenwer-\r\nking groeit."
