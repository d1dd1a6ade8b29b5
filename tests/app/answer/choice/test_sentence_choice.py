from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.choice.sentence_choice import ChoiceSettings, choose
from index.hits import QuestionMatch, SearchResult, SentenceHit
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.document import Block, Report, Sentence, SentenceKey
from ingest.facts import Antecedent
from tests.facts import fact
from tests.fakes import (
    GUIDANCE,
    IOM_NOTE,
    JORDAN,
    RETURN,
    SUPPORT,
    SYRIA,
    TURKEY,
    FakeEncoder,
    asked,
    make_library,
)


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


def test_words_that_are_inserted_count_as_words(library: Library) -> None:
    result, settings = _result(_hit(JORDAN, 10), _hit(SUPPORT, 9)), ChoiceSettings(words=13)
    assert len(choose(asked("Wat?"), result, library, settings).refs) == 2
    corpus = library.corpora["proef"]
    meant = {"nl": (Antecedent("de regio", "de regio van herkomst"),)}
    explained = replace(corpus, facts=(fact(SUPPORT, antecedents=meant),))
    changed = replace(library, corpora={**library.corpora, "proef": explained})
    assert len(choose(asked("Wat?"), result, changed, settings).refs) == 1


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
    unprepared = replace(library.corpora["proef"], anticipated=())
    automatic = replace(library, corpora={**library.corpora, "proef": unprepared})
    assert _chosen(automatic, result, question) == chosen


def test_of_a_report_with_prepared_questions_no_more_is_said_than_it_takes(
    library: Library,
) -> None:
    result = _result(_hit(SUPPORT, 10), _hit(GUIDANCE, 9), _hit(IOM_NOTE, 8))
    query = asked("Waarom?")
    sure, unsure = ChoiceSettings(doubt=1.0), ChoiceSettings(doubt=0.0, relevant_share=0.0)
    assert [ref.key for ref in choose(query, result, library, sure).refs] == [SUPPORT]
    assert len(choose(query, result, library, unsure).refs) == 3
    alone = ChoiceSettings(doubt=0.0, relevant_share=1.1)  # none is so much more probable
    assert [ref.key for ref in choose(query, result, library, alone).refs] == [SUPPORT]


def test_in_part_more_is_said() -> None:
    settings = ChoiceSettings(doubt=0.3, words=90)
    assert (settings.in_part.doubt, settings.in_part.words) == (0.15, 105)


def test_a_bare_link_is_never_an_answer(library: Library) -> None:
    link = replace(library.sentence(SentenceRef("proef", SUPPORT)), text="Bron: https://a.nl/b")
    sentences = library.report("proef").sentences
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sentences, SUPPORT, link)
        assert _chosen(library, _result(_hit(SUPPORT, 10), _hit(JORDAN, 9))) == [JORDAN]


def test_a_broad_question_gets_its_set_and_what_matches_best(library: Library) -> None:
    result = _result(_hit(JORDAN, 10), _hit(RETURN, 8), _hit(SUPPORT, 4), broad=(GUIDANCE, RETURN))
    choice = choose(asked("Vat samen wat er gebeurde."), result, library)
    assert [ref.key for ref in choice.refs] == [JORDAN, RETURN, GUIDANCE]
    assert choice.is_set


def test_where_no_list_is_asked_for_a_broad_question_near_it_changes_nothing(
    library: Library,
) -> None:
    hits = _hit(JORDAN, 10), _hit(RETURN, 8), _hit(SUPPORT, 4)
    plain = choose(asked("Wat?"), _result(*hits), library)
    assert choose(asked("Wat?"), _result(*hits, broad=(GUIDANCE, RETURN)), library) == plain
    assert not plain.is_set


def test_a_set_keeps_the_sentences_of_a_block_together_and_in_order(library: Library) -> None:
    result = _result(
        _hit(TURKEY, 10), _hit(GUIDANCE, 9), _hit(SYRIA, 8), broad=(SYRIA, TURKEY, GUIDANCE)
    )
    assert _chosen(library, result, "Welke landen?") == [SYRIA, TURKEY, GUIDANCE]


def test_nothing_found_is_nothing_chosen(library: Library) -> None:
    assert choose(asked("Wat?"), _result(), library).refs == ()


ROWS = (
    "Uit Syrië kwamen 12 aanvragen.",
    "Uit Turkije kwamen 2 aanvragen.",
    "Samen waren het 30 aanvragen.",
    "Uit Irak kwamen 7 aanvragen.",
    "Uit Jemen kwamen 9 aanvragen.",
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A table of four rows of one kind around their total."""
    sentences = tuple(
        Sentence(SentenceKey("t1", place), text, None, 1, (place + 1, place + 1), ())
        for place, text in enumerate(ROWS)
    )
    block = Block("t1", "table", 1, ("Landen",), (), sentences, ((1, len(ROWS)),), None)
    corpus = Corpus(Report("proef", "Proef", "nl", "2" * 64, ROWS, (block,)))
    return make_library(tmp_path_factory.mktemp("table") / "index", [corpus], FakeEncoder())


@pytest.mark.parametrize(
    ("found", "said_rows"),
    [((0, 1, 3), [0, 1, 3, 4]), ((0, 1), [0, 1])],  # two rows are no sign of a list
)
def test_three_rows_of_a_list_bring_the_others_and_not_its_total(
    found: tuple[int, ...], said_rows: list[int], table: Library
) -> None:
    keys = tuple(SentenceKey("t1", place) for place in found)
    result = _result(*(_hit(key, 10 - place) for place, key in enumerate(keys)), broad=keys)
    assert [key.number for key in _chosen(table, result, "Uit welke landen?")] == said_rows


def test_the_row_of_a_country_comes_before_the_total_of_its_table(table: Library) -> None:
    total, iraq = SentenceKey("t1", 2), SentenceKey("t1", 3)
    result = _result(_hit(total, 10), _hit(iraq, 9))
    assert _chosen(table, result, "Wat weten we van Irak?") == [iraq, total]


@pytest.mark.parametrize(("score", "said"), [(9.5, True), (3.5, False)])
def test_little_is_left_where_the_best_is_about_another_country(
    library: Library, score: float, said: bool
) -> None:
    choice = choose(
        asked("Hoeveel kreeg Turkije?"), _result(_hit(JORDAN, 10), _hit(TURKEY, score)), library
    )
    assert [ref.key for ref in choice.refs] == [TURKEY] * said
    assert choice.is_beside_another_place == said
