"""HTML as browsers read it -> what opens, what closes and the text between, in order.

Only this module knows the parser. It takes the square of the depth to read elements within each
other, so that depth is bounded before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.isolated import StoppedError

MOST_DEPTH = 500  # of elements that have to be closed; pages of many layers have some 50
# Elements that end with others, or hold nothing, are not counted.
TAG = re.compile(
    r"<(/?)(?:div|span|section|article|main|table|blockquote|ul|ol|dl|a|b|i|u|em|strong|font|small"
    r"|big|sup|sub|center|form|fieldset|details|figure|nav|aside|header|footer|label|button|svg|g)"
    r"(?=[\s/>])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Event:
    """What stands next in a page.

    Attributes:
        kind: Of an element its opening and its closing.
        name: The element's name, lower case; "" for text.
        text: The text, white space as delivered.
        attributes: Of the element.
        place: How many elements opened before this one; both its events have the same.
    """

    kind: Literal["open", "close", "text"]
    name: str = ""
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    place: int = -1


def events(html: str) -> Iterator[Event]:
    """Yields the page in order.

    Raises:
        StoppedError: Its elements are too deep within each other.
    """
    _check_depth(html)
    root = LexborHTMLParser(html).root
    if root is None:
        return
    count = 0
    node: LexborNode = root
    opened: list[Event] = []
    while True:
        child = None
        if node.tag == "-text":
            yield Event("text", text=node.text_content or "")
        else:
            attributes = {key: value or "" for key, value in node.attributes.items()}
            opened.append(Event("open", node.tag or "", "", attributes, count))
            count += 1
            yield opened[-1]
            child = node.child
            if child is None:
                yield _closing(opened.pop())
        if child is not None:
            node = child
            continue
        while opened and (following := node.next) is None:
            yield _closing(opened.pop())
            parent = node.parent
            assert parent is not None
            node = parent
        if not opened:
            return
        assert following is not None
        node = following


def _closing(event: Event) -> Event:
    return Event("close", event.name, "", event.attributes, event.place)


def _check_depth(html: str) -> None:
    depth = 0
    for match in TAG.finditer(html):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > MOST_DEPTH:
            raise StoppedError("nested")
