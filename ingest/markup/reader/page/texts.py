"""The text between two blocks of a page, with the places in it where pages begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.isolated import StoppedError

MOST_CHARACTERS = 50_000_000  # as of PDF files
EMPTY_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a paragraph that stands on one page; None if the file does not say which."""

    text: str
    page: int | None


@dataclass(slots=True)
class Texts:
    """What was read since the last block.

    Attributes:
        page: The page at the last block.
    """

    page: int | None = None
    _read: list[str | int] = field(default_factory=list)  # a number is where its page begins
    _left: int = field(default_factory=lambda: MOST_CHARACTERS)

    def add(self, text: str) -> None:
        """Adds text, in which an empty line parts paragraphs.

        Raises:
            StoppedError: There is too much of it.
        """
        self._left -= len(text)
        if self._left < 0:
            raise StoppedError("characters")
        self._read.append(text)

    def begin_page(self, number: int) -> None:
        """Begins a page."""
        self._read.append(number)

    def ends_with(self, pattern: re.Pattern[str]) -> bool:
        """Returns whether the last text added has a pattern."""
        last = self._read[-1] if self._read else ""
        return isinstance(last, str) and bool(pattern.search(last))

    def forget(self) -> None:
        """Forgets the text, not where pages begin."""
        self._read = [each for each in self._read if isinstance(each, int)]

    def paragraphs(self) -> Iterator[list[Part]]:
        """Yields the paragraphs, each at least one part, and forgets them."""
        pages: list[tuple[int | None, list[str]]] = [(self.page, [])]
        for each in self._read:
            if isinstance(each, int):
                pages.append((each, []))
            else:
                pages[-1][1].append(each)
        self._read = []
        self.page = pages[-1][0]
        paragraph: list[Part] = []
        for page, texts in pages:
            for count, lines in enumerate(EMPTY_LINE.split("".join(texts))):
                if count and paragraph:
                    yield paragraph
                    paragraph = []
                if text := " ".join(lines.split()):
                    paragraph.append(Part(text, page))
        if paragraph:
            yield paragraph
