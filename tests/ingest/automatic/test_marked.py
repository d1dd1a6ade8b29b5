from __future__ import annotations

from ingest.automatic.layout import PIECE_CHARACTERS
from ingest.automatic.marked import all_pieces
from ingest.automatic.source import SourceLine
from ingest.text.marks import Mark

Given = tuple[str, int, Mark | None]  # text, page, mark


def read(*lines: Given) -> list[tuple[str, int, str]]:
    """Returns (kind, page, text) of the pieces."""
    source = [SourceLine(n, *line) for n, line in enumerate(lines, start=1)]
    return [(piece.kind, piece.page, piece.text) for piece in all_pieces(source, {})]


def test_lines_of_one_element_are_one_piece_on_both_sides_of_a_note_and_a_page_turn() -> None:
    text, note = Mark("paragraph", 4), Mark("footnote", 9)
    assert read(
        ("Dit loopt", 1, text),
        ("1 Een noot.", 1, note),
        ("Pagina 1", 1, Mark("furniture", 2)),
        ("Een kop", 2, Mark("furniture", 3)),
        ("Gewoon door.", 2, text),
    ) == [("paragraph", 1, "Dit loopt Gewoon door."), ("footnote", 1, "1 Een noot.")]


def test_what_bears_no_mark_is_read_by_its_looks_where_it_stands() -> None:
    bullet = Mark("bullet", 1, level=1)
    assert read(
        ("Voor de lijst.", 1, None),
        ("– Een punt", 1, bullet),
        ("", 1, None),
        ("Kopregel", 1, None),
        ("", 1, None),
        ("Tekst eronder.", 1, Mark("paragraph", 2)),
    ) == [
        ("paragraph", 1, "Voor de lijst."),
        ("bullet", 1, "– Een punt"),
        ("heading", 1, "Kopregel"),
        ("paragraph", 1, "Tekst eronder."),
    ]


def test_no_element_is_longer_than_a_piece_may_be() -> None:
    line = "woord " * 1000
    found = read(*[(line.strip(), 1, Mark("paragraph", 1))] * 5)
    assert len(found) > 1
    assert max(len(text) for _, _, text in found) <= PIECE_CHARACTERS
    long_row = [(line.strip(), 1, Mark("table", 1, column=n)) for n in range(3)]
    assert {kind for kind, _, _ in read(*long_row)} == {"paragraph"}


def test_a_page_turn_does_not_part_a_sentence_that_was_marked_as_two() -> None:
    bullet, rest, new = Mark("bullet", 1, 1), Mark("paragraph", 2), Mark("paragraph", 3)
    assert read(
        ("• Een punt met", 1, bullet),
        ("1 Noot.", 1, Mark("footnote", 4)),
        ("een vervolg.", 2, rest),
        ("en nog iets", 2, new),
        ("Een ander.", 3, Mark("paragraph", 5)),
    ) == [
        ("bullet", 1, "• Een punt met een vervolg."),
        ("footnote", 1, "1 Noot."),
        ("paragraph", 2, "en nog iets"),
        ("paragraph", 3, "Een ander."),
    ]
