"""What a search found as HTML: how much, how well, and each sentence around what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.view.markup import VIEW, Piece, Tagged, pieces
from app.view.reports import Reports
from app.view.search.report_search import Found, Sought, Together, spans_of
from app.view.search.tokens import Span
from app.view.templates import Html
from app.wording import word
from index.language import Language
from index.rows import SentenceRef
from ingest.document import TRANSLATED_INTO

MOST_SHOWN = 20  # the others are folded away
MOST_LISTED = 200
MOST_LETTERS = 220  # of a snippet
BEFORE = 60  # letters before what was found


@dataclass(frozen=True, slots=True)
class Result:
    """A sentence that was found.

    Attributes:
        ref: The sentence.
        report: Title of its report if there are several, else "".
        page: On which it starts.
        section: Its innermost heading, "" if there is none.
        language: Of the snippet.
        snippet: A part of it, what was searched for marked.
    """

    ref: SentenceRef
    report: str
    page: int
    is_paged: bool
    section: str
    language: str
    snippet: Sequence[Piece]


def found_html(found: Found, reports: Reports, language: Language) -> Html:
    """Returns what was found as a list, in groups by how the terms stand together."""
    listed = list(_listed(found, reports, language))
    pages = {(ref.report_id, reports.report(ref.report_id).sentences[ref.key].page)
             for ref in found.all_hits}  # fmt: skip
    return VIEW.render(
        "found",
        language=language,
        count=_count(
            len(found.all_hits),
            len(pages),
            language,
            all(reports.report(report_id).is_paged for report_id, _ in pages),
        ),
        missing=", ".join(found.missing),
        most=found.most,
        of=len(found.sought),
        left_out=max(0, len(found.all_hits) - MOST_LISTED),
        shown=_groups(listed[:MOST_SHOWN]),
        folded=_groups(listed[MOST_SHOWN:]),
        folded_count=len(listed[MOST_SHOWN:]),
    )


def _count(hits: int, pages: int, language: Language, is_paged: bool) -> str:
    if not hits:
        return word("nothing_found", language)
    key = "found_one" if hits == 1 else "found_on_one_page" if pages == 1 else "found"
    return word(key, language, is_paged).format(count=hits, pages=pages)


def _listed(
    found: Found, reports: Reports, language: Language
) -> Iterator[tuple[Together, Result]]:
    """Yields every hit to list."""
    left = MOST_LISTED
    for together, refs in found.hits.items():
        for ref in refs[:left]:
            yield together, _result(ref, found.sought, reports, language)
        left -= len(refs[:left])


def _groups(listed: Sequence[tuple[Together, Result]]) -> list[tuple[Together, list[Result]]]:
    return [
        (together, [result for _, result in of])
        for together, of in groupby(listed, key=lambda one: one[0])
    ]


def _result(
    ref: SentenceRef, sought: Sequence[Sought], reports: Reports, language: Language
) -> Result:
    report = reports.report(ref.report_id)
    sentence = report.sentences[ref.key]
    texts = {report.language: sentence.text}
    if sentence.translation:
        texts[TRANSLATED_INTO] = sentence.translation
    # The person's own language, unless the other one holds more of the terms.
    shown = max(
        texts,
        key=lambda one: (sum(bool(term.spans(texts[one])) for term in sought), one == language),
    )
    path = report.block[ref.key.block].section_in(language)
    return Result(
        ref,
        reports.title(ref.report_id),
        sentence.page,
        report.is_paged,
        path[-1] if path else "",
        shown,
        snippet(texts[shown], spans_of(sought, texts[shown])),
    )


def snippet(text: str, spans: Sequence[Span]) -> list[Piece]:
    """Returns the part of a text that holds the most of some spans, these marked.

    Args:
        text: A sentence.
        spans: In order and apart from each other.
    """
    start, end = _window(text, spans)
    within = [(max(a, start), min(b, end)) for a, b in spans if start < b and a < end]
    marks = [Tagged(a - start, b - start, "mark") for a, b in within]
    parts = pieces(text[start:end], marks)
    before = [Piece("… ")] if start else []
    return [*before, *parts, *([Piece(" …")] if end < len(text) else [])]


def _window(text: str, spans: Sequence[Span]) -> Span:
    """Returns which part of a text to show, whole words."""
    if len(text) <= MOST_LETTERS:
        return 0, len(text)
    starts = [max(0, min(a - BEFORE, len(text) - MOST_LETTERS)) for a, _ in spans] or [0]
    best = max(
        starts,
        key=lambda at: sum(at <= a and b <= at + MOST_LETTERS for a, b in spans),
    )
    start = text.find(" ", best) + 1 if best else 0
    limit = best + MOST_LETTERS
    end = len(text) if limit >= len(text) else text.rfind(" ", start, limit)
    # A text without spaces is cut where it must.
    return (start, end) if best <= start < end else (best, min(limit, len(text)))
