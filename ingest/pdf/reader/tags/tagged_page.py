"""A page of a PDF, read by its tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import pypdfium2 as pdfium

from ingest.pdf.by_structure import are_good
from ingest.pdf.reader.page_text import Edit, PageText
from ingest.pdf.reader.tags.content import Content, Run
from ingest.pdf.reader.tags.elements import Elements, Leaf
from ingest.pdf.reader.tags.gaps import gaps
from ingest.pdf.reader.tags.lines import GAP, PageLines, RunTexts, marked_lines
from ingest.pdf.reader.tags.tree import Tree

FIRST_PAGES = 2


class Tags:
    """The tags of a document."""

    def __init__(self) -> None:
        self._tree = Tree()
        self._elements = Elements()
        self._pages: list[dict[str, int]] = []

    @property
    def are_followed(self) -> bool:
        """Whether the first pages say that the file will be read by its tags."""
        return len(self._pages) >= FIRST_PAGES and are_good(self._pages)

    def lines(
        self, page: pdfium.PdfPage, read: PageText, edits: Sequence[Edit], added: Sequence[str]
    ) -> PageLines | None:
        """Returns the lines of a page as its tags have them; None if it has no tags.

        Args:
            page: The page.
            read: Its text.
            edits: What to change in the text.
            added: What is read below it.
        """
        if self._tree.is_spent or not read.is_placed:
            return None
        content = Content(read.raw, read.text)
        roots = self._tree.on_page(page, lambda: content.ids)
        leaves = list(self._elements.leaves(roots))
        if not leaves:
            return None
        runs = content.runs
        more = list(_gaps(read, runs, leaves))
        texts = RunTexts(read.text, [*edits, *more], runs)
        lines = marked_lines(texts, leaves, added)
        counted = {"inside": lines.inside, "outside": lines.outside, "several": lines.several}
        self._pages.append(counted)
        return lines


def _gaps(read: PageText, runs: Sequence[Run], leaves: Sequence[Leaf]) -> Iterator[Edit]:
    of_content: dict[int, list[Run]] = {}
    for run in runs:
        of_content.setdefault(run.content, []).append(run)
    paragraphs = (leaf for leaf in leaves if leaf.mark.kind == "paragraph")
    for _, same in groupby(paragraphs, key=lambda leaf: leaf.mark.element):
        yield from gaps(read, [r for leaf in same for r in of_content.get(leaf.content, ())], GAP)
