from __future__ import annotations

import pytest

from ingest.corpus import Corpus
from tests.app.answer.lead.made import bundled_fact, lead, text_of


@pytest.mark.parametrize(
    ("question", "ids", "expected"),
    [
        (
            "Hoeveel vluchtelingen vangt Turkije op?",
            ("f-b023-1-1", "f-b088-1-1"),
            "Turkije: 3,3 miljoen (pagina 8) of 3,4 miljoen (pagina 17)",
        ),
        (
            "aantal vluchtelingen turkije",
            ("f-b088-1-1",),
            "Turkije: 3,3 miljoen (pagina 8) of 3,4 miljoen (pagina 17)",
        ),
        (
            "How many refugees does Türkiye host?",
            ("f-b088-1-1", "f-b023-1-1"),
            "Türkiye: 3.3 million (page 8) or 3.4 million (page 17)",
        ),
        (
            "How many refugees live in Iran?",
            ("f-b023-0-1",),
            "Iran: 3.8 million (page 8) or 3.4 million (page 15)",
        ),
    ],
)
def test_both_figures_are_said(
    bundled: Corpus, question: str, ids: tuple[str, ...], expected: str
) -> None:
    assert text_of(question, bundled, *ids) == expected


def test_both_sentences_are_cited(bundled: Corpus) -> None:
    fact = bundled_fact(bundled, "f-b023-1-1")
    draft = lead("Hoeveel vluchtelingen vangt Turkije op?", bundled, fact)
    assert draft is not None
    assert [ref.key.block for ref in draft.refs] == ["b023", "b088"]
