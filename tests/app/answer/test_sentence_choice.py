from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.sentence_choice import ChoiceSettings, choose
from index.hits import QuestionMatch, SearchResult, SentenceHit
from index.library import Library
from index.rows import SentenceRef
from ingest.document import SentenceKey
from tests.fakes import GUIDANCE, IOM_NOTE, JORDAN, RETURN, SUPPORT, SYRIA, TURKEY, asked


def _hit(key: SentenceKey, score: float) -> SentenceHit:
    return SentenceHit(SentenceRef("proef", key), score, 0.5, 0.5, 1.0, 1.0)


def _result(*hits: SentenceHit, broad: tuple[SentenceKey, ...] = ()) -> SearchResult:
    answers = tuple(SentenceRef("proef", key) for key in broad)
    matches = (QuestionMatch("Vat samen", "broad", answers, 1.5),) if broad else ()
    return SearchResult((), hits, matches)


def _chosen(library: Library, result: SearchResult, question: str = "Wat?") -> list[SentenceKey]:
    return [ref.key for ref in choose(asked(question), result, library).refs]


def test_the_best_come_first_and_the_far_worse_are_left_out(library: Library) -> None:
    result = _result(_hit(JORDAN, 10), _hit(SUPPORT, 4), _hit(GUIDANCE, 1))
    assert _chosen(library, result) == [JORDAN, SUPPORT]


def test_words_are_limited_but_the_first_sentence_is_always_said(library: Library) -> None:
    result = _result(_hit(JORDAN, 10), _hit(SUPPORT, 9))
    choice = choose(asked("Wat?"), result, library, ChoiceSettings(words=3))
    assert [ref.key for ref in choice.refs] == [JORDAN]


def test_rows_about_other_countries_are_left_out(library: Library) -> None:
    result = _result(_hit(TURKEY, 10), _hit(SYRIA, 9), _hit(GUIDANCE, 8))
    assert _chosen(library, result, "Hoeveel Syrië?") == [SYRIA, GUIDANCE]


def test_of_a_table_the_row_asked_for_comes_first(library: Library) -> None:
    result = _result(_hit(TURKEY, 10), _hit(SYRIA, 9))
    assert _chosen(library, result, "Hoeveel in Syrië en Turkije?") == [TURKEY, SYRIA]
    assert _chosen(library, result, "Hoeveel in Syrië?") == [SYRIA]


@pytest.mark.parametrize(
    ("question", "chosen"),
    [
        ("Hoeveel mensen?", [SUPPORT, GUIDANCE, RETURN]),
        ("Wanneer?", [SUPPORT, GUIDANCE, RETURN]),
        ("Waarom?", [SUPPORT, GUIDANCE, IOM_NOTE]),
    ],
)
def test_one_of_the_sentences_holds_the_figure_or_date_asked_for(
    question: str, chosen: list[SentenceKey], library: Library
) -> None:
    found = [SUPPORT, GUIDANCE, IOM_NOTE, RETURN]
    result = _result(*(_hit(key, 10 - place) for place, key in enumerate(found)))
    assert _chosen(library, result, question) == chosen


def test_a_bare_link_is_never_an_answer(library: Library) -> None:
    link = replace(library.sentence(SentenceRef("proef", SUPPORT)), text="Bron: https://a.nl/b")
    sentences = library.report("proef").sentences
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sentences, SUPPORT, link)
        assert _chosen(library, _result(_hit(SUPPORT, 10), _hit(JORDAN, 9))) == [JORDAN]


def test_a_broad_question_gets_its_set_and_what_matches_best(library: Library) -> None:
    result = _result(_hit(JORDAN, 10), _hit(RETURN, 8), _hit(SUPPORT, 4), broad=(GUIDANCE, RETURN))
    choice = choose(asked("Wat?"), result, library)
    assert [ref.key for ref in choice.refs] == [JORDAN, RETURN, GUIDANCE]
    assert choice.is_set


def test_a_set_keeps_the_sentences_of_a_block_together_and_in_order(library: Library) -> None:
    result = _result(
        _hit(TURKEY, 10), _hit(GUIDANCE, 9), _hit(SYRIA, 8), broad=(SYRIA, TURKEY, GUIDANCE)
    )
    assert _chosen(library, result) == [SYRIA, TURKEY, GUIDANCE]


def test_nothing_found_is_nothing_chosen(library: Library) -> None:
    assert choose(asked("Wat?"), _result(), library).refs == ()
