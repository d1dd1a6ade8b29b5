"""Comparisons of a report without an index: nothing else is found for a question."""

from __future__ import annotations

from app.answer.answer import Answer
from app.answer.comparison.comparing import Comparer
from app.answer.comparison.table import Row
from app.answer.lead.check import check_draft
from app.answer.lead.draft import Draft
from app.query.query import Query, read_question
from index.hits import SearchResult
from index.language import LanguageDetector
from ingest.corpus import Corpus
from tests.app.answer.lead.made import library_of

DETECTOR = LanguageDetector()


MADE: dict[int, Comparer] = {}  # one of each report that a test compares in


def comparer_of(corpus: Corpus) -> Comparer:
    """Returns what compares in one report."""
    if id(corpus) not in MADE:
        MADE[id(corpus)] = Comparer(library_of(corpus), _nothing)
    return MADE[id(corpus)]


def compared(question: str, corpus: Corpus) -> Answer | None:
    """Returns the comparison that a question asks for; its lead is held against its sentences."""
    return checked(comparer_of(corpus)(read_question(question, DETECTOR)), corpus)


def checked(answer: Answer | None, corpus: Corpus) -> Answer | None:
    """Returns a comparison whose cells are verbatim and whose lead is founded."""
    if answer is None:
        return None
    library = library_of(corpus)
    assert answer.comparison
    cited = {one.number: one.ref for one in answer.citations}
    for row in answer.comparison.rows:
        assert len(row.cells) == len(answer.comparison.columns)
        for value in (value for cell in row.cells for value in cell):
            (ref,) = (cited[number] for number in value.citations)
            assert value.text in library.sentence(ref).text_in(answer.language)
    if lead := answer.lead:
        draft = Draft(lead.text, tuple(cited[one] for one in lead.citations), lead.calculation)
        assert check_draft(draft, answer.language, library)
    return answer


def columns(question: str, corpus: Corpus) -> tuple[str, ...]:
    """Returns what a question compares; nothing if it is no request to compare."""
    answer = compared(question, corpus)
    return answer.comparison.columns if answer and answer.comparison else ()


def row(question: str, corpus: Corpus, aspect: str) -> Row:
    """Returns the first row of an aspect."""
    answer = compared(question, corpus)
    assert answer
    assert answer.comparison
    return next(one for one in answer.comparison.rows if one.aspect == aspect)


def _nothing(query: Query) -> SearchResult:
    return SearchResult((), (), (), 0.0, 0.0, 0.0, 0.0, 0.0)
