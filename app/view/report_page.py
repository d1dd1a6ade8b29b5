"""A page of the report as HTML: contents, sentences with links, footnotes, repairs and doubts.

A block that crosses a page stands on each with its sentences there, so that a link opens the page
that its citation names. A sentence that itself crosses a page is whole on each and says on which
other one it begins or ends; its link opens the one on which it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from app.view.entity_names import EntityNames
from app.view.markup import VIEW, dossier_links, marked_too, pieces
from app.view.templates import Html
from app.wording import word
from index.language import Language
from index.rows import SentenceRef
from ingest.document import Block, Report, Sentence, SentenceKey


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the report.

    Attributes:
        text: What it says.
        level: How deep it is, from 1 for a chapter.
        first: The first sentence under it.
    """

    text: str
    level: int
    first: Sentence


def page_html(
    report: Report,
    names: EntityNames,
    page: int,
    language: Language,
    found: Callable[[str], Sequence[tuple[int, int]]] = lambda _text: (),
) -> Html:
    """Returns a page under its contents and page buttons.

    Every sentence has an id and a link; every name links to its dossier.

    Args:
        report: The report.
        names: Of its entities.
        page: One of its pages.
        language: Of the person.
        found: Returns where what was searched for stands in a text.
    """
    place = report.pages.index(page)
    return VIEW.render(
        "report_page",
        language=language,
        report_id=report.id,
        own_language=report.language,
        label=f"{word('page', language, report.is_paged).capitalize()} {page}",
        contents=_contents(report, language),
        previous=report.pages[place - 1] if place else None,
        next=report.pages[place + 1] if place + 1 < len(report.pages) else None,
        page=page,
        is_paged=report.is_paged,
        shown=list(_blocks(report, page)),
        footnotes={block.footnote_number: block for block in _footnotes(report)},
        linked_pieces=lambda key, text: pieces(
            text,
            marked_too(dossier_links(report.id, names.in_sentence(key, text)), found(text)),
        ),
        ref=partial(SentenceRef, report.id),
        element_id=element_id,
    )


def element_id(key: SentenceKey) -> str:
    """Returns the id of the element that shows a sentence of the report's own text."""
    return f"s-{key.block}-{key.number}"


def _contents(report: Report, language: Language) -> list[Heading]:
    """Returns every heading once, those that no text stands right under as well.

    There are none if no heading was recognised.
    """
    found: dict[tuple[str, ...], Heading] = {}
    for block in report.blocks:
        shown = block.section_in(language)
        for level in range(1, len(block.section) + 1):
            first = block.sentences[0]
            found.setdefault(block.section[:level], Heading(shown[level - 1], level, first))
    return list(found.values())


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
        sentences = [sentence for sentence in block.sentences if sentence.stands_on(page)]
        if sentences:
            yield block, sentences, block.section != section
            section = block.section
