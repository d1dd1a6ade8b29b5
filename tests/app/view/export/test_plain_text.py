from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.view.export.plain_text import answer_as_text
from app.view.reports import reference
from ingest.corpus import Corpus
from tests.app.answer.comparison.made import compared
from tests.app.answer.lead.made import library_of


@pytest.mark.parametrize("question", ["Hoeveel migranten gingen naar huis?"])
def test_every_marker_has_a_footnote_with_page_and_link(
    question: str, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(question)
    text = answer_as_text(answer, answerer.library)
    said, notes = text.split("\n\n")
    assert answer.citations
    for citation, note in zip(answer.citations, notes.split("\n"), strict=True):
        assert f"[{citation.number}]" in said
        assert note.startswith(f"[{citation.number}] Proefrapport, p. {citation.page}")
        assert note.endswith(f" {{base}}?s={reference(citation.ref)}")
        assert text.count(citation.quote) == 1


def test_what_is_said_in_english_is_quoted_in_dutch(bundled: Corpus) -> None:
    answer = compared("Compare the first and second phase of Prospects", bundled)
    assert answer
    said, notes = answer_as_text(answer, library_of(bundled)).split("\n\n")
    title, *rows = said.split("\n")
    assert title == "Prospects: first phase and second phase compared"
    assert all(row.startswith("- ") and "; Second phase: " in row for row in rows)
    for citation, note in zip(answer.citations, notes.split("\n"), strict=True):
        assert f": “{citation.quote}” " in note


def test_a_notice_has_no_footnotes(answerer: ExtractiveAnswerer) -> None:
    answer = answerer.answer("How do I bake an apple pie with cinnamon?")
    assert answer_as_text(answer, answerer.library) == answer.notice
