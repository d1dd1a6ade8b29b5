"""Text with some spans of it put into elements, and the templates of this room."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from app.answer.answer import Lead
from app.view.entity_names import NameSpan, name_of
from app.view.reports import (
    ALL_DOSSIERS,
    ALL_OVERVIEWS,
    dossier_link,
    overview_link,
    question_link,
    report_link,
    sentence_link,
)
from app.view.templates import Html, Templates
from index.rows import SentenceRef

Element = Literal["strong", "mark", "ins", "a"]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span of a text and the element to put it in; a link names its address too.

    What a link says may be marked as well.
    """

    start: int
    end: int
    element: Element
    address: str = ""
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: as it is, or in an element."""

    text: str
    element: Element | None = None
    address: str = ""
    is_marked: bool = False


def pieces(text: str, spans: Iterable[Tagged]) -> list[Piece]:
    """Returns a text in parts; of spans that overlap the first one counts."""
    kept: list[Tagged] = []
    for span in spans:
        place = bisect_left(kept, span.start, key=lambda other: other.start)
        beside = kept[max(0, place - 1) : place + 1]
        apart = all(span.end <= other.start or other.end <= span.start for other in beside)
        if span.start < span.end and apart:
            kept.insert(place, span)
    parts, done = list[Piece](), 0
    for span in kept:
        parts.append(Piece(text[done : span.start]))
        within = text[span.start : span.end]
        parts.append(Piece(within, span.element, span.address, span.is_marked))
        done = span.end
    return [*parts, Piece(text[done:])]


def strong(spans: Iterable[tuple[int, int]]) -> list[Tagged]:
    """Returns spans to emphasise."""
    return [Tagged(start, end, "strong") for start, end in spans]


def inserted(spans: Iterable[tuple[int, int]]) -> list[Tagged]:
    """Returns spans that are not the report's words."""
    return [Tagged(start, end, "ins") for start, end in spans]


def lead_pieces(lead: Lead) -> list[Piece]:
    """Returns the text of a lead: its insertions in elements of theirs."""
    return pieces(lead.text, inserted(lead.insertions))


def marked_too(links: Iterable[Tagged], marks: Sequence[tuple[int, int]]) -> list[Tagged]:
    """Returns links and marks: a link that a mark touches stays one, and is marked whole."""
    kept = [
        replace(link, is_marked=any(start < link.end and link.start < end for start, end in marks))
        for link in links
    ]
    return [*kept, *(Tagged(start, end, "mark") for start, end in marks)]


def dossier_links(report_id: str, spans: Iterable[NameSpan]) -> list[Tagged]:
    """Returns names in a report to link to their dossiers."""
    return [
        Tagged(span.start, span.end, "a", dossier_link(report_id, span.entity.id)) for span in spans
    ]


HERE = Path(__file__).parent
VIEW = Templates(
    HERE,
    HERE / "dossiers",
    HERE / "glance",
    HERE / "export",
    HERE / "printed",
    all_dossiers=ALL_DOSSIERS,
    all_overviews=ALL_OVERVIEWS,
    block_ref=lambda report_id, block: SentenceRef(report_id, block.sentences[0].key),
    dossier_link=dossier_link,
    name_of=name_of,
    overview_link=overview_link,
    pieces=pieces,
    question_link=question_link,
    report_link=report_link,
    sentence_link=sentence_link,
)


def marked_up(text: str, spans: Iterable[Tagged]) -> Html:
    """Returns a text as HTML; see `pieces`."""
    return VIEW.render("marked_up", pieces=pieces(text, spans))
