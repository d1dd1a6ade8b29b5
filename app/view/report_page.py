"""A page of the report as HTML: contents, sentences with links, footnotes, repairs and doubts.

A page shows the sentences that start on it: a block that crosses a page stands on each with the
sentences that citations place there, so that a link opens the page that its citation names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from app.view.entity_names import EntityNames
from app.view.markup import VIEW, dossier_links, pieces
from app.view.templates import Html
from app.wording import word
from index.language import Language
from index.rows import SentenceRef
from ingest.document import Block, Report, Sentence, SentenceKey


def page_html(report: Report, names: EntityNames, page: int, language: Language) -> Html:
    """Returns a page under its contents and page buttons.

    Every sentence has an id and a link; every name links to its dossier.
    """
    place = report.pages.index(page)
    return VIEW.render(
        "report_page",
        language=language,
        report_id=report.id,
        label=f"{word('page', language).capitalize()} {page}",
        contents=_contents(report),
        previous=report.pages[place - 1] if place else None,
        next=report.pages[place + 1] if place + 1 < len(report.pages) else None,
        shown=list(_blocks(report, page)),
        footnotes={block.footnote_number: block for block in _footnotes(report)},
        linked_pieces=lambda key, text: pieces(
            text, dossier_links(report.id, names.in_sentence(key, text))
        ),
        ref=partial(SentenceRef, report.id),
        element_id=element_id,
    )


def element_id(key: SentenceKey) -> str:
    """Returns the id of the element that shows a sentence of the report's own text."""
    return f"s-{key.block}-{key.number}"


def _contents(report: Report) -> list[Block]:
    """Returns the first block under each heading; none if no heading was recognised."""
    first: dict[tuple[str, ...], Block] = {}
    for block in report.blocks:
        if block.section:
            first.setdefault(block.section, block)
    return list(first.values())


def _footnotes(report: Report) -> Iterator[Block]:
    return (
        block
        for block in report.blocks
        if block.kind == "footnote" and block.footnote_number is not None
    )


def _blocks(report: Report, page: int) -> Iterator[tuple[Block, Sequence[Sentence], bool]]:
    """Yields the blocks of a page with their sentences on it, and whether a heading begins."""
    section: tuple[str, ...] = ()
    for block in report.blocks:
        sentences = [sentence for sentence in block.sentences if sentence.page == page]
        if sentences:
            yield block, sentences, block.section != section
            section = block.section
