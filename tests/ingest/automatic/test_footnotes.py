from __future__ import annotations

import pytest

from ingest.automatic.footnotes import separate_markers
from ingest.automatic.source import SourceLine
from ingest.text.marks import Mark


def separated(text: str) -> tuple[list[str], dict[int, int], dict[int, list[int]]]:
    """Returns the lines of a page, the notes that lines open and the markers' numbers by line."""
    lines = []
    page = 1
    for number, line in enumerate(text.split("\n"), start=1):
        page += line.count("\f")
        lines.append(SourceLine(number, line.replace("\f", ""), page))
    cleaned, notes = separate_markers(lines)
    numbers = {line: [number for _, number in found] for line, found in notes.markers.items()}
    return [line.text for line in cleaned], dict(notes.opened), numbers


def test_markers_are_taken_out_and_refer_to_the_notes_of_their_page() -> None:
    assert separated("In 2023¹ kwamen 48.210² mensen.³\n1 Zie de bijlage.\n² Idem.\n³Bron") == (
        ["In 2023 kwamen 48.210 mensen.", "1 Zie de bijlage.", "2 Idem.", "3 Bron"],
        {2: 1, 3: 2, 4: 3},
        {1: [1, 2, 3]},
    )


def test_places_count_what_is_no_white_space() -> None:
    lines = [SourceLine(1, "In 2023¹ en 2022².", 1), SourceLine(2, "1 Een.", 1)]
    _, notes = separate_markers(lines)
    assert notes.markers == {1: ((6, 1),)}  # the second has no note on the page


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        ("In 2023¹ is", "In 2023 is"),
        ("In 2023¹,² is", "In 2023 is"),
        ("In 2023¹⁻² is", "In 2023 is"),
        ("In 2023 ¹ is", "In 2023 is"),
        ("het huis¹, dat", "het huis, dat"),
        ("(zie 2022¹) en", "(zie 2022) en"),
        ("48.210¹) mensen", "48.210 mensen"),
        ("“citaat”¹² en", "“citaat” en"),
        ("48%¹.", "48%."),
    ],
)
def test_a_marker_leaves_no_trace(marked: str, read: str) -> None:
    assert separated(marked)[0] == [read]


@pytest.mark.parametrize(
    "text",
    [
        "12 m² en 3 km³ en 4 cm²",
        "CO²-uitstoot",
        "10⁶ euro",
        "2,5 × 10³ gram",
        "3·10² en 10⁻⁶",
        "om 9³⁰ uur",
        "€ 12⁵⁰",
        "20⁰ en 5⁰C",
        "R² is .9 en x³",
        "¹ Zo begint een noot",
        "het [12] en [sic] en a[3]",
        "48.2102 en 20231",
    ],
)
def test_what_may_be_a_figure_stays(text: str) -> None:
    assert separated(text)[0] == [text]


def test_units_and_powers_stay_beside_notes_of_their_number() -> None:
    text = "Op 12 m² staan 10³ huizen³ in 2022².\n2 Twee.\n3 Drie."
    assert separated(text)[0][0] == "Op 12 m² staan 10³ huizen in 2022."


def test_figures_lose_markers_that_count_up_without_notes() -> None:
    # Notes at the end of the report: nothing on the page says which numbers are markers.
    assert separated("In 2021¹ en 2022² en 2023³\nen 7⁹ mensen")[0] == [
        "In 2021 en 2022 en 2023",
        "en 7⁹ mensen",
    ]


def test_numbers_in_brackets_are_markers_if_a_note_has_them() -> None:
    assert separated("In 2023[1] was het [sic] zo.[2]\n[1] Een noot.\n[2] Nog een.") == (
        ["In 2023 was het [sic] zo.", "1 Een noot.", "2 Nog een."],
        {2: 1, 3: 2},
        {1: [1, 2]},
    )


@pytest.mark.parametrize(
    "text",
    [
        "Er zijn huizen.²\nIn totaal\n2 woningen",  # running text that opens with a figure
        "2 Twee huizen\nEr zijn huizen.²",  # above its marker
        "Er zijn huizen.²\n\f2 Terugkeer",  # on another page
    ],
)
def test_a_line_that_is_no_note(text: str) -> None:
    assert separated(text)[1] == {}


def test_the_last_of_several_lines_is_the_note() -> None:
    assert separated("Er zijn huizen.²\n2 Opvang\nTekst.\n2 Zie bijlage.")[1] == {4: 2}


def test_notes_that_are_marked_need_not_be_found_by_their_place() -> None:
    text, note = Mark("paragraph", 1), Mark("footnote", 2)
    lines = [
        SourceLine(1, "Het steeg.¹ Dat is veel.", 1, text),
        SourceLine(2, "3 Geen noot.", 1, text),
        SourceLine(3, "1 Zie het", 9, note),
        SourceLine(4, "2 delen.", 9, note),
    ]
    cleaned, notes = separate_markers(lines)
    assert cleaned[0].text == "Het steeg. Dat is veel."
    assert notes.opened == {3: 1}
    assert notes.markers == {1: ((9, 1),)}


def test_a_marked_paragraph_that_a_marker_asks_for_is_a_note() -> None:
    lines = [
        SourceLine(1, "² Dit vroeg nog niemand.", 1, Mark("paragraph", 1)),
        SourceLine(2, "Er werken 61 mensen¹ in 2024².", 1, Mark("paragraph", 2)),
        SourceLine(3, "¹ Peildatum", 2, Mark("paragraph", 3)),
        SourceLine(4, "1 januari.", 2, Mark("paragraph", 3)),
        SourceLine(5, "² Met stagiairs.", 2, Mark("paragraph", 4)),
        SourceLine(6, "3 Geen noot.", 2, Mark("paragraph", 5)),
    ]
    cleaned, notes = separate_markers(lines)
    assert [line.mark and line.mark.kind for line in cleaned] == [
        "paragraph",
        "paragraph",
        "footnote",
        "footnote",
        "footnote",
        "paragraph",
    ]
    assert cleaned[1].text == "Er werken 61 mensen in 2024."
    assert notes.opened == {3: 1, 5: 2}
    assert [number for _, number in notes.markers[2]] == [1, 2]
