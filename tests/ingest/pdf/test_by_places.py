from __future__ import annotations

from ingest.pdf.by_places import read_by_places
from ingest.text.marks import Mark


def test_pages_without_places_keep_their_text_and_lines_without_marks() -> None:
    placed = ("Kop\r\nTekst", [[1, "heading", 1, 1], [1, "paragraph", 2]])
    pages, marks = read_by_places(["Kop Tekst", "een\r\ntwee\n", ""], [placed, None, None])
    assert pages == ["Kop\r\nTekst", "een\r\ntwee\n", ""]
    assert marks == (Mark("heading", 1, 1), Mark("paragraph", 2), None, None, None)
