"""Text as HTML: everything escaped, and some spans put into tags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from app.view.entity_names import NameSpan


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span of a text and the HTML to put before and after it."""

    start: int
    end: int
    before: str
    after: str


def marked_up(text: str, spans: Iterable[Tagged]) -> str:
    """Returns a text as HTML; of spans that overlap the first one counts."""
    html, done = "", 0
    kept: list[Tagged] = []
    for span in spans:
        apart = all(span.end <= other.start or other.end <= span.start for other in kept)
        if span.start < span.end and apart:
            kept.append(span)
    for span in sorted(kept, key=lambda span: span.start):
        inside = escape(text[span.start : span.end])
        html += f"{escape(text[done : span.start])}{span.before}{inside}{span.after}"
        done = span.end
    return html + escape(text[done:])


def strong(spans: Iterable[tuple[int, int]]) -> list[Tagged]:
    """Returns spans to emphasise."""
    return [Tagged(start, end, "<strong>", "</strong>") for start, end in spans]


def dossier_links(spans: Iterable[NameSpan]) -> list[Tagged]:
    """Returns names to link to their dossiers."""
    return [
        Tagged(
            span.start,
            span.end,
            f'<a class="rw-name" href="{dossier_link(span.entity.id)}">',
            "</a>",
        )
        for span in spans
    ]


def dossier_link(entity_id: str) -> str:
    """Returns the durable link to an entity's dossier."""
    return f"?d={escape(entity_id)}"
