"""Blocks -> passages: what retrieval ranks and what people read around a citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from ingest.document import Block, Report, Sentence, SentenceKey, in_language

if TYPE_CHECKING:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

FIRST_SIGN = 0xF0000  # the supplementary private use areas
SIGNS = 0x110000 - FIRST_SIGN


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """How passages are cut.

    Attributes:
        size: Most characters of a passage; a longer sentence stays whole. 1,000 is the size of
            the tutorial pipeline, so that both are compared on equal terms.
        overlap: Characters that a passage may repeat of its predecessor. None is needed where
            no sentence is ever cut.
    """

    size: int = 1000
    overlap: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring sentences of one section: `page_text(page)[start:end] == text`.

    Attributes:
        id: Stable as long as the report and the settings are.
        report_id: The report it is from.
        page: Printed page on which its first block starts, whose text the offsets are of.
        start: Offset of its first character in the page's text.
        end: Offset behind its last character.
        text: One sentence a line, in the report's language.
        translation: The same in English, or None.
        pages: Every printed page its sentences stand on, in order.
        section: Heading path in the report's language.
        section_translation: Heading path in English, or empty.
        sentences: Keys of its sentences, in order.
        source_lines: First and last source line.
    """

    id: str
    report_id: str
    page: int
    start: int
    end: int
    text: str
    translation: str | None
    pages: tuple[int, ...]
    section: tuple[str, ...]
    section_translation: tuple[str, ...]
    sentences: tuple[SentenceKey, ...]
    source_lines: tuple[int, int]

    @property
    def first_page(self) -> int:
        """Printed page on which its first sentence starts: the one to name and to open."""
        return self.pages[0]

    def text_in(self, language: str) -> str:
        """Returns the text in a language if there is one, else in the report's own."""
        return in_language(language, self.text, self.translation)

    def section_in(self, language: str) -> tuple[str, ...]:
        """Returns the heading path in a language if there is one, else in the report's own."""
        return in_language(language, self.section, self.section_translation)


def make_passages(report: Report, settings: PassageSettings | None = None) -> list[Passage]:
    """Returns the passages of a report in reading order; every sentence is in at least one.

    A passage never crosses a heading, a page's text or the line between body and footnotes,
    and never cuts a sentence.
    """
    settings = settings or PassageSettings()
    passages = []
    for page, blocks_on_page in _pages(report).items():
        page_text = "\n\n".join(map(_text, blocks_on_page))
        for start, blocks in _sections(blocks_on_page):
            spans = list(_sentence_spans(blocks, start))
            for numbers in _cut(blocks, settings):
                inside = [spans[number] for number in numbers]
                span = inside[0][1], inside[-1][2]
                sentences = [sentence for sentence, _, _ in inside]
                passages.append(_passage(report, page, page_text, span, sentences))
    return passages


def _pages(report: Report) -> dict[int, list[Block]]:
    """Returns the blocks of each page; asking the report page by page takes long for many."""
    pages: dict[int, list[Block]] = {}
    for block in report.blocks:
        pages.setdefault(block.page, []).append(block)
    return pages


def _cut(blocks: Sequence[Block], settings: PassageSettings) -> Iterator[list[int]]:
    """Yields the numbers of the sentences of each passage, counted through the blocks.

    The splitter gets one private-use character a sentence, which it counts at the sentence's
    length: so it cannot cut one, and sentences of the same text are told apart.
    """
    sentences = [sentence for block in blocks for sentence in block.sentences]
    if len(sentences) > SIGNS and len(blocks) > 1:
        half = len(blocks) // 2
        yield from _cut(blocks[:half], settings)
        before = sum(len(block.sentences) for block in blocks[:half])
        for numbers in _cut(blocks[half:], settings):
            yield [before + number for number in numbers]
        return
    if len(sentences) == 1:
        yield [0]
        return
    lengths = {chr(FIRST_SIGN + n): len(sentence.text) for n, sentence in enumerate(sentences)}
    signs = iter(lengths)
    text = "\n\n".join("\n".join(islice(signs, len(block.sentences))) for block in blocks)
    splitter = _splitter(
        separators=["\n\n", "\n"],
        chunk_size=settings.size,
        chunk_overlap=settings.overlap,
        keep_separator=False,
        length_function=lambda piece: sum(lengths.get(sign, 1) for sign in piece),
    )
    for chunk in splitter.split_text(text):
        yield [ord(sign) - FIRST_SIGN for sign in chunk if sign in lengths]


def split_raw_text(
    text: str, size: int = 1000, overlap: int = 200
) -> list[tuple[str, tuple[int, int]]]:
    """Returns the chunks of a text with their first and last line, 1-based.

    This is the splitter as tutorials use it: it knows no pages, headings or sentences.
    """
    splitter = _splitter(chunk_size=size, chunk_overlap=overlap, add_start_index=True)
    chunks = []
    for chunk in splitter.create_documents([text]):
        start = chunk.metadata["start_index"]
        first = text.count("\n", 0, start) + 1
        last = first + chunk.page_content.count("\n")
        chunks.append((chunk.page_content, (first, last)))
    return chunks


def _splitter(**settings: Any) -> RecursiveCharacterTextSplitter:  # noqa: ANN401
    # It takes a third of a second and twenty megabytes, and only building needs it.
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(**settings)


def _text(block: Block) -> str:
    return "\n".join(sentence.text for sentence in block.sentences)


def _sections(blocks: Iterable[Block]) -> Iterator[tuple[int, list[Block]]]:
    """Yields (offset in the page's text, neighbouring blocks under the same heading)."""
    start = 0
    for _, group in groupby(blocks, key=lambda block: (block.section, block.kind == "footnote")):
        section = list(group)
        yield start, section
        start += sum(len(_text(block)) + len("\n\n") for block in section)


def _sentence_spans(blocks: Iterable[Block], start: int) -> Iterator[tuple[Sentence, int, int]]:
    for block in blocks:
        for sentence in block.sentences:
            yield sentence, start, start + len(sentence.text)
            start += len(sentence.text) + len("\n")
        start += len("\n")


def _passage(
    report: Report, page: int, page_text: str, span: tuple[int, int], sentences: list[Sentence]
) -> Passage:
    block = report.block[sentences[0].key.block]
    first = sentences[0].key
    translations = [sentence.translation for sentence in sentences if sentence.translation]
    return Passage(
        id=f"{report.id}:{first.block}.{first.number}",
        report_id=report.id,
        page=page,
        start=span[0],
        end=span[1],
        text=page_text[span[0] : span[1]],
        translation="\n".join(translations) if len(translations) == len(sentences) else None,
        pages=tuple(sorted({sentence.page for sentence in sentences})),
        section=block.section,
        section_translation=block.section_translation,
        sentences=tuple(sentence.key for sentence in sentences),
        source_lines=(
            min(sentence.source_lines[0] for sentence in sentences),
            max(sentence.source_lines[1] for sentence in sentences),
        ),
    )
