"""The report as data: sentences in blocks, on pages, under headings.

The sentence is the unit of citation. A page's text is written one sentence a line with an
empty line between blocks, so that whatever cuts at line ends cuts between sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from ingest.text.alignment import WORD, fold, source_words

TRANSLATED_INTO = "en"  # what an edition translates a report into

BlockKind = Literal["heading", "paragraph", "bullet", "box", "table", "footnote"]

T = TypeVar("T")


def in_language(language: str, own: T, translated: T | None) -> T:
    """Returns something in the language wanted, or in the report's own if it is not translated.

    Args:
        language: ISO 639-1 code.
        own: In the report's language.
        translated: The same in English; empty or None if there is no translation.
    """
    return translated if language == TRANSLATED_INTO and translated else own


class SentenceKey(NamedTuple):
    """Where a sentence stands: block id and 0-based number within the block."""

    block: str
    number: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the report.

    Attributes:
        key: Its place in the report.
        text: The sentence in the report's language, OCR errors repaired. In a table block it
            restates a row and is not a quotation.
        translation: The sentence in English, or None where there is no edition.
        page: Printed page number on which it starts.
        source_lines: First and last line of the source file, 1-based, both included.
        footnotes: Numbers of the footnotes it refers to.
        value_uncertain: True if a figure in it is not legible in the source.
        conflicts: Sentences that give another figure for the same thing.
        last_page: Printed page number on which it ends, if it runs over to another page.
    """

    key: SentenceKey
    text: str
    translation: str | None
    page: int
    source_lines: tuple[int, int]
    footnotes: tuple[int, ...] = ()
    value_uncertain: bool = False
    conflicts: tuple[SentenceKey, ...] = ()
    last_page: int | None = None

    def stands_on(self, page: int) -> bool:
        """Returns whether the sentence, or a part of it, stands on a page."""
        last = self.page if self.last_page is None else self.last_page
        return page in (self.page, last) or self.page < page < last

    def is_in(self, language: str, own: str) -> bool:
        """Returns whether the sentence is there in a language; `own` is that of its report."""
        return language == own or (language == TRANSLATED_INTO and bool(self.translation))

    def text_in(self, language: str) -> str:
        """Returns the sentence in a language if there is one, else in the report's own."""
        return in_language(language, self.text, self.translation)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, bullet, box, table or footnote: sentences that belong together.

    Attributes:
        id: Unique within the report.
        kind: What the block is.
        page: Printed page number on which it starts.
        section: Heading path in the report's language, outermost first.
        section_translation: The same in English; empty where there is no edition.
        sentences: At least one.
        line_ranges: Source lines it was read from, 1-based, both ends included.
        footnote_number: The number of a footnote block, if legible.
        repairs: OCR repairs, each as "read→repaired".
        note: What is uncertain about the block.
    """

    id: str
    kind: BlockKind
    page: int
    section: tuple[str, ...]
    section_translation: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    line_ranges: tuple[tuple[int, int], ...]
    footnote_number: int | None = None
    repairs: tuple[str, ...] = ()
    note: str | None = None

    @property
    def is_restated(self) -> bool:
        """Whether the sentences restate rows of a table instead of quoting running text."""
        return self.kind == "table"

    def section_in(self, language: str) -> tuple[str, ...]:
        """Returns the heading path in a language if there is one, else in the report's own."""
        return in_language(language, self.section, self.section_translation)


@dataclass(frozen=True)
class Report:
    """A whole report.

    Attributes:
        id: Short name that every passage, citation and index row carries.
        title: For people.
        language: ISO 639-1 code of the text.
        sha256: Of the source file's bytes, in hexadecimal.
        source: The source's lines, as delivered.
        blocks: In reading order.
        doubts: What the ingest was unsure of, one sentence each.
        publisher: Who published it, for references to it; "" if that is not known.
        page_starts: The first source line of each page of its file; empty if that has no pages.
        is_paged: Whether its pages are pages. Where a file does not say where pages begin, what is
            called a page in all of this is a part of the text.
    """

    id: str
    title: str
    language: str
    sha256: str
    source: tuple[str, ...]
    blocks: tuple[Block, ...]
    doubts: tuple[str, ...] = field(default=())
    publisher: str = ""
    page_starts: tuple[int, ...] = ()
    is_paged: bool = True

    @cached_property
    def sentences(self) -> Mapping[SentenceKey, Sentence]:
        """Every sentence by its key, in reading order."""
        return {sentence.key: sentence for block in self.blocks for sentence in block.sentences}

    @cached_property
    def block(self) -> Mapping[str, Block]:
        """Every block by its id."""
        return {block.id: block for block in self.blocks}

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """Printed page numbers on which a sentence starts or ends, in the order of the source."""
        # A block may leave out a page on which a footnote below it starts.
        first_line: dict[int, int] = {}
        for sentence in self.sentences.values():
            first, last = sentence.source_lines
            for page, line in ((sentence.page, first), (sentence.last_page, last)):
                if page is not None:
                    first_line[page] = min(line, first_line.get(page, line))
        return tuple(sorted(first_line, key=lambda page: first_line[page]))

    def file_pages(self, lines: tuple[int, int]) -> range:
        """Returns on which pages of the file source lines stand, counted from 0.

        That is another number than the printed one. Of a file without pages there are none.
        """
        first, last = (bisect_right(self.page_starts, line) for line in lines)
        return range(first - 1, last) if first else range(0)

    def blocks_on(self, page: int) -> Iterator[Block]:
        """Yields the blocks that start on a page, in reading order."""
        return (block for block in self.blocks if block.page == page)

    def page_text(self, page: int) -> str:
        """Returns the text of the blocks that start on a page; empty for an unknown page."""
        return "\n\n".join(
            "\n".join(sentence.text for sentence in block.sentences)
            for block in self.blocks_on(page)
        )

    def has_words_of(self, block: Block, text: str) -> bool:
        """Returns whether a block's source lines and their repairs hold every word of a text.

        Accents and case do not matter, nor does where the source breaks a word.
        """
        lines = [
            (number, self.source[number - 1].strip())
            for first, last in block.line_ranges
            for number in range(first, last + 1)
        ]
        read = [word for word, _, _ in source_words(lines)]
        words, joined = {*read, *WORD.findall(fold(" ".join(block.repairs)))}, "".join(read)
        return all(word in words or word in joined for word in WORD.findall(fold(text)))

    def source_text(self, lines: tuple[int, int]) -> str:
        """Returns source lines (1-based, both included) as delivered, white space collapsed."""
        first, last = lines
        return " ".join(" ".join(self.source[first - 1 : last]).split())
