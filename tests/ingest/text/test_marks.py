from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from ingest.text.marks import KINDS, Mark, read_marks, written_marks

MARKS = st.builds(
    Mark,
    kind=st.sampled_from(sorted(KINDS)),
    element=st.integers(-3, 3),
    level=st.integers(0, 2),
    row=st.integers(0, 2),
    column=st.integers(0, 2),
    is_header=st.booleans(),
    span=st.integers(1, 9),
)


def test_neighbours_with_the_same_mark_are_written_once_and_without_defaults() -> None:
    marks = [Mark("heading", 7, 1)] * 2 + [Mark("paragraph", 0), None, None]
    assert written_marks(marks) == [[2, "heading", 7, 1], [1, "paragraph", 0], [2, None]]


@given(st.lists(st.none() | MARKS))
def test_marks_are_read_as_they_were_written(marks: list[Mark | None]) -> None:
    assert list(read_marks(json.loads(json.dumps(written_marks(marks))))) == marks
