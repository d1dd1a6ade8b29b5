"""Lines of tagged pages that belong to the pages, although their maker did not say so.

Browsers and converters write running headers outside of the tags, or tag them like any paragraph.
What repeats tells these as it does in files without tags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.pdf.reader.tags.lines import PageLines, Span
from ingest.pdf.reader.untagged.body import body_of
from ingest.pdf.reader.untagged.edges.furniture import furniture_of
from ingest.pdf.reader.untagged.fragments import Fragment

# What tags call a heading, a note or a table is that, wherever it stands.
KINDS = (None, "paragraph", "bullet")

EdgeLines = Mapping[int, frozenset[int]]  # by its number, the fragments that make up a line


def edge_lines(page: PageLines, text: str, fragments: Sequence[Fragment]) -> EdgeLines:
    """Returns the lines of a page that are made up of fragments at its edges.

    Args:
        page: Its lines by its tags.
        text: Its text.
        fragments: Those at its edges at least, in the order of the text.
    """
    owners = {
        place: index for index, one in enumerate(fragments) for place in range(one.start, one.end)
    }
    found: dict[int, frozenset[int]] = {}
    before: Sequence[Span] = ()
    made_of: frozenset[int] = frozenset()
    for number, ((_, mark), spans) in enumerate(zip(page.lines, page.spans, strict=True)):
        if spans is not before:  # lines of one element have the same
            before, made_of = spans, _made_of(spans, text, owners)
        if made_of and (mark and mark.kind) in KINDS:
            found[number] = made_of
    return found


def _made_of(spans: Sequence[Span], text: str, owners: Mapping[int, int]) -> frozenset[int]:
    """Returns the fragments of all letters; none if one letter is in no fragment."""
    found: set[int] = set()
    for start, end in spans:
        for place in range(start, end):
            if text[place].isspace():
                continue
            if place not in owners:
                return frozenset()
            found.add(owners[place])
    return frozenset(found)


def repeated_lines(
    pages: Sequence[EdgeLines], fragments: Sequence[Sequence[Fragment]], numbers: Sequence[int]
) -> list[list[int]]:
    """Returns the numbers of the lines of each page that belong to it.

    Args:
        pages: The lines at the edges of each page.
        fragments: Those of each page, at its edges at least.
        numbers: The printed number of each page.
    """
    if not any(pages):
        return [[] for _ in pages]
    furniture = furniture_of(fragments, body_of(fragments), numbers)
    return [
        [number for number, made_of in lines.items() if made_of <= away]
        for lines, away in zip(pages, furniture, strict=True)
    ]
