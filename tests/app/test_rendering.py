from __future__ import annotations

from dataclasses import replace

from app.answering import ExtractiveAnswerer
from app.citations import cite
from app.rendering import render
from index.rows import SentenceRef
from tests.fakes import SYRIA


def test_markers_link_to_the_sentence_in_the_reading_room(answerer: ExtractiveAnswerer) -> None:
    answer = answerer.answer("Hoeveel migranten gingen naar huis?")
    html = render(answer, answerer.library)
    links = [f'href="?s={citation.ref.key.block}.{citation.ref.key.number}"'
             for citation in answer.citations]  # fmt: skip
    assert links
    assert [link for link in links if link not in html] == []


def test_the_cited_sentence_is_marked_in_both_languages(answerer: ExtractiveAnswerer) -> None:
    html = render(answerer.answer("Hoeveel migranten gingen naar huis?"), answerer.library)
    assert "<mark>In 2022 keerden 1.250 mensen vrijwillig terug.</mark>" in html
    assert "<mark>In 2022, 1,250 people returned voluntarily.</mark>" in html
    assert "<strong>1.250</strong>" in html
    assert "pagina 7" in html


def test_nothing_from_a_question_or_report_is_taken_for_html(
    answerer: ExtractiveAnswerer,
) -> None:
    answer = answerer.answer("Hoeveel migranten gingen naar huis?")
    evil = "<script>alert(1)</script>"
    sentence = replace(answer.sentences[0], text=evil, emphasis=((0, 8),))
    changed = replace(answer, sentences=(sentence, *answer.sentences[1:]), searched=evil)
    html = render(changed, answerer.library)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_one_answer_is_one_block_without_empty_lines(answerer: ExtractiveAnswerer) -> None:
    html = render(answerer.answer("Vat het terugkeerbeleid samen"), answerer.library)
    assert "\n" not in html
    assert html.startswith("<div")


def test_declining_looks_different_and_offers_passages(answerer: ExtractiveAnswerer) -> None:
    answer = answerer.answer("How do I bake an apple pie with cinnamon?")
    html = render(answer, answerer.library)
    assert "rw-declined" in html
    assert "rw-answer" not in html
    assert "Perhaps useful" in html


def test_a_table_row_shows_what_the_source_reads(answerer: ExtractiveAnswerer) -> None:
    answer = answerer.answer("Hoeveel migranten gingen naar huis?")
    row = cite(answerer.library, SentenceRef("proef", SYRIA), 1)
    html = render(replace(answer, citations=(row, *answer.citations[1:])), answerer.library)
    assert "<q>E. Syrié 12.640</q>" in html


def test_a_follow_up_shows_how_it_was_read(answerer: ExtractiveAnswerer) -> None:
    history = answerer.turns(["Welk land kreeg geld voor scholen?"])
    html = render(answerer.answer("En waarom?", history), answerer.library)
    assert "Gelezen als: Welk land kreeg geld voor scholen? En waarom?" in html
