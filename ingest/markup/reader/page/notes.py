"""Links to notes -> which link is the mark of which note.

Every format has its own elements for notes, but in all of them a mark is a link to a place further
on whose text is a number or a sign, and most notes have a link back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.markup.reader.page.html_events import Event

MARK = re.compile(r"[\[(]?(?:(?P<number>\d{1,3})|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[\])]?")
WHOLE = ("li", "aside", "dd", "p")  # what holds one note, the first that is around its place
HOLDERS = (*WHOLE, "div", "section", "td")
NEAR = 3  # elements up from a place to the one that holds its note
MARK_ROLES = ("noteref", "doc-noteref")
NOTE_ROLES = ("footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote")


@dataclass(frozen=True, slots=True)
class PageNotes:
    """The notes of a page; elements are named by their place.

    Attributes:
        marks: Number of the note that a link is the mark of.
        notes: Number of the note that an element holds.
        backlinks: Links in notes that lead back to a mark: they say nothing.
    """

    marks: Mapping[int, int] = field(default_factory=dict)
    notes: Mapping[int, int] = field(default_factory=dict)
    backlinks: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Link:
    place: int
    target: str
    ids: frozenset[str]
    is_mark: bool  # as its element or role says
    within: tuple[int, ...]  # elements that may hold it
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Holder:
    place: int
    is_certain: bool


def notes_of(page: Sequence[Event]) -> PageNotes:
    """Returns the notes of a page and their marks, numbered as the page does if that is clear."""
    links, holders = _links_and_places(page)
    leading = {(link.target, place) for link in links for place in link.within}
    marks: list[tuple[_Link, int]] = []
    for link in links:
        holder = holders.get(link.target)
        if holder is None or holder.place <= link.place or not MARK.fullmatch(link.text.strip()):
            continue
        is_answered = any((name, holder.place) in leading for name in link.ids)
        if is_answered or (link.is_mark and holder.is_certain):
            marks.append((link, holder.place))
    numbers = dict(_numbered(marks))
    names = {name for link, _ in marks for name in link.ids}
    return PageNotes(
        {link.place: numbers[place] for link, place in marks},
        numbers,
        frozenset(
            link.place
            for link in links
            if link.target in names and any(place in numbers for place in link.within)
        ),
    )


def _numbered(marks: Sequence[tuple[_Link, int]]) -> Iterator[tuple[int, int]]:
    """Yields each note and its number: what its first mark says, if no other note says the same."""
    said: dict[int, str | None] = {}
    for link, place in marks:
        match = MARK.fullmatch(link.text.strip())
        said.setdefault(place, match["number"] if match else None)
    is_clear = None not in said.values() and len(set(map(_value, said.values()))) == len(said)
    for count, (place, number) in enumerate(said.items(), start=1):
        yield place, _value(number) if is_clear else count


def _value(number: str | None) -> int:
    return int(number or 0)


def _links_and_places(page: Sequence[Event]) -> tuple[list[_Link], dict[str, _Holder]]:
    """Returns all links to a place in the page, and which element holds what such a place is of."""
    links: list[_Link] = []
    holders: dict[str, _Holder] = {}
    opened: list[Event] = []
    current: _Link | None = None
    for event in page:
        if event.kind == "text" and current:
            current.text += event.text
        elif event.kind == "close":
            opened.pop()
            if current and current.place == event.place:
                current = None
        elif event.kind == "open":
            opened.append(event)
            for name in _names(event):
                if holder := _holder(opened):
                    holders.setdefault(name, holder)
            target = event.attributes.get("href", "")
            if event.name == "a" and target.startswith("#"):
                current = _link(opened, target[1:])
                links.append(current)
    return links, holders


def _names(event: Event) -> list[str]:
    keys = ("id", "name") if event.name == "a" else ("id",)
    return [name for key in keys if (name := event.attributes.get(key))]


def _link(opened: Sequence[Event], target: str) -> _Link:
    link, around = opened[-1], opened[-1 - NEAR : -1]
    names = {name for event in (*around, link) if event.name != "p" for name in _names(event)}
    is_mark = bool(roles_of(link) & {*MARK_ROLES}) or any(event.name == "sup" for event in around)
    within = tuple(event.place for event in opened if event.name in HOLDERS)
    return _Link(link.place, target, frozenset(names), is_mark, within)


def _holder(opened: Sequence[Event]) -> _Holder | None:
    """Returns the element that holds the note whose place is the last element opened."""
    near = list(reversed(opened[-1 - NEAR :]))
    if roles_of(near[0]) & {*NOTE_ROLES}:
        return _Holder(near[0].place, True)
    for names in (("li", "aside", "dd"), ("p",), ("div", "section", "td")):
        for event in near:
            if event.name in names:
                return _Holder(event.place, event.name in WHOLE)
    return None


def roles_of(event: Event) -> set[str]:
    """Returns what an element says that it is for, in the words of EPUB and of ARIA."""
    said = f"{event.attributes.get('epub:type', '')} {event.attributes.get('role', '')}"
    return set(said.lower().split())
