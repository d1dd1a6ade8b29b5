from __future__ import annotations

from dataclasses import replace

from index.rows import IndexRow, SentenceRef, count_rows, index_rows, sentence_refs
from ingest.bundled import bundled_corpus
from ingest.corpus import UnansweredQuestion
from tests.fakes import DROUGHT, SUPPORT, edition_corpus, plain_corpus, tiny_corpora


def test_sentences_are_numbered_over_all_reports_in_reading_order() -> None:
    refs = sentence_refs(tiny_corpora())

    assert len(refs) == 9
    assert refs[0] == SentenceRef("proef", SUPPORT)
    assert refs[7] == SentenceRef("nota", DROUGHT)


def test_a_sentence_is_followed_by_its_translation() -> None:
    assert index_rows([edition_corpus()])[:2] == [
        IndexRow("sentence", "Nederland steunt opvang in de regio.", "nl", (0,)),
        IndexRow("translation", "The Netherlands supports reception in the region.", "en", (0,)),
    ]


def test_questions_point_at_their_answers_best_first() -> None:
    rows = index_rows([edition_corpus()])

    assert IndexRow("anticipated", "Welk land kreeg geld voor scholen?", "nl", (1,)) in rows
    assert rows[-1] == IndexRow("broad", "Summarise the return policy", "en", (3, 0, 2))


def test_a_question_without_an_answer_points_at_nothing() -> None:
    corpus = replace(edition_corpus(), unanswered=(UnansweredQuestion("Wie vist?", "nl"),))

    assert index_rows([corpus])[-1] == IndexRow("unanswered", "Wie vist?", "nl", ())


def test_a_later_report_points_behind_the_earlier_ones() -> None:
    rows = index_rows([plain_corpus(), edition_corpus()])

    assert [row.sentences for row in rows[:4]] == [(0,), (1,), (0, 1), (2,)]
    assert rows[-1].sentences == (5, 2, 4)


def test_without_an_edition_only_the_text_is_indexed() -> None:
    assert {row.kind for row in index_rows([plain_corpus()])} == {"sentence", "block"}


def test_a_block_is_a_row_under_its_headings_in_both_languages() -> None:
    blocks = [row for row in index_rows([edition_corpus()]) if row.kind == "block"]

    assert blocks[:2] == [
        IndexRow(
            "block",
            "1 Inleiding\nNederland steunt opvang in de regio.\n"
            "Jordanië ontving 60 miljoen euro voor onderwijs.",
            "nl",
            (0, 1),
        ),
        IndexRow(
            "block",
            "1 Introduction\nThe Netherlands supports reception in the region.\n"
            "Jordan received 60 million euros for education.",
            "en",
            (0, 1),
        ),
    ]


def test_rows_are_counted_as_they_are_made() -> None:
    unanswered = (UnansweredQuestion("Wie vist?", "nl"),)
    for corpus in (
        bundled_corpus(),
        plain_corpus(),
        replace(edition_corpus(), unanswered=unanswered),
    ):
        assert count_rows(corpus) == len(index_rows([corpus]))
