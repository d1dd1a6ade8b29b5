"""What of a web page is not its text: navigation, forms, what a browser does not show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.markup.reader.page.html_events import Event
from ingest.markup.reader.page.notes import roles_of

# Of every page.
SILENT = frozenset(
    "head script style template noscript svg math iframe object canvas audio video select textarea"
    " button input dialog datalist map -comment".split()
)
AROUND = frozenset("nav form".split())  # of a page of the web, wherever it stands
BESIDE = frozenset("header footer aside".split())  # unless it belongs to an article
ROLES = frozenset("navigation banner contentinfo complementary search menu menubar dialog".split())
CLASSES = frozenset(
    "nav navigation menu breadcrumb breadcrumbs cookie cookies skiplinks skip-link toc share social"
    " sidebar pagination".split()
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FEWEST_LINKS = 4  # of a list that leads elsewhere
MOSTLY = 0.9  # of its letters stand in links


def shown_part(page: Sequence[Event]) -> int | None:
    """Returns the place of the element that holds the text of a web page, if one says so."""
    opened = [event for event in page if event.kind == "open"]
    main = [e for e in opened if e.name == "main" or "main" in roles_of(e)]
    articles = [event for event in opened if event.name == "article"]
    if main:
        return main[0].place
    return articles[0].place if len(articles) == 1 else None


def is_silent(event: Event) -> bool:
    """Returns whether an element says nothing on any page."""
    attributes = event.attributes
    return (
        event.name in SILENT
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(HIDDEN.search(attributes.get("style", "")))
    )


def is_around(event: Event, *, is_in_article: bool) -> bool:
    """Returns whether an element stands around or beside the text of a web page."""
    return (
        event.name in AROUND
        or (event.name in BESIDE and not is_in_article)
        or bool(roles_of(event) & ROLES)
        or bool(CLASSES & set(event.attributes.get("class", "").lower().split()))
    )


@dataclass(slots=True)
class _List:
    place: int
    letters: int = 0
    linked: int = 0
    links: int = 0


def lists_of_links(page: Sequence[Event]) -> frozenset[int]:
    """Returns the places of the lists that hold hardly anything but links."""
    found: list[int] = []
    opened: list[_List] = []
    is_link = False
    for event in page:
        if event.kind == "open" and event.name in ("ul", "ol"):
            opened.append(_List(event.place))
        elif event.name == "a":
            is_link = event.kind == "open"
            if opened:
                opened[-1].links += is_link
        elif event.kind == "text" and opened:
            letters = len("".join(event.text.split()))
            opened[-1].letters += letters
            opened[-1].linked += letters if is_link else 0
        elif event.kind == "close" and event.name in ("ul", "ol") and opened:
            each = opened.pop()
            if each.links >= FEWEST_LINKS and each.linked >= MOSTLY * each.letters:
                found.append(each.place)
    return frozenset(found)
