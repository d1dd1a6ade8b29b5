from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.automatic.layout import pieces
from ingest.automatic.source import SourceLine, paginate


def read(text: str, page: int = 1) -> list[tuple[str, str]]:
    """Returns (kind, text) of the pieces of a page."""
    lines = [SourceLine(n, line, page) for n, line in enumerate(text.split("\n"), start=1)]
    return [(piece.kind, piece.text) for piece in pieces(lines)]


def test_empty_lines_part_paragraphs_and_headings() -> None:
    assert read("Statistieken\n\nEr zijn veel\nmigranten.\n\nHet zijn er meer.") == [
        ("heading", "Statistieken"),
        ("paragraph", "Er zijn veel migranten."),
        ("paragraph", "Het zijn er meer."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Een zin met een punt.",
        "kleine letter",
        "Kamerstuk 36 410 V, nr. 49",
        "Afbeelding (kaart)",
        "Zie www.rijk.nl",
        "Afgebro-",
        "UN",
        f"Een kop van {'te' * 40} lang",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert [kind for kind, _ in read(line)] != ["heading"]


def test_chapters_count_up_from_one() -> None:
    assert read("1 Context\n\n7 Dwaallicht\n\n2 Inzet") == [
        ("heading", "1 Context"),
        ("paragraph", "7 Dwaallicht"),
        ("heading", "2 Inzet"),
    ]


def test_the_second_line_of_a_chapter_heading_belongs_to_it() -> None:
    assert read("1 Migratie context\nwereldwijd\n\nTekst volgt.") == [
        ("heading", "1 Migratie context wereldwijd"),
        ("paragraph", "Tekst volgt."),
    ]
    assert read("1 Migratie context\n\nwereldwijd\n\nTekst volgt.")[0] == (
        "heading",
        "1 Migratie context wereldwijd",
    )


def test_a_line_that_a_sentence_goes_on_below_is_no_heading() -> None:
    assert read("Het ministerie zet\n\nveel middelen in.") == [
        ("paragraph", "Het ministerie zet veel middelen in."),
    ]


def test_a_running_title_is_a_heading_once() -> None:
    assert [kind for kind, _ in read("Terugkeer\n\nTerugkeer")] == ["heading", "paragraph"]


@pytest.mark.parametrize("mark", [*"«•-–*▪o➢✓❑❏➔✗◆◻☐★", "a)", "1."])
def test_a_mark_opens_a_bullet(mark: str) -> None:
    assert read(
        f"De doelen zijn:\n{mark} opvang in de regio\nen onderwijs;\n{mark} terugkeer."
    ) == [
        ("paragraph", "De doelen zijn:"),
        ("bullet", f"{mark} opvang in de regio en onderwijs;"),
        ("bullet", f"{mark} terugkeer."),
    ]


def test_a_mark_on_a_line_of_its_own_opens_a_bullet() -> None:
    assert read("De doelen zijn:\n•\nopvang;\n•\nterugkeer.") == [
        ("paragraph", "De doelen zijn:"),
        ("bullet", "• opvang;"),
        ("bullet", "• terugkeer."),
    ]


def test_a_label_that_nothing_is_filled_in_for_is_no_running_text() -> None:
    assert read("Naam van de club:\n\nGevraagd bedrag:\n\nDatum: 3 mei") == [
        ("heading", "Naam van de club:"),
        ("heading", "Gevraagd bedrag:"),
        ("paragraph", "Datum: 3 mei"),
    ]
    assert read("Lijst met:\n\n- opvang") == [("paragraph", "Lijst met:"), ("bullet", "- opvang")]


@pytest.mark.parametrize("line", ["Naam van de club: Stichting Kompas", "Bedrag in euro: twaalf"])
def test_a_label_with_its_value_is_no_heading(line: str) -> None:
    assert read(line) == [("paragraph", line)]


@pytest.mark.parametrize("line", ["Bijlage 2: Tabellen", "Deel A: Opvang", "Thema IV: Werk"])
def test_a_numbered_part_with_its_title_is_a_heading(line: str) -> None:
    assert read(line) == [("heading", line)]


def test_a_known_note_is_a_footnote_of_its_own() -> None:
    text = "Er kwamen er 48.210.\n1 Dit is meer.\nDan in 2022.\n2 Idem."
    lines = [SourceLine(n, line, 1) for n, line in enumerate(text.split("\n"), start=1)]
    assert [(p.kind, p.text) for p in pieces(lines, {2: 1, 4: 2})] == [
        ("paragraph", "Er kwamen er 48.210."),
        ("footnote", "1 Dit is meer. Dan in 2022."),
        ("footnote", "2 Idem."),
    ]


@pytest.mark.parametrize(
    "line",
    ["12 Kamerstuk 36 410 V, nr. 49", "' Kamerstuk 19 637, nr. 1", "=3 Verslag van de Raad"],
)
def test_a_number_or_its_ocr_remains_open_a_footnote(line: str) -> None:
    assert read(f"Een alinea van tekst.\n\n{line}")[-1] == ("footnote", line)


def test_a_link_alone_is_a_footnote() -> None:
    assert read("https://www.nlontwikkelingshulp.nl") == [
        ("footnote", "https://www.nlontwikkelingshulp.nl")
    ]


def test_a_name_under_a_footnote_is_no_heading() -> None:
    assert [kind for kind, _ in read("12 Kamerstuk 36 410, nr. 49\n\nRijksoverheid")] == [
        "footnote",
        "paragraph",
    ]


def test_the_number_of_the_page_is_left_out_and_other_numbers_stay() -> None:
    assert read("Tekst.\n\n[12]\n\n13", page=12) == [("paragraph", "Tekst."), ("paragraph", "13")]


def test_a_paragraph_torn_by_a_footnote_and_a_page_is_joined() -> None:
    lines = [
        SourceLine(1, "Grip is een prioriteit. De inzet van", 6),
        SourceLine(2, "Nederland is", 6),
        SourceLine(3, "", 6),
        SourceLine(4, "12 Kamerstuk 36 410 V, nr. 49", 6),
        SourceLine(5, "gericht op opvang.", 7),
    ]
    found = [(p.kind, p.page, [line.number for line in p.lines]) for p in pieces(lines)]
    assert found == [("paragraph", 6, [1, 2, 5]), ("footnote", 6, [4])]


def test_a_finished_paragraph_takes_nothing_from_the_next() -> None:
    assert read("Dit is af.\n\nen dit niet") == [
        ("paragraph", "Dit is af."),
        ("paragraph", "en dit niet"),
    ]


@given(st.text() | st.text("\n\f aB1.-•[]", max_size=80))
def test_every_line_with_text_is_in_one_piece(text: str) -> None:
    lines = paginate(text, "").lines
    expected = [line for line in lines if line.text and line.text != f"[{line.page}]"]
    found = sorted((n for p in pieces(lines) for n in p.lines), key=lambda line: line.number)
    assert found == [line for line in expected if line.text != str(line.page)]
