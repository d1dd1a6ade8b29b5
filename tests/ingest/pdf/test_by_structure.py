from __future__ import annotations

from typing import Any

from ingest.automatic.source import paginate
from ingest.pdf.by_structure import read_by_structure, tag_signs
from ingest.text.marks import Mark


def page(inside: int, outside: int, several: int = 0) -> dict[str, Any]:
    tagged = {
        "text": "Kop\nTekst",
        "marks": [[1, "heading", 0, 1], [1, None]],
        "inside": inside,
        "outside": outside,
        "several": several,
    }
    return {"text": "Kop Tekst\r\ntwee\r\n", "tagged": tagged}


UNTAGGED = {"text": "een\ntwee", "tagged": None}


def test_pages_are_read_by_their_tags_unless_these_leave_out_much() -> None:
    texts, marks = read_by_structure([page(80, 20), page(5, 5), UNTAGGED, page(99, 0)], [None] * 4)
    assert texts == ["Kop\nTekst", "Kop Tekst\r\ntwee\r\n", "een\ntwee", "Kop\nTekst"]
    heading = Mark("heading", 0, 1)
    assert marks == (heading, None, None, None, None, None, heading, None)


def test_pages_without_tags_are_read_by_their_places_with_numbers_of_their_own() -> None:
    places = ("Kop", [[1, "heading", 0, 1]])
    texts, marks = read_by_structure([page(80, 0), UNTAGGED], [places, places])
    assert texts == ["Kop\nTekst", "Kop"]
    assert marks == (Mark("heading", 0, 1), None, Mark("heading", 1, 1))


def test_tags_that_run_paragraphs_together_are_not_followed() -> None:
    given = [page(100, 0, several=90), page(100, 0)]
    texts, marks = read_by_structure(given, [None, ("Kop", [[1, "heading", 4, 1]])])
    assert texts == ["Kop Tekst\r\ntwee\r\n", "Kop"]
    assert marks == (None, None, Mark("heading", 4, 1))
    assert tag_signs(given) == [["tags not followed"]] * 2


def test_what_the_tags_leave_out_is_said() -> None:
    given = [page(1000, 0), page(1000, 100), page(1, 100), UNTAGGED]
    assert tag_signs(given) == [[], ["outside of tags"], ["tags not followed"], []]


def test_an_empty_page_and_an_empty_line_at_a_page_s_end_move_no_marks() -> None:
    figure = {"text": "", "marks": [], "inside": 0, "outside": 0, "several": 0}
    gap = {"text": "a\n", "marks": [[2, None]], "inside": 9, "outside": 0, "several": 0}
    given = [{"text": "", "tagged": tagged} for tagged in (figure, gap)] + [page(80, 0)]
    texts, marks = read_by_structure(given, [None] * 3)
    source = paginate("".join(f"{text}\f" for text in texts), "", marks, (1, 2, 3))
    heading = Mark("heading", 0, 1)
    told = [(line.text, line.mark) for line in source.lines]
    assert told == [("", None), ("a", None), ("Kop", heading), ("Tekst", None)]
    assert len(marks) == len(source.lines)
