from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from app.view.markup import Tagged, marked_too, marked_up, pieces, strong

SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=5)


def test_spans_are_put_into_tags_and_all_text_is_escaped() -> None:
    assert marked_up("a<b>c", strong([(1, 4)])) == "a<strong>&lt;b&gt;</strong>c"


def test_of_overlapping_spans_the_first_counts() -> None:
    spans = [Tagged(2, 5, "strong"), Tagged(0, 3, "mark")]
    assert marked_up("abcdef", spans) == "ab<strong>cde</strong>f"


@given(st.text(min_size=12, max_size=20), SPANS)
def test_without_tags_the_text_is_as_it_was(text: str, spans: list[list[int]]) -> None:
    html = marked_up(text, strong((start, end) for start, end in spans))
    # A word that opens with a hyphen may begin where a mark ends, and is held together there.
    marks = re.compile("</?(?:strong|span)[^>]*>")
    assert unescape(marks.sub("", html)) == unescape(marks.sub("", marked_up(text, [])))


def test_a_link_that_a_mark_touches_is_marked_whole_and_stays_a_link() -> None:
    text = "Naar Zuid Afrika terug"
    link = Tagged(5, 16, "a", "?d=proef:zuid")
    parts = pieces(text, marked_too([link], [(5, 9), (17, 22)]))
    assert [(part.text, part.element, part.is_marked) for part in parts] == [
        ("Naar ", None, False),
        ("Zuid Afrika", "a", True),
        (" ", None, False),
        ("terug", "mark", False),
        ("", None, False),
    ]
