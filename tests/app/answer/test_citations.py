from __future__ import annotations

from dataclasses import replace

from app.answer.citations import cite, is_verbatim
from index.library import Library
from index.rows import SentenceRef
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


def test_every_sentence_of_every_report_can_be_cited_verbatim(library: Library) -> None:
    assert all(is_verbatim(library, cite(library, ref, 1)) for ref in library.sentences)
