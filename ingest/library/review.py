"""What was read of a report, page by page and with what is doubted of each, for a person to see."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.automatic.source import Source
from ingest.document import Block, Report
from ingest.pdf.doubts import page_doubts

MOST_HEADINGS = 5  # of a page; a contents page has more
EMPTY, TABLES, NO_HEADINGS = "empty", "tables", "no headings"
LEFT_OUT = "left out"  # what is no running text, such as a list of contents
WORD = re.compile(r"[^\W\d_]{2}")
# What already says why a page has no text.
UNREAD = frozenset({"image", "outlines", "lost", "garbled"})
LONG = 3  # pages; longer reports have headings


@dataclass(frozen=True, slots=True)
class ReviewedPage:
    """A page of a file, or a part of a file without pages.

    Attributes:
        number: In the file, from 1.
        page: The number by which it is cited; None if nothing on it is.
        sentences: How many begin on it.
        headings: The first of them.
        signs: What there is to doubt: those of `ingest.pdf.doubts`, "untagged", and `EMPTY`,
            `LEFT_OUT` and `TABLES`.
    """

    number: int
    page: int | None
    sentences: int
    headings: tuple[str, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A report as it was read.

    Attributes:
        pages: In the order of the file.
        signs: What there is to doubt of all pages alike, which none of them repeats.
        doubts: What there is to doubt of the file beside its pages, one sentence each.
    """

    pages: tuple[ReviewedPage, ...]
    signs: tuple[str, ...]
    doubts: tuple[str, ...]


def review_of(source: Source, report: Report) -> Review:
    """Returns what was read of a file, page by page.

    Args:
        source: The file as read.
        report: What was made of it.
    """
    has_headings = any(block.kind == "heading" for block in report.blocks)
    of_pages = set(page_doubts(source.signs))
    pages = tuple(_of_file(source, report) if report.page_starts else _of_text(report))
    common = _common(pages)
    return Review(
        tuple(_without(page, common) for page in pages),
        (*common, *[NO_HEADINGS] * (not has_headings and len(pages) > LONG)),
        tuple(doubt for doubt in source.doubts if doubt not in of_pages),
    )


def _common(pages: Sequence[ReviewedPage]) -> tuple[str, ...]:
    """Returns what is doubted of all pages, if there are several."""
    shared = set.intersection(*(set(page.signs) for page in pages)) if len(pages) > 1 else set()
    return tuple(sorted(shared))


def _without(page: ReviewedPage, signs: Sequence[str]) -> ReviewedPage:
    return replace(page, signs=tuple(sign for sign in page.signs if sign not in signs))


def _of_file(source: Source, report: Report) -> Iterator[ReviewedPage]:
    """Yields the pages of a file that has some, those without a sentence included."""
    blocks: Mapping[int, list[Block]] = defaultdict(list)
    sentences: dict[int, list[int]] = defaultdict(list)
    for block in report.blocks:
        for place, sentence in enumerate(block.sentences):
            number = report.file_pages(sentence.source_lines)[0]
            sentences[number].append(sentence.page)
            if not place:
                blocks[number].append(block)
    # Of a page with the rest of a sentence alone, something was read.
    read = {
        number
        for one in report.sentences.values()
        for number in report.file_pages(one.source_lines)
    }
    ends = [*report.page_starts[1:], len(source.raw_lines) + 1]
    for number, (start, end) in enumerate(zip(report.page_starts, ends, strict=True)):
        signs = source.signs[number] if number < len(source.signs) else frozenset()
        has_words = any(map(WORD.search, source.raw_lines[start - 1 : end - 1]))
        if number not in read and not signs & UNREAD:
            signs |= {LEFT_OUT if has_words else EMPTY}
        yield _page(number, sentences[number], blocks[number], signs)


def _of_text(report: Report) -> Iterator[ReviewedPage]:
    """Yields the pages, or parts, that were told of a text."""
    for place, page in enumerate(report.pages):
        blocks = list(report.blocks_on(page))
        begun = [page for one in report.sentences.values() if one.page == page]
        yield _page(place, begun, blocks, frozenset() if begun else frozenset({EMPTY}))


def _page(
    place: int, cited: Sequence[int], blocks: Sequence[Block], signs: frozenset[str]
) -> ReviewedPage:
    headings = [block.sentences[0].text for block in blocks if block.kind == "heading"]
    tables = (TABLES,) * any(one.kind == "table" for one in blocks)
    return ReviewedPage(
        number=place + 1,
        page=cited[0] if cited else None,
        sentences=len(cited),
        headings=tuple(headings[:MOST_HEADINGS]),
        signs=(*sorted(signs), *tables),
    )
