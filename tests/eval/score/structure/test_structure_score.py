from __future__ import annotations

from eval.score.structure.structure_list import StructureList
from eval.score.structure.structure_score import structure_scores
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.text.marks import Mark

# Page 1 of the file is printed as 5, and page 2 as 6.
TEXT = "Eerste kop\n- Een punt\n1 De noot\nA\nB\n5\fTweede kop\nTekst.\n6\fBuiten de lijst\n7\f"
FURNITURE = Mark("furniture", -1)
MARKS = [
    Mark("heading", 1, 1),
    Mark("bullet", 2, 1),
    Mark("footnote", 3),
    Mark("table", 4, row=0),
    Mark("table", 4, row=1),
    FURNITURE,
    Mark("heading", 5, 1),
    Mark("paragraph", 6),
    FURNITURE,
    Mark("heading", 7, 1),
    FURNITURE,
]
REPORT = read_automatically(paginate(TEXT, "0" * 64, marks=MARKS), "proef", "Proef", "nl")


def listed(**given: object) -> StructureList:
    nothing = dict.fromkeys(("headings", "footnotes", "list_items", "tables"), ())
    values = {"document": "0" * 64, **nothing, "printed_pages": {1: "5", 2: "6"}, **given}
    return StructureList(**values)  # type: ignore[arg-type]


def test_what_is_listed_and_found_on_the_same_page_is_right() -> None:
    scores = structure_scores(
        REPORT,
        listed(
            headings=[{"text": "Eerste kop", "page": 1}, {"text": "Derde kop", "page": 2}],
            footnotes=[{"mark": "1", "text_begins": "De noot", "page": 1}],
            list_items=[{"mark": "-", "text_begins": "Een punt", "page": 1}],
            tables=[{"page": 1, "rows": 2, "header_cells": ["A"]}],
        ),
    )
    assert {name: (one.recall, one.precision) for name, one in scores.items()} == {
        "headings": (0.5, 0.5),
        "footnotes": (1, 1),
        "list items": (1, 1),
        "tables": (1, 1),
        "printed pages": (1, 1),
    }
    assert scores["headings"].missed == ("page 2: Derde kop",)
    assert scores["headings"].wrong == ("page 2: Tweede kop",)


def test_the_same_words_on_another_page_or_under_another_number_are_not_right() -> None:
    scores = structure_scores(
        REPORT,
        listed(
            headings=[{"text": "Eerste kop", "page": 2}],
            footnotes=[{"mark": "2", "text_begins": "De noot", "page": 1}],
            tables=[{"page": 1, "rows": 4, "header_cells": []}],
            printed_pages={1: "4", 2: None},
        ),
    )
    recall = {name: one.recall for name, one in scores.items()}
    assert recall == {
        "headings": 0,
        "footnotes": 0,
        "list items": None,
        "tables": 0,
        "printed pages": 0,
    }
    assert scores["printed pages"].wrong == ("page 1: 5",)


def test_a_heading_that_is_found_twice_is_right_once() -> None:
    score = structure_scores(REPORT, listed(headings=[{"text": "Eerste kop!", "page": 1}] * 2))
    assert (score["headings"].listed, len(score["headings"].missed)) == (2, 1)
