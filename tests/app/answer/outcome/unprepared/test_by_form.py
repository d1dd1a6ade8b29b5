from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.choice.sentence_choice import Choice
from app.answer.outcome.abstention import ANSWER_ALL
from app.answer.outcome.unprepared.by_form import (
    BEARS,
    FOUND,
    FOUND_ALL_THE_SAME,
    NEAREST,
    STATED,
    UNSTATED,
    Finding,
    finding,
    of_the_part_named,
)
from app.query.query import Query
from app.wording import word
from index.library import Library
from index.rows import SentenceRef
from index.search import Retriever
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from tests.fakes import (
    DROUGHT,
    WATER,
    FakeEncoder,
    asked,
    edition_corpus,
    make_library,
    plain_corpus,
    tiny_corpora,
)

SAID = "Er zijn 45 boeren zonder water."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    report = plain_corpus().report
    (block,) = report.blocks
    counted = replace(block.sentences[1], text=SAID)
    block = replace(block, sentences=(block.sentences[0], counted))
    report = replace(report, source=(*report.source[:2], SAID), blocks=(block,))
    return make_library(tmp_path, [Corpus(report)], FakeEncoder())


def _found(question: str, library: Library, least: float = 0.0, confidence: float = 1.0) -> Finding:
    retriever = Retriever(library, FakeEncoder())
    query: Query = asked(question)
    result = retriever.search(query.text, "nl", typed=query.typed)
    hits = tuple(replace(hit, around_match=least) for hit in result.sentences)
    choice = Choice(tuple(hit.ref for hit in hits))
    return finding(
        query, replace(result, sentences=hits), choice, library, FakeEncoder(), confidence
    )


def test_what_states_the_value_is_the_answer_and_comes_first(library: Library) -> None:
    # The other sentence says more of the question's words.
    found = _found("Hoeveel boeren treft de droogte in Kenia?", library)

    assert (found.confidence, found.nearest) == (STATED, "")
    assert [ref.key for ref in found.refs] == [WATER, DROUGHT]


def test_where_no_value_is_asked_for_it_is_what_comes_nearest(library: Library) -> None:
    found = _found("Waarom is er droogte in Kenia?", library)

    assert (found.confidence, found.nearest) == (NEAREST, word("nearest", "nl"))


def test_a_value_that_is_not_stated_is_told(library: Library) -> None:
    found = _found("Welk percentage van Kenia is droog?", library, FOUND)

    assert found.confidence == UNSTATED
    assert found.nearest.endswith("er staat geen percentage in.")


def test_what_a_report_with_prepared_questions_says_beside_it_is_left_out(tmp_path: Path) -> None:
    both = make_library(tmp_path, tiny_corpora(), FakeEncoder())
    prepared, plain = edition_corpus().report.id, plain_corpus().report.id
    refs = [
        next(ref for ref in both.sentences if ref.report_id == id_) for id_ in (plain, prepared)
    ]
    query = asked("Waarom is er droogte?")
    result = Retriever(both, FakeEncoder()).search(query.text, "nl")

    said = finding(query, result, Choice(tuple(refs)), both, FakeEncoder(), 1.0)

    assert said.refs == (refs[0],)


def test_what_the_model_doubts_is_declined_unless_most_words_stand_there(library: Library) -> None:
    question = "Hoeveel boeren treft de droogte in Kenia?"
    doubted = _found(question, library, confidence=BEARS - 0.01)
    worded = _found(question, library, FOUND_ALL_THE_SAME, BEARS - 0.01)

    assert doubted.refs == ()
    assert worded.refs
    assert worded.nearest == word("nearest", "nl")


def test_without_value_and_without_words_it_is_declined(library: Library) -> None:
    assert _found("Welk percentage van Kenia is droog?", library).refs == ()


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Waarom is er droogte in Kenia?", "partly"),
        ("Hoeveel boeren treft de droogte in Kenia?", "answered"),
    ],
)
def test_an_answerer_says_what_was_found(question: str, outcome: str, library: Library) -> None:
    retriever = Retriever(library, FakeEncoder())
    answer = ExtractiveAnswerer(retriever, ANSWER_ALL, by_form=True).answer(question)

    assert answer.outcome == outcome
    assert (answer.missing_notice == word("nearest", "nl")) == (outcome == "partly")
    assert (answer.opening_sentence is not None) == (outcome == "answered")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Wat staat er over de droogte in Kenia?", [DROUGHT]),
        ("Wat staat er over droogte?", []),
        ("Wat staat er over het water in Kenia?", []),
    ],
)
def test_a_question_that_names_a_heading_is_about_that_part(
    question: str, named: list[SentenceKey], tmp_path: Path
) -> None:
    report = plain_corpus().report
    (block,) = report.blocks
    drought, water = block.sentences
    blocks = (
        replace(block, section=("2 Droogte in Kenia",), sentences=(drought,)),
        replace(
            block,
            id="other",
            section=("3 Water",),
            sentences=(replace(water, key=SentenceKey("other", 0)),),
        ),
    )
    library = make_library(tmp_path, [Corpus(replace(report, blocks=blocks))], FakeEncoder())
    refs = [SentenceRef(report.id, key) for key in (DROUGHT, SentenceKey("other", 0))]

    assert [ref.key for ref in of_the_part_named(asked(question), refs, library)] == named
