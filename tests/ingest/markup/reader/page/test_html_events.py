from __future__ import annotations

import pytest

from ingest.isolated import StoppedError
from ingest.markup.reader.page.html_events import MOST_DEPTH, events


def told(html: str) -> str:
    """Returns the events in short, from the body on."""
    kinds = {"open": "<{}>", "close": "</{}>"}
    parts = [kinds[e.kind].format(e.name) if e.kind != "text" else e.text for e in events(html)]
    return "".join(parts).partition("<body>")[2].removesuffix("</body></html>")


def test_a_page_is_told_in_order_and_closed_where_it_is_not() -> None:
    assert told("<p>een <b>twee<p>drie") == "<p>een <b>twee</b></p><p><b>drie</b></p>"
    assert told("<br>a&amp;&eacute;") == "<br></br>a&é"
    assert told("") == ""


def test_both_events_of_an_element_have_one_place() -> None:
    page = [event for event in events("<p id=x>a</p><p>b</p>") if event.name == "p"]
    first, _, second, _ = page
    assert [event.place for event in page] == [first.place] * 2 + [second.place] * 2
    assert first.place < second.place
    assert first.attributes == {"id": "x"}


def test_depth_is_bounded() -> None:
    html = "<div>" * MOST_DEPTH + "a"
    assert told(html).count("<div>") == MOST_DEPTH
    with pytest.raises(StoppedError, match="nested"):
        list(events(f"<span>{html}"))
    assert told("<p><i>a</i></p>" * 600).count("a") == 600
