"""From a sentence of the report to a citation that a reader can check."""

from __future__ import annotations

from dataclasses import dataclass

from app.wording import word
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.document import Report, in_language

BASE = "{base}"  # stands for the address of the chat, which the server need not know


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence of an answer comes from.

    Attributes:
        number: Its marker in the answer, from 1.
        ref: The sentence cited.
        quote: What the report says, word for word: the sentence with OCR errors repaired, or,
            for a row of a table, the source's own lines.
        translation: The sentence in English, or None.
        page: Printed page on which the quote starts.
        section: Heading path in the report's language.
        section_translation: Heading path in English, or empty.
        source_lines: First and last line of the source file.
        is_restated: Whether the answer restates a row of a table.
        value_uncertain: Whether a figure in it is not legible in the source.
        is_paged: Whether its page is one; of a report without pages it is a part.
    """

    number: int
    ref: SentenceRef
    quote: str
    translation: str | None
    page: int
    section: tuple[str, ...]
    section_translation: tuple[str, ...]
    source_lines: tuple[int, int]
    is_restated: bool
    value_uncertain: bool
    is_paged: bool = True

    def section_in(self, language: str) -> tuple[str, ...]:
        """Returns the heading path in a language if there is one, else in the report's own."""
        return in_language(language, self.section, self.section_translation)


def cite(library: Library, ref: SentenceRef, number: int) -> Citation:
    """Returns the citation of a sentence."""
    report = library.report(ref.report_id)
    sentence = library.sentence(ref)
    block = library.block(ref)
    restated = block.is_restated
    return Citation(
        number=number,
        ref=ref,
        quote=report.source_text(sentence.source_lines) if restated else sentence.text,
        translation=sentence.translation,
        page=sentence.page,
        section=block.section,
        section_translation=block.section_translation,
        source_lines=sentence.source_lines,
        is_restated=restated,
        value_uncertain=sentence.value_uncertain,
        is_paged=report.is_paged,
    )


def is_verbatim(library: Library, citation: Citation) -> bool:
    """Returns whether the quote stands word for word on the page it names.

    A row of a table is quoted as its source lines; all else stands in the report as it is read,
    on the page of its sentence, and has no word that its source lines or their repairs lack.
    """
    corpus = library.corpora.get(citation.ref.report_id)
    sentence = corpus and corpus.report.sentences.get(citation.ref.key)
    if not corpus or not sentence or not citation.quote.strip():
        return False
    report, block = corpus.report, corpus.report.block[citation.ref.key.block]
    if citation.page != sentence.page or citation.is_restated != block.is_restated:
        return False
    if block.is_restated:
        is_whole = citation.source_lines == sentence.source_lines
        return is_whole and citation.quote == report.source_text(sentence.source_lines)
    return any(
        citation.quote in report.page_text(page) for page in {citation.page, block.page}
    ) and report.has_words_of(block, citation.quote)


def formatted_reference(report: Report, page: int) -> str:
    """Returns how to refer to a page of a report, in the report's own language.

    Of a report without pages it names the part and the heading under which that begins: nobody
    else counts its parts.
    """
    language: Language = "en" if report.language == "en" else "nl"
    place = word("page_short", language, report.is_paged).format(page=page)
    section = () if report.is_paged else next((b.section for b in report.blocks_on(page)), ())
    heading = f" (“{section[-1]}”)" if section else ""
    return f"{report.publisher}, {report.title}, {place}{heading}".removeprefix(", ")


def reads_in_source(is_restated: bool, language: Language) -> str:
    """Returns what stands before the quote of a row of a table, which is no sentence; else ""."""
    return f"{word('source_reads', language)}: " if is_restated else ""


def copy_text(quote: str, place: str, link: str, before: str = "") -> str:
    """Returns a quotation with its place and link; the browser knows what stands for {base}.

    Args:
        quote: What the report says.
        place: Where.
        link: To it.
        before: What stands before the quote, or "".
    """
    return f"{before}\u201c{' '.join(quote.split())}\u201d ({place}) {BASE}{link}"
