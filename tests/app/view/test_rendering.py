from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs

import pytest

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer
from app.answer.citations import cite
from app.view.rendering import AnswerRenderer, ask_link
from app.view.reports import Reports, reference
from index.rows import SentenceRef
from tests.fakes import SYRIA

NUMBER = "Hoeveel migranten gingen naar huis?"


@pytest.fixture
def renderer(answerer: ExtractiveAnswerer) -> AnswerRenderer:
    reports = Reports(answerer.library.corpora.values())
    return AnswerRenderer(answerer.library, reports, with_feedback=True)


def _render(renderer: AnswerRenderer, answer: Answer) -> str:
    return renderer.render(answer, [answer.question])


def test_markers_link_to_the_sentence_in_the_reading_room(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    html = _render(renderer, answer)
    links = re.findall(r'<a class="rw-marker" href="\?s=([^"]+)"', html)
    assert links == [reference(citation.ref) for citation in answer.citations]


def test_the_cited_sentence_is_quoted_in_both_languages(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    html = _render(renderer, answerer.answer(NUMBER))
    assert "<blockquote>In 2022 keerden 1.250 mensen vrijwillig terug.</blockquote>" in html
    assert "<blockquote>In 2022, 1,250 people returned voluntarily.</blockquote>" in html
    assert "<strong>1.250</strong>" in html
    assert "pagina 7" in html


def test_nothing_from_a_question_or_report_is_taken_for_html(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    evil = '<script>alert(1)</script>" onclick="x'
    sentence = replace(answer.sentences[0], text=evil, emphasis=((0, 8),))
    changed = replace(answer, sentences=(sentence, *answer.sentences[1:]), searched=evil)
    html = renderer.render(changed, [evil], [evil])
    assert "<script" not in html
    assert '" onclick=' not in html
    assert "&lt;script&gt;" in html


def test_declining_looks_different_and_offers_passages(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    html = _render(renderer, answerer.answer("How do I bake an apple pie with cinnamon?"))
    assert "rw-declined" in html
    assert "rw-answer" not in html
    assert "Perhaps useful" in html
    assert re.search(r'rw-nearest.*<a class="rw-open" href="\?s=', html)


def test_a_table_row_shows_what_the_source_reads(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    row = cite(answerer.library, SentenceRef("proef", SYRIA), 1)
    html = _render(renderer, replace(answer, citations=(row, *answer.citations[1:])))
    assert "<q>E. Syrié 12.640</q>" in html


def test_those_named_in_question_or_answer_lead_to_their_dossiers(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    html = _render(renderer, answerer.answer("Welk land kreeg geld voor scholen?"))
    assert '<a class="rw-name" href="?d=proef:jordan">Jordanië</a>' in html
    html = _render(renderer, answerer.answer("Wat deed jordanie?"))
    assert "Dossiers: " in html


def test_the_link_to_an_answer_asks_its_question_again(answerer: ExtractiveAnswerer) -> None:
    question = 'Hoeveel & "waarom" gingen zij naar huis? #1 +2'
    link = ask_link(answerer.answer(question), ["Eerst?", question])
    assert parse_qs(link.removeprefix("?")) == {"q": [question]}


def test_the_link_to_a_follow_up_asks_what_it_leans_on_first(answerer: ExtractiveAnswerer) -> None:
    asked = ["Welk land kreeg geld voor scholen?", "En waarom?"]
    answer = answerer.answer(asked[1], answerer.turns(asked[:1]))
    assert parse_qs(ask_link(answer, asked).removeprefix("?")) == {"q": asked}


def test_the_answer_can_be_copied_with_its_sources(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    html = _render(renderer, answer)
    copied = unescape(re.findall(r'data-copy="([^"]+)"', html)[0])
    assert copied.startswith(answer.text)
    assert answer.citations[0].quote in copied
    assert copied.split("\n")[-1].startswith("{base}?q=Hoeveel")


@pytest.mark.parametrize(
    ("confidence", "said"),
    [(0.95, "Zeer waarschijnlijk"), (0.8, "Waarschijnlijk"), (0.4, "Misschien")],
)
def test_how_sure_it_is_is_said_in_words(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer, confidence: float, said: str
) -> None:
    html = _render(renderer, replace(answerer.answer(NUMBER), confidence=confidence))
    assert said in html


def test_suggestions_are_links_that_ask(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    html = renderer.render(answerer.answer(NUMBER), [NUMBER], ["Wat doet IOM & co?"])
    assert '<a class="rw-ask" href="?q=Wat+doet+IOM+%26+co%3F">Wat doet IOM &amp; co?</a>' in html
