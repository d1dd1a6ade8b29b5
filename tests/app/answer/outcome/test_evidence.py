from __future__ import annotations

import pytest

from app.answer.outcome.evidence import Evidence, context_texts, weigh
from index.fact_search import FactsFound
from index.library import Library
from index.rows import SentenceRef
from index.search import Retriever
from ingest.document import SentenceKey
from tests.fakes import JORDAN, RETURN, SYRIA, asked


def _weigh(question: str, retriever: Retriever, library: Library, key: SentenceKey) -> Evidence:
    result = retriever.search(question, "nl")
    return weigh(
        asked(question), question, result, FactsFound(), [SentenceRef("proef", key)], library
    )


def test_the_indexed_question_itself_is_full_evidence(
    retriever: Retriever, library: Library
) -> None:
    evidence = _weigh("Welk land kreeg geld voor scholen?", retriever, library, JORDAN)
    assert evidence.question_cosine > 0.999
    assert evidence.wording > 0.999


def test_a_country_or_year_that_the_sources_do_not_name_counts(
    retriever: Retriever, library: Library
) -> None:
    assert _weigh("Wat kreeg Jordanië?", retriever, library, JORDAN).slots == 0
    assert _weigh("Wat kreeg Kenia in 1999?", retriever, library, JORDAN).slots == -2


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Wat deed de Wereldbank met RVO?", 2),
        ("Wereldbank?", 0),  # it opens the question: any word may
        ("Kreeg Jordanië geld voor Onderwijsinstellingen?", 0),
        ("Wat kreeg Peru?", 0),  # a slot, counted there
    ],
)
def test_a_name_that_the_sources_do_not_have_counts(
    question: str, missing: int, retriever: Retriever, library: Library
) -> None:
    assert _weigh(question, retriever, library, JORDAN).other_names == -missing


def test_a_figure_asked_for_must_be_cited(retriever: Retriever, library: Library) -> None:
    number = "Hoeveel mensen keerden terug?"
    assert _weigh(number, retriever, library, RETURN).type_found == 1
    assert _weigh("Waarom keerden mensen terug?", retriever, library, RETURN).type_found == 0.5
    assert _weigh("Wanneer kreeg Jordanië geld?", retriever, library, JORDAN).type_found == 0


def test_coverage_forgives_a_typing_error(retriever: Retriever, library: Library) -> None:
    right = _weigh("onderwijs", retriever, library, JORDAN).coverage
    wrong = _weigh("ondrwijs", retriever, library, JORDAN).coverage
    other = _weigh("landbouw", retriever, library, JORDAN).coverage
    assert right == 1
    assert wrong > other == 0


def test_the_context_of_a_table_row_is_the_row_alone(library: Library) -> None:
    context = " ".join(context_texts(library, [SentenceRef("proef", SYRIA)]))
    assert "12.640" in context
    assert "2.685" not in context


def test_the_vector_follows_the_names(retriever: Retriever, library: Library) -> None:
    evidence = _weigh("Wat kreeg Jordanië?", retriever, library, JORDAN)
    assert dict(zip(Evidence.names(), evidence.vector(), strict=True))["slots"] == evidence.slots
