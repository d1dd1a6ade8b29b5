"""Running headers that name the chapter beside what they say on every page.

In the size of the text they look like a label with its value, which is text. But they say the same
for some pages, then something else, and never the same again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ingest.pdf.reader.untagged.edges.repeats import FEWEST, are_chapters

LABEL = ":"  # ends what names a value, however many pages have the same


class Header(NamedTuple):
    """A row of a page with something that other pages have too, and something else.

    Attributes:
        page: 0-based number of the page.
        same: What it says on other pages.
        other: What it says besides.
        fragments: Those of the latter, by their index.
    """

    page: int
    same: str
    other: str
    fragments: frozenset[int]


def by_chapter(headers: Iterable[Header]) -> Iterator[Header]:
    """Yields those that change from chapter to chapter.

    Args:
        headers: Of an edge of the pages, in their order.
    """
    groups: dict[str, list[Header]] = defaultdict(list)
    for one in headers:
        groups[one.same].append(one)
    for same, group in groups.items():
        others = [one.other for one in group]
        if len(group) >= FEWEST and not same.endswith(LABEL) and are_chapters(others):
            yield from group
