"""Lines of tagged pages that belong to the pages, although their maker did not say so.

Browsers and converters write running headers outside of the tags, or tag them like any paragraph.
What repeats tells these as it does in files without tags. A paragraph by its tag has more to show
for itself, since forms and decisions say the same on some pages too: it must not end like a
sentence, and most pages must have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ingest.pdf.reader.tags.lines import PageLines, Span
from ingest.pdf.reader.untagged.body import body_of
from ingest.pdf.reader.untagged.edges.furniture import furniture_of, is_number
from ingest.pdf.reader.untagged.edges.repeats import DIGITS, FEWEST
from ingest.pdf.reader.untagged.elements import ENDED
from ingest.pdf.reader.untagged.fragments import Fragment

# What tags call a heading, a note or a table is that, wherever it stands.
KINDS = (None, "paragraph", "bullet")

MOST = 0.5  # share of the pages; more of them must have what the tags call text


class EdgeLine(NamedTuple):
    """A line at an edge of a page.

    Attributes:
        made_of: Its fragments, by their index.
        said: What its element says, figures aside; None outside of the tags.
    """

    made_of: frozenset[int]
    said: str | None


EdgeLines = Mapping[int, EdgeLine]  # by the number of the line


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
    found: dict[int, EdgeLine] = {}
    before: Sequence[Span] = ()
    made_of: frozenset[int] = frozenset()
    for number, ((_, mark), spans) in enumerate(zip(page.lines, page.spans, strict=True)):
        if spans is not before:  # lines of one element have the same
            before, made_of = spans, _made_of(spans, text, owners)
        if made_of and (mark and mark.kind) in KINDS:
            found[number] = EdgeLine(made_of, _said(spans, text) if mark else None)
    return found


def _said(spans: Sequence[Span], text: str) -> str:
    return DIGITS.sub("#", " ".join(" ".join(text[start:end] for start, end in spans).split()))


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
    away = [
        {number: line for number, line in lines.items() if line.made_of <= there}
        for lines, there in zip(pages, furniture, strict=True)
    ]
    counted = Counter(said for lines in away for said in {line.said for line in lines.values()})
    least = max(FEWEST, int(MOST * len(pages)) + 1)
    return [
        [
            number
            for number, line in lines.items()
            if line.said is None
            or (counted[line.said] >= least and not ENDED.search(line.said))
            or all(is_number(page[index], own) for index in line.made_of)
        ]
        for lines, page, own in zip(away, fragments, numbers, strict=True)
    ]
