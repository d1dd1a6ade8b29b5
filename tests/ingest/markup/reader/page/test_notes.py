from __future__ import annotations

import pytest

from ingest.markup.reader.page.html_events import events
from ingest.markup.reader.page.notes import notes_of


def found(html: str) -> tuple[list[int], list[str], int]:
    """Returns the numbers of marks, the elements that hold notes, and how many lead back."""
    page = list(events(html))
    notes = notes_of(page)
    names = {event.place: event.name for event in page if event.kind == "open"}
    return [*notes.marks.values()], [names[each] for each in notes.notes], len(notes.backlinks)


@pytest.mark.parametrize(
    ("html", "holder", "backlinks"),
    [
        # mammoth
        (
            'a<sup><a href="#f1" id="r1">[1]</a></sup>'
            '<ol><li id=f1><p>b <a href="#r1">↑</a></li></ol>',
            "li",
            1,
        ),
        # Word's own HTML
        (
            '<p>a<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p><div>'
            '<p><a href="#_ftnref1" name="_ftn1">[1]</a> b</p></div>',
            "p",
            1,
        ),
        # EPUB 3
        (
            '<a role="noteref" href="#n">1</a><aside role="footnote" id="n"><p>b</p></aside>',
            "aside",
            0,
        ),
        ('a<sup><a href="#n">*</a></sup><p id="n">* b</p>', "p", 0),
    ],
)
def test_marks_and_notes_are_found_in_whatever_elements(
    html: str, holder: str, backlinks: int
) -> None:
    assert found(html) == ([1], [holder], backlinks)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#h">1</a><h2 id="h">Hoofdstuk</h2>',  # a list of contents
        '<sup><a href="#x">1</a></sup>',  # leads nowhere
        '<p id="n">b</p><sup><a href="#n">1</a></sup>',  # leads back
        '<sup><a href="#n">zie de bijlage</a></sup><p id="n">b</p>',
        '<sup><a href="#d">1</a></sup><div id="d"><p>Een heel hoofdstuk.</p></div>',
    ],
)
def test_other_links_are_no_marks(html: str) -> None:
    assert found(html) == ([], [], 0)


def test_a_note_has_the_number_of_its_mark_if_no_other_has_it() -> None:
    mark = '<sup><a href="#{0}">{1}</a></sup>'
    notes = "".join(f'<p id="{name}">b</p>' for name in "xyz")
    for said, numbers in (("357", [3, 5, 7]), ("313", [1, 2, 3]), ("1*2", [1, 2, 3])):
        marks = "".join(map(mark.format, "xyz", said))
        assert found(marks + notes)[0] == numbers
    assert found(mark.format("x", 1) * 2 + notes)[0] == [1, 1]
