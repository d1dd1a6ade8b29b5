"""A comparison as text, as a record, in what people keep, and checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.answer.answer import Answer
from app.answer.comparison.check import verbatim_rows
from app.answer.record import run_record
from app.view.export.files import conversation_file
from ingest.corpus import Corpus
from tests.app.answer.comparison.made import compared
from tests.app.answer.lead.made import library_of

ASKED = "Compare the first and second phase of Prospects"


@pytest.fixture
def answer(bundled: Corpus) -> Answer:
    """A comparison with cells that have nothing."""
    found = compared(ASKED, bundled)
    assert found
    return found


def test_it_is_a_line_for_each_row_in_plain_text(answer: Answer) -> None:
    title, *lines = answer.text.split("\n")
    assert title == "Prospects: first phase and second phase compared"
    assert all(" – First phase: " in line and "; Second phase: " in line for line in lines)


def test_its_record_holds_every_cell(answer: Answer) -> None:
    record = run_record(answer, "A1", 0.0).as_object()
    assert record["comparison"]["columns"] == ["First phase", "Second phase"]
    cells = [cell for row in record["comparison"]["rows"] for cell in row["cells"]]
    assert [] in cells
    numbers = {n for cell in cells for value in cell for n in value["citations"]}
    assert numbers == {citation["n"] for citation in record["citations"]}


def test_it_is_kept_as_a_table(answer: Answer, bundled: Corpus) -> None:
    library, day = library_of(bundled), date(2026, 11, 29)
    text = conversation_file("markdown", [answer], library, "en", "", day)["text"]
    rows = [line for line in text.split("\n") if line.startswith("|")]
    assert rows[:2] == ["| Aspect | First phase | Second phase |", "| --- | --- | --- |"]
    assert all(line.count(" | ") == 2 for line in rows)
    html = conversation_file("html", [answer], library, "en", "", day)["text"]
    assert '<th scope="col" role="columnheader">First phase</th>' in html
    nothing = '<td role="cell" data-column="First phase"><p class="rw-nothing">not in the report'
    assert f'<th scope="row" role="rowheader">Money</th>{nothing}</p></td>' in html


def test_a_row_with_words_that_the_report_does_not_have_is_left_out(
    answer: Answer, bundled: Corpus
) -> None:
    assert answer.comparison
    first, *others = answer.comparison.rows
    false = tuple(tuple(replace(one, text="EUR 9") for one in cell) for cell in first.cells)
    table = replace(answer.comparison, rows=(replace(first, cells=false), *others))
    good = {one.number for one in answer.citations}
    library = library_of(bundled)
    left = verbatim_rows(table, answer.citations, good, "en", library)
    assert left
    assert left.rows == tuple(others)
    assert verbatim_rows(table, answer.citations, set(), "en", library) is None
