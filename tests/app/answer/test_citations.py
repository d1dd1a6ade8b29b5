from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.answer.citations import cite, formatted_reference, is_verbatim
from index.library import Library
from index.rows import SentenceRef
from ingest.document import Report, SentenceKey
from tests.fakes import JORDAN, SYRIA


def test_a_citation_quotes_the_sentence_with_its_place(library: Library) -> None:
    citation = cite(library, SentenceRef("proef", JORDAN), 2)
    assert citation.quote == "Jordanië ontving 60 miljoen euro voor onderwijs."
    assert citation.translation == "Jordan received 60 million euros for education."
    assert (citation.number, citation.page, citation.source_lines) == (2, 6, (2, 4))
    assert citation.section == ("1 Inleiding",)
    assert is_verbatim(library, citation)


def test_a_table_row_is_quoted_as_the_source_has_it(library: Library) -> None:
    citation = cite(library, SentenceRef("proef", SYRIA), 1)
    assert citation.is_restated
    assert citation.quote == "E. Syrié 12.640"
    assert is_verbatim(library, citation)


def test_a_changed_quote_or_page_is_not_verbatim(library: Library) -> None:
    citation = cite(library, SentenceRef("proef", JORDAN), 1)
    assert not is_verbatim(library, replace(citation, quote="Jordanië ontving 61 miljoen euro."))
    assert not is_verbatim(library, replace(citation, page=7))


def test_a_report_without_pages_is_referred_to_by_its_part_and_heading(library: Library) -> None:
    report = replace(library.report("proef"), is_paged=False)
    part, heading = report.blocks[0].page, report.blocks[0].section[-1]
    assert formatted_reference(report, part) == f"{report.title}, deel {part} (“{heading}”)"
    paged = formatted_reference(replace(report, is_paged=True), part)
    assert paged == f"{report.title}, p. {part}"


def test_every_sentence_of_every_report_can_be_cited_verbatim(library: Library) -> None:
    assert all(is_verbatim(library, cite(library, ref, 1)) for ref in library.sentences)


@pytest.mark.parametrize(
    ("key", "change"),
    [
        (JORDAN, {"quote": ""}),
        (JORDAN, {"ref": SentenceRef("proef", SentenceKey("a1", 9))}),
        (JORDAN, {"ref": SentenceRef("elders", JORDAN)}),
        (JORDAN, {"is_restated": True, "quote": "Nederland steunt opvang in de regio."}),
        (SYRIA, {"is_restated": False, "quote": "Syrië: 12.640 asielaanvragen."}),
        (SYRIA, {"source_lines": (12, 12), "quote": "E. Turkije 2.685"}),
    ],
)
def test_what_cannot_be_shown_is_not_verbatim(
    key: SentenceKey, change: dict[str, Any], library: Library
) -> None:
    citation = cite(library, SentenceRef("proef", key), 1)
    assert is_verbatim(library, citation)
    assert not is_verbatim(library, replace(citation, **change))


def test_part_of_a_sentence_is_verbatim(library: Library) -> None:
    citation = cite(library, SentenceRef("proef", JORDAN), 1)
    assert is_verbatim(library, replace(citation, quote="60 miljoen euro voor onderwijs"))


def test_every_sentence_of_the_bundled_report_stands_in_its_source(bundled_report: Report) -> None:
    blocks = [block for block in bundled_report.blocks if not block.is_restated]
    assert len(blocks) > 100
    for block in blocks:
        for sentence in block.sentences:
            assert bundled_report.has_words_of(block, sentence.text), sentence.text
            assert not bundled_report.has_words_of(block, f"{sentence.text} Zzkwibus")
